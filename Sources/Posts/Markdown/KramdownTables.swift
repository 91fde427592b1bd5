extension KramdownScanner {
  /// Takes a block of lines with bars for a table, as kramdown does; says whether it is one.
  ///
  /// GitHub's tables need a head of one row and a line below it; where there is none, an empty head is made,
  /// which the renderer leaves out again.
  mutating func table(_ line: Range<Int>) -> Bool {
    guard hasBar(line) || isSeparator(line) else { return false }
    var rows: [Range<Int>] = []
    var next = line
    while true {
      guard hasBar(next) || isSeparator(next) else { return notTable(rows) }
      rows.append(next)
      guard next.upperBound + 1 < bytes.count else { break }
      let start = next.upperBound + 1
      next = start..<bytes.lineEnd(start)
      if endsTable(next) { break }
    }
    guard rows.contains(where: { !isSeparator($0) }) else { return false }
    write(rows)
    return endBlock(rows[rows.count - 1])
  }

  private func endsTable(_ line: Range<Int>) -> Bool {
    let text = bytes[line].trimmedSpace
    return text.isEmpty || text.starts(with: "{:".utf8) || text.elementsEqual([UInt8(ascii: "^")])
  }

  /// Lines with bars that go on as a paragraph: GitHub's rule must not find a table in them.
  private mutating func notTable(_ rows: [Range<Int>]) -> Bool {
    for row in rows.dropFirst() where isDelimiterRow(row) {
      edits.append(SourceEdit(row.lowerBound..<row.lowerBound, [nothing]))
    }
    guard let last = rows.last else { return false }
    paragraph += rows
    isAtBoundary = false
    position = last.upperBound + 1
    return true
  }

  /// The places of the bars that divide a line.
  private func bars(_ line: Range<Int>) -> [Int] {
    line.filter { index in
      bytes[index] == UInt8(ascii: "|") && (index == 0 || bytes[index - 1] != UInt8(ascii: "\\"))
        && regions.skip(index) == nil
    }
  }

  private func hasBar(_ line: Range<Int>) -> Bool {
    bytes[line].contains(UInt8(ascii: "|")) && !bars(line).isEmpty
  }

  /// `|---+---|`.
  private func isSeparator(_ line: Range<Int>) -> Bool {
    let text = bytes[line].trimmedSpace
    return text.contains(UInt8(ascii: "-"))
      && text.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "+") }
      && text.allSatisfy { "+|: \t-".utf8.contains($0) } || isFooterLine(text)
  }

  private func isFooterLine(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains(UInt8(ascii: "|")) && text.contains(UInt8(ascii: "="))
      && text.allSatisfy { "+|: \t=".utf8.contains($0) }
  }

  /// What GitHub's rule takes for the line below a head.
  func isDelimiterRow(_ line: Range<Int>) -> Bool {
    let text = bytes[line].trimmedSpace
    return text.contains(UInt8(ascii: "-")) && text.allSatisfy { "|: \t-".utf8.contains($0) }
      && (text.contains(UInt8(ascii: "|")) || text.contains(UInt8(ascii: ":")))
  }

  private func cells(_ line: Range<Int>) -> Int {
    let text = bytes[line].trimmedSpace
    var count = bars(line).count + 1
    if text.first == UInt8(ascii: "|") { count -= 1 }
    if text.count > 1, text.last == UInt8(ascii: "|"), text.dropLast().last != UInt8(ascii: "\\") {
      count -= 1
    }
    return max(count, 1)
  }

  private mutating func write(_ rows: [Range<Int>]) {
    let separator = rows.firstIndex(where: isSeparator)
    let columns = min(rows.filter { !isSeparator($0) }.map(cells).max() ?? 1, 1000)
    let delimiter = self.delimiter(separator.map { rows[$0] }, columns)
    let hasHead = separator == 1
    if !hasHead {
      let head = Array("|".utf8) + [nothing] + Array(repeating: UInt8(ascii: "|"), count: columns) + [0x0A]
      edits.append(SourceEdit(rows[0].lowerBound..<rows[0].lowerBound, head + delimiter + [0x0A]))
    }
    for (index, row) in rows.enumerated() {
      if isSeparator(row) {
        let end = min(row.upperBound + 1, bytes.count)
        if hasHead, index == 1 {
          edits.append(SourceEdit(row, delimiter))
        } else {
          edits.append(SourceEdit(row.lowerBound..<end))
        }
      } else {
        write(row, padding: index == 0 && hasHead ? columns - cells(row) : 0)
      }
    }
  }

  private func delimiter(_ line: Range<Int>?, _ columns: Int) -> [UInt8] {
    let text = line.map { bytes[$0].trimmedSpace } ?? []
    let inner = text.drop { $0 == UInt8(ascii: "|") }
    let parts = inner.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "+")
    }
    var result = [UInt8(ascii: "|")]
    for column in 0..<columns {
      let part = column < parts.count ? parts[column].trimmedSpace : []
      let (left, right) = (part.first == UInt8(ascii: ":"), part.count > 1 && part.last == UInt8(ascii: ":"))
      result += Array("\(left ? ":" : "")---\(right ? ":" : "")|".utf8)
    }
    return result
  }

  /// A row begins with a bar, so that it is nothing else, and bars in code are escaped.
  private mutating func write(_ row: Range<Int>, padding: Int) {
    let text = bytes[row].trimmedSpace
    if text.first != UInt8(ascii: "|") {
      edits.append(SourceEdit(text.startIndex..<text.startIndex, Array("| ".utf8)))
    }
    for index in row
    where bytes[index] == UInt8(ascii: "|") && regions.skip(index) != nil
      && bytes[index - 1] != UInt8(ascii: "\\")
    {
      edits.append(SourceEdit(index..<index, [UInt8(ascii: "\\")]))
    }
    if padding > 0 {
      let closing = text.last == UInt8(ascii: "|") ? padding : padding + 1
      edits.append(
        SourceEdit(
          text.endIndex..<text.endIndex, Array(repeating: "| ".utf8, count: closing).flatMap(Array.init)))
    }
  }
}
