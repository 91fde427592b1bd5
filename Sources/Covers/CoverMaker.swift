package import Manuscript
import Mustache
package import PangoCairo
package import Themes
package import Typesetting

/// Makes covers: template of the theme → title broken and measured → SVG → pixels, or a page of the PDF.
///
/// A template is an SVG 1600 units wide; `{{height}}` is as high as the proportions of the cover want. The
/// names that it may use:
///
/// - `width`, `height`; `accent`, `text`, `muted`, `rule` (colours of the theme); `language`;
///   `serif`, `sans`, `kai`: values for `font-family`;
/// - `title` with `title.lines`, each with `x`, `y` (baseline), `size` and `text`; and `title.bottom`, where
///   the last line ends;
/// - `subtitle`, `author`, `date`, `publisher`, `issue` (number in the series): text, absent where unknown;
/// - `highlights`, the first titles of the book, each with `y` and `text`.
///
/// Attributes of its root element say where title and highlights may stand (``CoverBox``).
package enum CoverMaker {
  /// Fills the theme's template.
  ///
  /// - Parameters:
  ///   - width: of the cover, in any unit: only the proportion to `height` counts.
  ///   - setter: breaks and measures the title.
  package static func svg(
    for publication: Publication, theme: Theme, width: Double, height: Double, setter: any ParagraphSetter
  ) throws -> String {
    let height = (CoverMaker.width * height / width).rounded()
    let template = try MustacheTemplate(string: theme.cover.template)
    let box = CoverBox(template: theme.cover.template, height: height)
    let language = publication.metadata.language
    let typesetter = CoverTypesetter(setter: setter, language: language, color: theme.colors.text)
    let title = typesetter.title(publication.metadata.title, in: box)
    var values = CoverMaker.values(publication.metadata, theme: theme)
    values["width"] = number(CoverMaker.width)
    values["height"] = number(height)
    values["title"] = title
    values["highlights"] = typesetter.highlights(publication.chapters.map(\.title), in: box)
    return template.render(values)
  }

  /// Draws an SVG and packs it as PNG. The same SVG and fonts give the same bytes.
  package static func png(svg: String, width: Int, height: Int, catalogue: FontCatalogue) throws -> [UInt8] {
    let picture = try SVGPicture(Array(svg.utf8), catalogue: catalogue)
    return PNGWriter.bytes(of: try picture.raster(width: width, height: height))
  }

  /// The width of every cover in units of its template.
  static let width = 1600.0

  private static func values(_ metadata: Metadata, theme: Theme) -> [String: Any] {
    var values: [String: Any] = [
      "accent": theme.colors.accent.description, "text": theme.colors.text.description,
      "muted": theme.colors.muted.description, "rule": theme.colors.rule.description,
      "language": metadata.language.description,
    ]
    for role in [FontRole.serif, .sans, .kai] { values[role.rawValue] = families(role, theme, metadata.language) }
    let authors = metadata.creators.filter { $0.role == "aut" || $0.role == "edt" }.map(\.name)
    if !authors.isEmpty { values["author"] = authors.joined(separator: metadata.language.isCJK ? "　" : ", ") }
    values["subtitle"] = metadata.subtitle
    values["publisher"] = metadata.publisher
    values["issue"] = metadata.series?.number
    values["date"] = metadata.date.map { Wording.date($0, in: metadata.language) }
    return values
  }

  /// The families of a role, that of the book's language first: quotation marks and dashes are in all of them.
  private static func families(_ role: FontRole, _ theme: Theme, _ language: Language) -> String {
    let stack = theme.fonts.stack(role)
    let families = [stack.hanFamily(language), stack.latin].compactMap { $0 }
    return (language.isCJK ? families : families.reversed()).joined(separator: ", ")
  }
}

/// A number without needless decimals, as SVG reads it.
func number(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
}
