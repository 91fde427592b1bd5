/// A tag `{% name arguments %}` or an output `{{ text }}`.
struct LiquidToken: Equatable {
  var range: Range<Int>
  var isTag: Bool
  /// What stands between the marks.
  var text: String
  /// Whether hyphens at the marks ask to take white space away, before and after.
  var trims = (before: false, after: false)

  static func == (lhs: LiquidToken, rhs: LiquidToken) -> Bool {
    lhs.range == rhs.range && lhs.text == rhs.text
  }

  /// What is longer than this, in bytes, is no token but a mark that stands for itself.
  private static let longest = 2000

  /// A tag that stands in no text.
  init(name: String) {
    (range, isTag, text) = (0..<0, true, name)
  }

  /// The first token at or after a position.
  init?(_ source: [UInt8], from position: Int) {
    var search = position
    var ends = (tag: 0, output: 0)
    while search < source.count, let brace = source[search...].firstIndex(of: UInt8(ascii: "{")) {
      search = brace + 1
      let isTag = source.hasText("{%", at: brace)
      guard isTag || source.hasText("{{", at: brace) else { continue }
      if isTag, ends.tag < brace + 4 { ends.tag = source.end(of: "%}", from: brace + 2) ?? .max }
      if !isTag, ends.output < brace + 4 { ends.output = source.end(of: "}}", from: brace + 2) ?? .max }
      let end = isTag ? ends.tag : ends.output
      guard end < brace + LiquidToken.longest else { continue }
      let inner = source[(brace + 2)..<(end - 2)]
      let trimmed = LiquidToken.trim(inner)
      guard !LiquidToken.holdsTag(inner), inner.firstRange(ofASCII: "\n\n") == nil else { continue }
      trims = (inner.first == UInt8(ascii: "-"), inner.count > 1 && inner.last == UInt8(ascii: "-"))
      if isTag, !(trimmed.first.map { $0.isASCII && ($0.isLetter || $0 == "#") } ?? false) { continue }
      range = brace..<end
      self.isTag = isTag
      text = trimmed
      return
    }
    return nil
  }

  /// Whether another tag begins within a token. One in quotation marks does not: so posts show tags.
  private static func holdsTag(_ inner: ArraySlice<UInt8>) -> Bool {
    guard let tag = inner.firstRange(ofASCII: "{%") else { return false }
    let before = inner[..<tag.lowerBound].last
    return before != 0x22 && before != 0x27
  }

  /// The first tag of a name at or after a position.
  init?(_ source: [UInt8], from position: Int, named name: String) {
    var position = position
    while let token = LiquidToken(source, from: position) {
      if token.isTag, token.name == name {
        self = token
        return
      }
      position = token.range.lowerBound + 2
    }
    return nil
  }

  /// Without the hyphens that ask Liquid to take white space away, and without white space.
  private static func trim(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    if bytes.first == UInt8(ascii: "-") { bytes = bytes.dropFirst() }
    if bytes.last == UInt8(ascii: "-") { bytes = bytes.dropLast() }
    return String(decoding: bytes, as: UTF8.self).trimmed
  }

  /// The first word of a tag.
  var name: String { isTag ? String(text.prefix { !$0.isWhitespace }) : "" }

  /// What follows the first word.
  var arguments: String { String(text.dropFirst(name.count)) }
}
