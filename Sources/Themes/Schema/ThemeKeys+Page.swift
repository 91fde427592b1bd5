import Manuscript
import Settings

extension ThemeKeys {
  static var page: JSONValue {
    [
      "size": key(
        "A name, or width and height.",
        any(
          ["enum": JSONValue(PageSize.names)],
          ["type": "string", "pattern": #"^[0-9.]+x[0-9.]+(mm|cm|in|pt)$"#],
          ["type": "array", "items": size, "minItems": 2, "maxItems": 2])),
      "margins": key(
        "Fitted: the measure becomes a whole number of em, the type area a whole number of lines.",
        section([
          "inner": key("At the spine.", length), "outer": key("At the edge.", length),
          "top": key("Above the type area.", length), "bottom": key("Below it.", length),
        ])),
      "columns": key("Their number, or more about them.", any(whole(1...3), section(columns))),
      "lead": key("The first article, where chapters run on in several columns.", section(lead)),
      "chapter-start": key("Where a chapter begins.", choice(ChapterStart.self)),
      "head": key("The running head.", section(running)), "foot": key("The running foot.", section(running)),
      "contents": key("The table of contents.", section(contents)),
      "links": key("What becomes of addresses on paper.", choice(LinkStyle.self)),
      "bleed": key("How far the cover reaches over the edges that are cut; at most 72pt.", length),
      "marks": key("Whether crop marks stand on the sheet around the page.", flag),
    ]
  }

  private static var columns: JSONValue {
    [
      "count": key("How many.", whole(1...3)), "gutter": key("Between them.", length),
      "rule": key("Whether a hairline stands in the gutter.", flag),
    ]
  }

  private static var lead: JSONValue {
    [
      "span": key("The columns that its head and its first picture take.", whole(1...3)),
      "size": key("The size of its title.", size),
    ]
  }

  private static var running: JSONValue {
    let names = RunningContent.placeholders.joined(separator: "|").replacing(".", with: "\\.")
    let template: JSONValue = [
      "type": "string", "pattern": .string("^([^{]|\\{(?!\\{)|\\{\\{(\(names))\\}\\})*$"),
    ]
    return [
      "verso": key("On left pages: text with {{book.title}}, {{chapter.title}}, {{folio}}.", template),
      "recto": key("On right pages.", template),
    ]
  }

  private static var contents: JSONValue {
    [
      "depth": key("0: none; 1: chapters; 2: also their headings; and so on.", whole(0...6)),
      "leaders": key("Whether dots stand between a title and its page.", flag),
      "summary": key("Whether a box of highlights stands on the first page instead.", flag),
    ]
  }

  static var epub: JSONValue {
    [
      "css": key("A file beside the theme, appended to the made style sheet.", words),
      "fonts": key("The reader's own, or the families of the theme.", choice(EPUBStyle.Fonts.self)),
    ]
  }

  static var cover: JSONValue {
    ["template": key("An SVG with Mustache placeholders, beside the theme.", words)]
  }
}
