import Manuscript
import Themes

/// Finds which characters a book shows in which look: reads the documents as they were written, with the relations of the
/// style sheet (``Stylesheet``).
struct CollectCharacters {
  private let theme: Theme
  private var stack: [TextLook]
  /// The elements in whose text nobody looks for glyphs.
  private var hidden = 0
  private(set) var found: [TextLook: Set<UInt32>] = [:]
  private var current: Set<UInt32> = []

  init(theme: Theme, language: Language) {
    self.theme = theme
    stack = [TextLook(role: theme.text.font, language: language)]
  }

  /// Reads a content document of ours: well-formed, with `>` escaped in attributes.
  mutating func read(_ document: [UInt8]) {
    let text = String(decoding: document, as: UTF8.self).unicodeScalars
    var index = text.startIndex
    while index < text.endIndex {
      let scalar = text[index]
      guard scalar == "<" else {
        if hidden == 0 { current.insert(scalar.value) }
        index = text.index(after: index)
        continue
      }
      let end = text[index...].firstIndex(of: ">") ?? text.index(before: text.endIndex)
      flush()
      take(String(text[text.index(after: index)..<end]))
      index = text.index(after: end)
    }
    flush()
    // Entities: what they stand for.
    found[stack[0], default: []].formUnion("&<>\"".unicodeScalars.map(\.value))
  }

  private mutating func flush() {
    guard !current.isEmpty else { return }
    let look = stack[stack.count - 1]
    if look.isSmallCaps {
      let capitals = current.flatMap {
        Unicode.Scalar($0)?.properties.uppercaseMapping.unicodeScalars.map(\.value) ?? []
      }
      current.formUnion(capitals)
    }
    found[look, default: []].formUnion(current)
    current.removeAll(keepingCapacity: true)
  }

  private mutating func take(_ tag: String) {
    if tag.hasPrefix("?") || tag.hasPrefix("!") || tag.hasSuffix("/") { return }
    if tag.hasPrefix("/") {
      if stack.count > 1 { stack.removeLast() }
      if tag == "/head" { hidden -= 1 }
      return
    }
    let name = tag.prefix { !$0.isWhitespace }
    if name == "head" { hidden += 1 }
    var look = stack[stack.count - 1]
    if let language = value(of: "xml:lang", in: tag) { look.language = Language(language) }
    change(
      &look, String(name), value(of: "class", in: tag).map { $0.split(separator: " ").map(String.init) } ?? []
    )
    stack.append(look)
  }

  private func value(of attribute: String, in tag: String) -> String? {
    guard let start = tag.firstRange(of: " \(attribute)=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }

  private func change(_ look: inout TextLook, _ element: String, _ classes: [String]) {
    switch element {
    case "h1": (look.role, look.isBold) = (theme.title.font, theme.title.weight == .bold)
    case "h2", "h3", "h4", "h5", "h6":
      (look.role, look.isBold) = (theme.heading.font, theme.heading.weight == .bold)
    case "blockquote": look.role = theme.quote.font
    case "pre", "code", "kbd": look.role = theme.code.font
    case "table": look.role = theme.table.font
    case "figcaption": look.role = theme.figure.captionFont
    case "strong", "th", "dt", "caption": look.isBold = true
    case "em": emphasise(&look, classes)
    default: break
    }
    if classes.contains("notes") { look.role = theme.note.font }
    if classes.contains("small-caps") { look.isSmallCaps = true }
    let bold: Set = ["label", "box-title", "mark", "issue", "part-entry"]
    if !bold.isDisjoint(with: classes) { look.isBold = true }
    if classes.contains("k"), theme.code.keywordWeight == .bold { look.isBold = true }
  }

  /// Han and Latin in emphasis, as the style sheet tells them apart.
  private func emphasise(_ look: inout TextLook, _ classes: [String]) {
    let isHan = classes.contains("han") || look.language.isCJK && !classes.contains("latin")
    if isHan {
      if theme.emphasis.han == .kai { look.role = .kai }
      if theme.emphasis.han == .bold { look.isBold = true }
    } else {
      look.isItalic = theme.emphasis.latin == .italic
      if theme.emphasis.latin == .bold { look.isBold = true }
    }
  }
}
