/// The rules for a text that sets options of kramdown for itself: `{::options parse_block_html="true" /}` in a line of
/// its own. They hold in the whole text; the last word counts. Those that change nothing that a book shows (ids,
/// levels of contents, highlighters) are read over.
func documentRules(_ source: [UInt8], _ rules: DialectRules) -> DialectRules {
  guard rules.hasKramdownBlocks, source.end(of: optionsStart, from: 0) != nil else { return rules }
  let regions = sourceRegions(source)
  var rules = rules
  var position = 0
  while let found = source.end(of: optionsStart, from: position) {
    position = found
    let start = found - optionsStart.utf8.count
    let end = source.lineEnd(start)
    let isAlone = source[source.lineStart(start)..<start].allSatisfy(\.isHTMLSpace)
    guard isAlone, !regions.isCode(start) else { continue }
    rules.take(source[found..<end])
  }
  return rules
}

private let optionsStart = "{::options "

extension DialectRules {
  /// Takes what `key="value"` says.
  fileprivate mutating func take(_ options: ArraySlice<UInt8>) {
    let words = options.split { $0.isHTMLSpace || $0 == UInt8(ascii: "}") }
    for word in words.map({ String(decoding: $0, as: UTF8.self) }) {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let isTrue = parts[1].filter { $0 != "\"" && $0 != "'" } == "true"
      switch parts[0] {
      case "parse_block_html": parsesElements = isTrue
      case "hard_wrap": breaksLines = isTrue
      default: break
      }
    }
  }
}
