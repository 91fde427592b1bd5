/// Code: indented, and between fences.
extension ContainerLayout {
  /// Indented code and the lines right below it; returns the index of the line below.
  mutating func code(_ lines: [ContainerLine], _ start: Int, _ prefix: ContainerPrefix) -> Int {
    var index = start
    var isBelowCode = false
    while index < lines.count {
      let line = lines[index]
      if line.isBlank {
        guard let next = lines[index...].firstIndex(where: { !$0.isBlank }), lines[next].indent >= 4 else {
          return index
        }
        for blank in lines[index..<next] { write(blank, prefix) }
        index = next
        isBelowCode = false
        continue
      }
      if line.indent < 4, endsLazily(line, 3) { return index }
      write(line, ofCode: prefix, isBelowCode: isBelowCode)
      isBelowCode = true
      index += 1
    }
    return index
  }

  /// A line of code: four spaces or one tab go, and whatever else stands before its text stays. One that is not
  /// indented goes on in the line above.
  private mutating func write(_ line: ContainerLine, ofCode prefix: ContainerPrefix, isBelowCode: Bool) {
    let white = whiteSpace(before: line)
    let spaces = white.prefix { $0 == 0x20 }.count
    if isBelowCode, spaces < 4, spaces == white.count {
      edits.append(SourceEdit(line.start - 1..<line.text.lowerBound, [0x20] + white))
      return
    }
    let rest: ArraySlice<UInt8>
    if spaces >= 4 {
      rest = white.dropFirst(4)
    } else if white.first == 0x09 {
      rest = white.dropFirst()
    } else {
      // Below a blank line no such line is code for kramdown, but text without a paragraph.
      rest = isBelowCode ? white : Array(repeating: 0x20, count: line.indent - 4)[...]
    }
    let before = prefix.before(line) + Array(repeating: 0x20, count: 4) + rest
    if !bytes[line.start..<line.text.lowerBound].elementsEqual(before) {
      edits.append(SourceEdit(line.start..<line.text.lowerBound, before))
    }
  }

  /// The white space before the text of a line, without that of what encloses it: there tabs at the start become
  /// spaces.
  private func whiteSpace(before line: ContainerLine) -> ArraySlice<UInt8> {
    let all = bytes[line.start..<line.text.lowerBound]
    var white = all.suffix(all.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count)
    // The space behind the mark of a quotation is part of that.
    if white.count < all.count, white.first == 0x20 { white = white.dropFirst() }
    let width = ContainerLine(bytes, start: line.start, from: white.startIndex, to: line.text.upperBound)
      .indent
    guard width > line.indent || white.count < all.count else { return white }
    let tabs = white.prefix { $0 == 0x09 }.count
    let spread = Array(repeating: 0x20, count: 4 * tabs) + white.dropFirst(tabs)
    let surplus = Swift.min(Swift.max(width - line.indent, 0), spread.prefix { $0 == 0x20 }.count)
    return spread.dropFirst(surplus)
  }

  // MARK: Fences

  /// The mark and the length of a fence.
  func fence(_ line: ContainerLine) -> (mark: UInt8, count: Int)? {
    guard line.indent < 4, let mark = byte(line), mark == 0x60 || mark == 0x7E else { return nil }
    let count = bytes[line.text].prefix { $0 == mark }.count
    guard count >= 3, mark == 0x7E || !bytes[line.text].dropFirst(count).contains(0x60) else { return nil }
    return (mark, count)
  }

  /// Whether a fence right below an item or a quotation is one that was to close another: it names no language, and
  /// what it would enclose has a fence that does.
  func closesNothing(_ lines: ArraySlice<ContainerLine>) -> Bool {
    guard let first = lines.first, isBare(first) else { return false }
    return lines.dropFirst().contains { fence($0) != nil && !isBare($0) }
  }

  private func isBare(_ fence: ContainerLine) -> Bool {
    bytes[fence.text].trimmedSpace.allSatisfy { $0 == bytes[fence.text.lowerBound] }
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
}
