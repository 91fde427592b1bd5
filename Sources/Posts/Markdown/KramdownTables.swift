extension KramdownScanner {
  /// Takes a block of lines with bars for a table, as kramdown does; says whether it is one.
  ///
  /// GitHub's tables need a head of one row and a line below it; where there is none, an empty head is made,
  /// which the renderer leaves out again.
  mutating func table(_ line: Range<Int>) -> Bool {
    guard tables.isRow(line) else { return false }
    var rows: [Range<Int>] = []
    var next = line
    while true {
      guard tables.isRow(next) else { return notTable(rows) }
      rows.append(next)
      guard next.upperBound + 1 < bytes.count else { break }
      let start = next.upperBound + 1
      next = start..<bytes.lineEnd(start)
      if endsTable(next) { break }
    }
    guard rows.contains(where: { !tables.isSeparator($0) }) else { return false }
    edits += tables.edits(rows.map { TableRow(line: $0, text: $0) }, before: [])
    return endBlock(rows[rows.count - 1])
  }

  private func endsTable(_ line: Range<Int>) -> Bool {
    let text = bytes[line].trimmedSpace
    return text.isEmpty || text.starts(with: "{:".utf8) || text.elementsEqual([UInt8(ascii: "^")])
  }

  /// Lines with bars that go on as a paragraph: GitHub's rule must not find a table in them.
  private mutating func notTable(_ rows: [Range<Int>]) -> Bool {
    for row in rows.dropFirst() where tables.isDelimiterRow(row) {
      edits.append(SourceEdit(row.lowerBound..<row.lowerBound, [nothing]))
    }
    guard let last = rows.last else { return false }
    paragraph += rows
    isAtBoundary = false
    position = last.upperBound + 1
    return true
  }

  var tables: TableSource { TableSource(bytes: bytes, regions: regions) }
}
