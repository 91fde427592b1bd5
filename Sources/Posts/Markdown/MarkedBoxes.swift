/// Makes asides of what stands between lines of three colons and more: `:::info Title`, the text, `:::`.
///
/// Boxes may stand in each other. Marks that nothing closes are text.
///
/// - Parameters:
///   - bytes: the source.
///   - regions: what in it is not prose.
/// - Returns: changes of the lines with marks.
func markedBoxes(_ bytes: [UInt8], _ regions: SourceRegions) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  var open: [Range<Int>] = []
  var start = 0
  while start < bytes.count {
    let line = start..<bytes.lineEnd(start)
    start = line.upperBound + 1
    guard let words = wordsOfBox(bytes[line]), !regions.isCode(line.lowerBound) else { continue }
    if !words.isEmpty {
      open.append(line)
    } else if let opening = open.popLast() {
      edits.append(SourceEdit(opening, Array("\n<aside>\(titleOfBox(bytes[opening]))\n".utf8)))
      edits.append(SourceEdit(line, Array("\n</aside>\n".utf8)))
    }
  }
  return edits
}

/// What stands behind the colons of a mark; `nil` where a line is none.
private func wordsOfBox(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  let colons = line.prefix { $0 == UInt8(ascii: ":") }
  guard colons.count > 2 else { return nil }
  let words = line[colons.endIndex...].trimmedSpace
  guard let first = words.first else { return words }
  return (0x61...0x7A).contains(first | 0x20) ? words : nil
}

/// The words behind the name of a box.
private func titleOfBox(_ line: ArraySlice<UInt8>) -> String {
  let words = String(decoding: wordsOfBox(line) ?? [], as: UTF8.self)
  let title = words.drop { !$0.isWhitespace }.trimmingPrefix { $0.isWhitespace }
  return title.isEmpty ? "" : "<summary>\(escaped(String(title)))</summary>"
}
