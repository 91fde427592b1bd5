package import Manuscript
import Mustache
package import PangoCairo
package import Themes
package import Typesetting

/// Makes covers: texts broken into the boxes of the theme → its template filled → SVG → pixels, or a page of
/// the PDF.
///
/// Templates may use: `width`, `height`; `title.lines` and `subtitle.lines`, each with `x`, `y` (baseline),
/// `size` and `text`; `highlights`, the same for the titles of a newsletter's first articles; `author`, `date`,
/// `publisher`, `issue`; `accent` and `text`, colours; `serif`, `sans` and `kai`, font families; `language`.
package enum CoverMaker {
  /// Fills the theme's template.
  ///
  /// - Parameters:
  ///   - width: of the cover, in any unit: only its proportion to `height` counts.
  ///   - setter: breaks and measures the texts.
  /// - Throws: a finding, where the template is not what Mustache understands.
  package static func svg(
    for publication: Publication, theme: Theme, width: Double, height: Double, setter: any ParagraphSetter
  ) throws(Finding) -> String {
    let units = (CoverStyle.width * height / width).rounded()
    let typesetter = CoverTypesetter(
      setter: setter, language: publication.metadata.language, color: theme.colors.text, height: units)
    var values = facts(publication.metadata, theme: theme)
    values["width"] = number(CoverStyle.width)
    values["height"] = number(units)
    values["title"] = ["lines": fields(typesetter.lines(publication.metadata.title, in: theme.cover.title))]
    let subtitle = publication.metadata.subtitle.map { typesetter.lines($0, in: theme.cover.subtitle) }
    values["subtitle"] = ["lines": fields(subtitle ?? [])]
    values["highlights"] = fields(typesetter.stacked(highlights(publication), in: theme.cover.highlights))
    return try render(theme.cover.template, values)
  }

  /// Draws an SVG and packs it as PNG. The same SVG and fonts give the same bytes.
  ///
  /// - Throws: ``PaintError``, where the SVG cannot be drawn.
  package static func png(
    svg: String, width: Int, height: Int, catalogue: FontCatalogue
  ) throws(PaintError) -> [UInt8] {
    let picture = try SVGPicture(Array(svg.utf8), catalogue: catalogue)
    return PNGWriter.bytes(of: try picture.raster(width: width, height: height))
  }

  private static func render(_ template: String, _ values: [String: Any]) throws(Finding) -> String {
    do {
      return try MustacheTemplate(string: template).render(values)
    } catch {
      throw Finding(.themeInvalid, "the template of the cover is not valid Mustache: \(error)")
    }
  }

  /// The articles that a newsletter's cover names: an issue is a number of a series.
  private static func highlights(_ publication: Publication) -> [String] {
    publication.metadata.series == nil ? [] : publication.chapters.prefix(3).map(\.title)
  }

  private static func facts(_ metadata: Metadata, theme: Theme) -> [String: Any] {
    let language = metadata.language
    var values: [String: Any] = [
      "accent": theme.colors.accent.description, "text": theme.colors.text.description,
      "language": language.description,
    ]
    for role in [FontRole.serif, .sans, .kai] { values[role.rawValue] = families(role, theme, language) }
    let names = metadata.creators.filter { ["aut", "edt"].contains($0.role) }.map(\.name)
    values["author"] = names.joined(separator: language.isCJK ? "　" : ", ")
    values["publisher"] = metadata.publisher ?? ""
    values["issue"] = metadata.series?.number ?? ""
    values["date"] = metadata.date.map { Wording.date($0, in: language) } ?? ""
    return values
  }

  /// The families of a role, that of the book's language first: quotation marks and dashes are in all of them.
  private static func families(_ role: FontRole, _ theme: Theme, _ language: Language) -> String {
    let stack = theme.fonts.stack(role)
    let families = [stack.hanFamily(language), stack.latin].compactMap { $0 }
    return (language.isCJK ? families : families.reversed()).joined(separator: ", ")
  }

  private static func fields(_ lines: [CoverTypesetter.PlacedLine]) -> [[String: String]] {
    lines.map { ["x": number($0.x), "y": number($0.y), "size": number($0.size), "text": $0.text] }
  }

  /// A number of at most one decimal, as SVG reads it.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
