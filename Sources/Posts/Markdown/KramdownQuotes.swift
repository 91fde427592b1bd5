extension KramdownScanner {
  /// A line of a quotation: `1)` begins no list in it either.
  mutating func quotedLine(_ line: Range<Int>, _ first: Int) {
    let content = bytes[first..<line.upperBound].firstIndex { $0 != UInt8(ascii: ">") && !$0.isHTMLSpace }
    guard let content, !regions.isCode(content) else { return }
    let digits = bytes[content..<line.upperBound].prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty, bytes[content..<line.upperBound].isListItem,
      bytes[digits.endIndex] == UInt8(ascii: ")")
    else { return }
    edits.append(SourceEdit(digits.endIndex..<digits.endIndex, [nothing]))
  }

  /// Marks that no line closes are no fence; says whether a line has such.
  func isOpenFence(_ line: Range<Int>, _ first: Int) -> Bool {
    let mark = bytes[first]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    let count = bytes[first..<line.upperBound].prefix { $0 == mark }.count
    guard count >= 3, first - line.lowerBound < 4, regions.endOfCode(first) == bytes.count else {
      return false
    }
    var end = bytes.count
    while end > line.upperBound, bytes[end - 1].isHTMLSpace { end -= 1 }
    let last = bytes[bytes.lineStart(end)..<end].withoutContainers
    let marks = last.prefix { $0 == mark }.count
    return bytes.lineStart(end) <= line.lowerBound || marks < count || marks < last.count
  }
}
