/// What in a text could exhaust the parser, whose time and stack nobody limits. No honest file has any of it.
package struct ParsingHazard: Sendable {
  /// The line in which it becomes too much.
  package let line: Int
  /// What is too much.
  package let message: String

  /// The parser follows nesting by recursion. In block style a level costs a character of indentation, a dash or a
  /// question mark; in flow style, a bracket.
  private static let deepest = 200
  /// The parser compares keys, and keys that are aliases of aliases by all that they stand for: with so few, that is
  /// some thousand values at most.
  private static let mostAliases = 50

  /// Looks through a text once; `nil` where it can be parsed without danger.
  ///
  /// - Parameters:
  ///   - text: YAML, or what should be.
  ///   - countsAliases: whether asterisks may be aliases; where nothing has an anchor they are none.
  package init?(in text: String, countsAliases: Bool = true) {
    var (line, indentation, brackets, aliases) = (1, 0, 0, 0)
    var isIndented = true
    var last = UInt8(ascii: "\n")
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): (line, indentation, isIndented) = (line + 1, 0, true)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "\t"):
        if isIndented { indentation += 1 }
      case UInt8(ascii: "["), UInt8(ascii: "{"): (brackets, isIndented) = (brackets + 1, false)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): (brackets, isIndented) = (max(0, brackets - 1), false)
      default: isIndented = false
      }
      if countsAliases, last == UInt8(ascii: "*"), !" \t\r\n*/,".utf8.contains(byte) { aliases += 1 }
      last = byte
      guard indentation > Self.deepest || brackets > Self.deepest || aliases > Self.mostAliases else {
        continue
      }
      self.line = line
      message =
        aliases > Self.mostAliases
        ? "there are more than \(Self.mostAliases) aliases" : "values nest deeper than any key needs"
      return
    }
    return nil
  }
}
