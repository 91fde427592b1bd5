/// What lines begin with, and blocks whose lines stay as they are.
extension ContainerLayout {
  func byte(_ line: ContainerLine) -> UInt8? { line.isBlank ? nil : bytes[line.text.lowerBound] }

  /// Indented code and the lines right below it; returns the index of the line below.
  mutating func code(_ lines: [ContainerLine], _ start: Int, _ prefix: ContainerPrefix) -> Int {
    var index = start
    while index < lines.count {
      var line = lines[index]
      if line.isBlank {
        guard let next = lines[index...].firstIndex(where: { !$0.isBlank }), lines[next].indent >= 4 else {
          return index
        }
        for blank in lines[index..<next] { write(blank, prefix) }
        index = next
        continue
      }
      if line.indent < 4 {
        if endsLazily(line, 3) { return index }
        line.indent += 4
      }
      write(line, prefix)
      index += 1
    }
    return index
  }

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
      guard let end = bytes.end(of: "$$", from: first + 2, before: bytes.paragraphEnd(first)) else {
        return nil
      }
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

  // MARK: Fences

  /// The mark and the length of a fence.
  func fence(_ line: ContainerLine) -> (mark: UInt8, count: Int)? {
    guard line.indent < 4, let mark = byte(line), mark == 0x60 || mark == 0x7E else { return nil }
    let count = bytes[line.text].prefix { $0 == mark }.count
    guard count >= 3, mark == 0x7E || !bytes[line.text].dropFirst(count).contains(0x60) else { return nil }
    return (mark, count)
  }

  /// Behind the line that closes the fence of a line.
  mutating func fenceEnd(_ lines: [ContainerLine], _ index: Int) -> Int? {
    fence(lines[index]).flatMap { fenceEnd(lines, index, $0) }
  }

  /// Behind the line that closes a fence, if what encloses the lines has so many columns of them.
  mutating func fenceEnd(
    _ lines: [ContainerLine], _ index: Int, _ fence: (mark: UInt8, count: Int), margin: Int = 0
  ) -> Int? {
    if let open = openFences[fence.mark], fence.count >= open { return nil }
    for next in lines.indices[(index + 1)...]
    where byte(lines[next]) == fence.mark && lines[next].indent < margin + 4 {
      let marks = bytes[lines[next].text].prefix { $0 == fence.mark }
      let isBare = bytes[marks.endIndex..<lines[next].text.upperBound].allSatisfy(\.isHTMLSpace)
      if marks.count >= fence.count, isBare { return next + 1 }
    }
    if lines.last?.text.upperBound ?? 0 >= bytes.count - 1 { openFences[fence.mark] = fence.count }
    return nil
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
    return first == UInt8(ascii: "#") || first == UInt8(ascii: ">") || isDefinition(line) || mark(line) != nil
      || fence(line) != nil
  }
}
