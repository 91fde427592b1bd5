/// A line of a table: all of it, and what stands behind the marks of what encloses it.
struct TableRow {
  let line: Range<Int>
  let text: Range<Int>
}

/// Lines with bars, as kramdown divides them (kramdown, “Tables”).
struct TableSource {
  let bytes: [UInt8]
  let regions: SourceRegions

  /// Whether a line has bars that divide, or stands between rows.
  func isRow(_ row: TableRow) -> Bool { isRow(row.text) }

  func isRow(_ line: Range<Int>) -> Bool { hasBar(line) || isSeparator(line) }

  private func hasBar(_ line: Range<Int>) -> Bool {
    bytes[line].contains(UInt8(ascii: "|")) && !bars(line).isEmpty
  }

  /// The places of the bars that divide a line.
  private func bars(_ line: Range<Int>) -> [Int] {
    let depths = closedDepths(line)
    var depth = 0
    return line.filter { index in
      depth += depths[index - line.lowerBound]
      return bytes[index] == UInt8(ascii: "|") && (index == 0 || bytes[index - 1] != UInt8(ascii: "\\"))
        && depth == 0 && regions.skip(index) == nil
    }
  }

  /// What besides `regions` holds bars that divide nothing: code between grave accents that are escaped, which
  /// kramdown does not see within tables, and the words of links. For each byte of a line how many of them begin
  /// there, less those that end.
  private func closedDepths(_ line: Range<Int>) -> [Int] {
    var depths = Array(repeating: 0, count: line.count)
    var brackets: [Int] = []
    var escaped: Int?
    for index in line {
      switch bytes[index] {
      case UInt8(ascii: "`") where index > line.lowerBound && bytes[index - 1] == UInt8(ascii: "\\"):
        if let start = escaped { close(start..<index) }
        escaped = escaped == nil ? index : nil
      case UInt8(ascii: "["): brackets.append(index)
      case UInt8(ascii: "]"):
        if let start = brackets.popLast(), bytes.hasText("](", at: index) { close(start..<index) }
      default: continue
      }
    }
    return depths

    func close(_ range: Range<Int>) {
      depths[range.lowerBound - line.lowerBound] += 1
      depths[range.upperBound - line.lowerBound] -= 1
    }
  }

  /// `|---+---|`.
  func isSeparator(_ line: Range<Int>) -> Bool {
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
}

// MARK: Writing

extension TableSource {
  /// Makes GitHub's table of lines; one that has no head gets an empty one.
  ///
  /// - Parameters:
  ///   - rows: the lines.
  ///   - prefix: what further lines begin with, within an item or a quotation.
  /// - Returns: changes.
  func edits(_ rows: [TableRow], before prefix: [UInt8]) -> [SourceEdit] {
    let separator = rows.first { isSeparator($0.text) }
    let columns = min(rows.filter { !isSeparator($0.text) }.map { cells($0.text) }.max() ?? 1, 1000)
    let delimiter = self.delimiter(separator?.text, columns)
    let hasHead = hasHead(rows)
    var edits: [SourceEdit] = []
    if !hasHead {
      let head = Array("|".utf8) + [nothing] + Array(repeating: UInt8(ascii: "|"), count: columns) + [0x0A]
      let start = rows[0].text.lowerBound
      edits.append(SourceEdit(start..<start, head + prefix + delimiter + [0x0A] + prefix))
    }
    for (index, row) in rows.enumerated() {
      if isLeftOut(row.text, of: rows) {
        edits.append(SourceEdit(row.line.lowerBound..<min(row.line.upperBound + 1, bytes.count)))
      } else if isSeparator(row.text) {
        edits.append(SourceEdit(row.text, delimiter))
      } else {
        edits += self.edits(row.text, padding: index == 0 && hasHead ? columns - cells(row.text) : 0)
      }
    }
    return edits
  }

  private func hasHead(_ rows: [TableRow]) -> Bool {
    rows.count > 1 && !isSeparator(rows[0].text) && isSeparator(rows[1].text)
  }

  /// Whether a line is one of those between rows, which GitHub's tables do not have.
  func isLeftOut(_ line: Range<Int>, of rows: [TableRow]) -> Bool {
    isSeparator(line) && !(hasHead(rows) && line == rows[1].text)
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

  /// A row begins with a bar, so that it is nothing else, and bars that do not divide are escaped.
  private func edits(_ row: Range<Int>, padding: Int) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    let text = bytes[row].trimmedSpace
    let dividing = Set(bars(row))
    // Without the indent: GitHub's rule takes a row with four columns of it for code.
    let mark = text.first == UInt8(ascii: "|") ? [] : Array("| ".utf8)
    if !mark.isEmpty || text.startIndex > row.lowerBound {
      edits.append(SourceEdit(row.lowerBound..<text.startIndex, mark))
    }
    for index in text.indices
    where bytes[index] == UInt8(ascii: "|") && !dividing.contains(index)
      && (index == 0 || bytes[index - 1] != UInt8(ascii: "\\"))
    {
      edits.append(SourceEdit(index..<index, [UInt8(ascii: "\\")]))
    }
    if padding > 0 {
      let closing = text.last == UInt8(ascii: "|") ? padding : padding + 1
      edits.append(
        SourceEdit(
          text.endIndex..<text.endIndex, Array(repeating: "| ".utf8, count: closing).flatMap(Array.init)))
    }
    return edits
  }
}
