import Manuscript
import Settings

extension PageStyle {
  init(_ section: SettingSection, em: Double, writing: WritingMode) {
    self.init(
      writing: writing, size: PageSize(section, "size", em: em),
      margins: section.section("margins") { Margins($0, em: em) },
      columns: Columns(section, em: em),
      lead: section.section("lead") {
        LeadStyle(span: $0.integer("span", in: 1...3), size: $0.size("size", em: em))
      },
      chapterStart: section.choice("chapter-start", .page),
      head: section.section("head", RunningContent.init),
      foot: section.section("foot", RunningContent.init),
      contents: section.section("contents", ContentsStyle.init),
      links: section.choice("links", .notes), bleed: section.points("bleed", em: em, in: 0...72),
      marks: section.flag("marks"))
  }
}

extension PageSize {
  /// The least width and height that a page can be worked with, in points.
  private static let least = 72.0

  /// Decodes a name, or a list of width and height.
  init(_ section: SettingSection, _ key: String, em: Double) {
    self.init(width: 420, height: 595)
    guard let setting = section.setting(key) else { return }
    switch setting.value {
    case .list(let items) where items.count == 2:
      let sides = items.map { section.points($0.text ?? "", key, em: em, at: $0.place) ?? width }
      self.init(width: sides[0], height: sides[1])
    case .scalar(let text):
      guard let size = PageSize(named: text) else { fallthrough }
      self = size
    default:
      section.report.invalid(
        "“\(section.path(key))” is no page size" + (setting.text.map { ": “\($0)”" } ?? ""),
        hint: "write [width, height] or one of: " + PageSize.names.joined(separator: ", "), at: setting.place)
    }
    if width < Self.least || height < Self.least {
      section.report.invalid("“\(section.path(key))” is smaller than an inch", at: setting.place)
    }
  }
}

extension Margins {
  init(_ section: SettingSection, em: Double) {
    self.init(
      top: section.points("top", em: em), bottom: section.points("bottom", em: em),
      inner: section.points("inner", em: em), outer: section.points("outer", em: em))
  }
}

extension Columns {
  /// Decodes `columns: { count, gutter, rule }`; a bare number has become the count in merging.
  init(_ page: SettingSection, em: Double) {
    self = page.section("columns") { section in
      Columns(
        count: section.integer("count", in: 1...3), gutter: section.points("gutter", em: em),
        rule: section.flag("rule"))
    }
  }
}

extension RunningContent {
  /// What a running head or foot may hold.
  static let placeholders = ["book.title", "chapter.title", "folio"]

  init(_ section: SettingSection) {
    self.init(verso: Self.template("verso", section), recto: Self.template("recto", section))
  }

  private static func template(_ key: String, _ section: SettingSection) -> String {
    guard let (text, place) = section.scalar(key) else { return "" }
    for piece in text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
      let name = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)[0]
      if placeholders.contains(String(name)), piece.dropFirst(name.count).hasPrefix("}}") { continue }
      section.report.invalid(
        "“\(section.path(key))” has a placeholder that does not exist: “{{\(name)}}”",
        hint: "there are: " + placeholders.map { "{{\($0)}}" }.joined(separator: ", "), at: place)
    }
    return text
  }
}

extension ContentsStyle {
  init(_ section: SettingSection) {
    self.init(
      depth: section.integer("depth", in: 0...6), leaders: section.flag("leaders"),
      summary: section.flag("summary"))
  }
}

extension EPUBStyle {
  init(_ section: SettingSection, css: [String]) {
    _ = section.optionalSetting("css")
    self.init(fonts: section.choice("fonts", .reader), css: css.joined(separator: "\n"))
  }
}

extension CoverStyle {
  init(_ section: SettingSection, template: String?) {
    _ = section.optionalSetting("template")
    if template == nil {
      section.report.invalid(
        "there is no cover template", hint: "every theme extends base, which has cover.svg", at: section.place
      )
    }
    self.init(template: template ?? "")
  }
}
