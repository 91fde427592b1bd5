package import Manuscript
import Mustache
package import PangoCairo
package import Themes
package import Typesetting

/// Makes covers: title broken into the box of the theme's template → template filled → SVG → pixels, or a page
/// of the PDF.
///
/// A template is an SVG 1600 units wide. It may use: `width`, `height`; `title.lines`, each with `x`, `y`
/// (baseline), `size` and `text`, and `title.bottom`; `authorLines`, the same of the authors; `highlights`, the
/// first titles of the book, each with `y` and `text`; `subtitleLines`, the same of the subtitle; `subtitle`,
/// `author`, `date`, `publisher`; of newsletters `issue`, the number, and `label`, what the title says of it; `accent`, `text`, `muted`, `rule`: colours;
/// `serif`, `sans`, `kai`: font families; `language`. Its root says where text may stand (``CoverBoxes``).
package enum CoverMaker {
  /// Fills the theme's template.
  ///
  /// - Parameters:
  ///   - publication: what the cover is of.
  ///   - theme: whose template is filled.
  ///   - width: of the cover, in any unit: only its proportion to `height` counts.
  ///   - height: of the cover, in the same unit.
  ///   - setter: breaks and measures the texts.
  /// - Returns: an SVG document.
  /// - Throws: a finding, where the template is not what Mustache understands.
  package static func svg(
    for publication: Publication, theme: Theme, width: Double, height: Double, setter: any ParagraphSetter
  ) throws(Finding) -> String {
    let units = (CoverMaker.width * height / width).rounded()
    let boxes = CoverBoxes(template: theme.cover.template, height: units)
    let typesetter = CoverTypesetter(
      setter: setter, language: publication.metadata.language, color: theme.colors.text,
      autospace: theme.cjk.autospace)
    let head = Masthead(publication.metadata)
    let title = typesetter.title(boxes.namesSeries ? head.name : publication.metadata.title, in: boxes.title)
    var values = facts(publication.metadata, theme, typesetter)
    values["width"] = number(CoverMaker.width)
    values["height"] = number(units)
    values["title"] = [
      "lines": title.map { fields($0, typesetter) },
      "bottom": number(title.last.map { $0.y + 0.12 * $0.size } ?? 0),
    ]
    values["authorLines"] = authors(publication.metadata, boxes, typesetter)
    values["subtitleLines"] = subtitle(publication.metadata, boxes, typesetter)
    values["highlights"] = highlights(publication, boxes, typesetter)
    return try render(theme.cover.template, values)
  }

  /// The width of every cover in units.
  static let width = 1600.0

  /// Draws an SVG and packs it as PNG. The same SVG and fonts give the same bytes.
  ///
  /// - Throws: ``PaintError``, where the SVG cannot be drawn.
  package static func png(
    svg: String, width: Int, height: Int, catalogue: FontCatalogue
  ) throws(PaintError) -> [UInt8] {
    let picture = try SVGPicture(Array(svg.utf8), catalogue: catalogue)
    return try PNGWriter.bytes(of: picture, width: width, height: height)
  }

  private static func render(_ template: String, _ values: [String: Any]) throws(Finding) -> String {
    do {
      return try MustacheTemplate(string: template).render(values)
    } catch {
      throw Finding(.themeInvalid, "the template of the cover is not valid Mustache: \(error)")
    }
  }

  private static func authors(
    _ metadata: Metadata, _ boxes: CoverBoxes, _ typesetter: CoverTypesetter
  ) -> [[String: String]] {
    guard let box = boxes.author else { return [] }
    return typesetter.names(names(metadata), in: box).map { fields($0, typesetter) }
  }

  /// Who wrote the book or edited it.
  private static func names(_ metadata: Metadata) -> [String] {
    metadata.creators.filter { ["aut", "edt"].contains($0.role) }.map(\.name)
  }

  private static func subtitle(
    _ metadata: Metadata, _ boxes: CoverBoxes, _ typesetter: CoverTypesetter
  ) -> [[String: String]] {
    guard let box = boxes.subtitle, let subtitle = metadata.subtitle else { return [] }
    return typesetter.lines(subtitle, in: box, count: box.count).enumerated().map { index, text in
      ["y": number(box.y + Double(index) * box.leading), "text": typesetter.drawn(text)]
    }
  }

  /// The first titles, with a second line as long as there is room for it.
  private static func highlights(
    _ publication: Publication, _ boxes: CoverBoxes, _ typesetter: CoverTypesetter
  ) -> [[String: Any]] {
    guard let list = boxes.highlights else { return [] }
    let titles = publication.chapters.prefix(list.count).map(\.title)
    var (y, room) = (list.y, list.furtherLines(besides: titles.count))
    return titles.map { title in
      let lines = typesetter.lines(title, in: list, count: room > 0 ? 2 : 1)
      defer {
        y += list.leading + Double(lines.count - 1) * list.pitch
        room -= lines.count - 1
      }
      return [
        "y": number(y), "text": typesetter.drawn(typesetter.lines(title, in: list, count: 1).joined()),
        "lines": lines.enumerated().map { index, text in
          ["y": number(Double(index) * list.pitch), "text": typesetter.drawn(text)]
        },
      ]
    }
  }

  private static func facts(
    _ metadata: Metadata, _ theme: Theme, _ typesetter: CoverTypesetter
  ) -> [String: Any] {
    let language = metadata.language
    var values: [String: Any] = [
      "accent": theme.colors.accent.description, "text": theme.colors.text.description,
      "muted": theme.colors.muted.description, "rule": theme.colors.rule.description,
      "language": language.description,
    ]
    for role in [FontRole.serif, .sans, .kai] { values[role.rawValue] = families(role, theme, language) }
    let names = names(metadata)
    // Absent, not empty: a section of Mustache is shown for an empty text too.
    values["author"] = names.isEmpty ? nil : typesetter.drawn(Wording.names(names, in: language))
    values["subtitle"] = metadata.subtitle.map(typesetter.drawn)
    values["publisher"] = metadata.publisher.map(typesetter.drawn)
    values["issue"] = metadata.series?.number
    values["label"] = Masthead(metadata).issue.map(typesetter.drawn)
    values["date"] = metadata.date.map { typesetter.drawn(Wording.date($0, in: language)) }
    return values
  }

  /// The families of a role, that of the book's language first: quotation marks and dashes are in all of them.
  private static func families(_ role: FontRole, _ theme: Theme, _ language: Language) -> String {
    let stack = theme.fonts.stack(role)
    let families = [stack.hanFamily(language), stack.latin].compactMap { $0 }
    return (language.isCJK ? families : families.reversed()).joined(separator: ", ")
  }

  private static func fields(
    _ line: CoverTypesetter.PlacedLine, _ typesetter: CoverTypesetter
  ) -> [String: String] {
    [
      "x": number(line.x), "y": number(line.y), "size": number(line.size),
      "text": typesetter.drawn(line.text),
    ]
  }

  /// A number of at most one decimal, as SVG reads it.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
