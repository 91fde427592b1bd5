/// What lines begin with, and blocks of which no line begins a container.
extension ContainerLayout {
  func byte(_ line: ContainerLine) -> UInt8? { line.isBlank ? nil : bytes[line.text.lowerBound] }

  /// Behind a block of which no line begins a list or a quotation: code, an element, mathematics, a note, or a
  /// definition; `nil` if none begins here.
  mutating func verbatimEnd(_ lines: [ContainerLine], _ index: Int) -> Int? {
    let line = lines[index]
    let first = line.text.lowerBound
    if let end = fenceEnd(lines, index) { return end }
    switch bytes[first] {
    case UInt8(ascii: "<"):
      let scanner = KramdownScanner(bytes: bytes, regions: SourceRegions(), rules: rules)
      return scanner.rawEnd(first).map { end in lines[index...].firstIndex { $0.start >= end } ?? lines.count
      }
    case UInt8(ascii: "$") where bytes.hasText("$$", at: first):
      let end =
        mathBlockEnd(bytes, from: first)
        ?? bytes.end(of: "$$", from: first + 2, before: bytes.paragraphEnd(first))
      guard let end else { return nil }
      return lines[index...].firstIndex { $0.start >= end } ?? lines.count
    case UInt8(ascii: "[") where isNote(line), UInt8(ascii: ":") where isDefinition(line):
      return hangingEnd(lines, index)
    default: return nil
    }
  }

  private func isNote(_ line: ContainerLine) -> Bool {
    bytes.hasText("[^", at: line.text.lowerBound) && bytes[line.text].firstRange(ofASCII: "]:") != nil
  }

  private func isDefinition(_ line: ContainerLine) -> Bool {
    line.text.count > 1 && byte(line) == UInt8(ascii: ":") && bytes[line.text.lowerBound + 1].isHTMLSpace
  }

  /// Behind lines that are indented, or that no blank line divides from those before.
  private func hangingEnd(_ lines: [ContainerLine], _ start: Int) -> Int {
    var index = start + 1
    while index < lines.count {
      let line = lines[index]
      let isBelowBlank = lines[index - 1].isBlank
      if !line.isBlank, isBelowBlank, line.indent < 2, !isDefinition(line), !isNote(line) { return index }
      index += 1
    }
    return index
  }

  // MARK: Ends

  func isEndOfBlock(_ line: ContainerLine) -> Bool {
    byte(line) == UInt8(ascii: "^") && bytes[line.text].trimmedSpace.count == 1
  }

  /// Three or more of the same mark and white space.
  func isRule(_ line: ContainerLine) -> Bool {
    guard line.indent < 4, let mark = byte(line), "*-_".utf8.contains(mark) else { return false }
    let marks = bytes[line.text].filter { !$0.isHTMLSpace }
    return marks.count >= 3 && marks.allSatisfy { $0 == mark }
  }

  func isUnderline(_ line: ContainerLine) -> Bool {
    guard let mark = byte(line), mark == UInt8(ascii: "-") || mark == UInt8(ascii: "=") else { return false }
    return bytes[line.text].trimmedSpace.allSatisfy { $0 == mark }
  }

  /// Whether a line ends what the lines above would go on with: a quotation, an item, indented code.
  func endsLazily(_ line: ContainerLine, _ most: Int) -> Bool {
    if line.isBlank || isEndOfBlock(line) { return true }
    guard line.indent <= most else { return false }
    return bytes.hasText("{:", at: line.text.lowerBound) || isBlockTag(bytes, line.text.lowerBound)
  }

  func endsParagraph(_ line: ContainerLine) -> Bool {
    if endsLazily(line, 3) { return true }
    guard line.indent < 4, let first = byte(line) else { return false }
    return isHeading(line) || first == UInt8(ascii: ">") || isDefinition(line) || mark(line) != nil
      || fence(line) != nil
  }
}
