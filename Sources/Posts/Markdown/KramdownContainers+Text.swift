/// Text that CommonMark would take for a block.
extension ContainerLayout {
  /// Whether a line that begins a paragraph would be something else for CommonMark: a fence that nothing closes, a
  /// heading that is indented, the mark of a list with nothing behind it, or one with a parenthesis.
  func isText(_ line: ContainerLine) -> Bool {
    if fence(line) != nil || isShifted(line) { return true }
    guard line.indent < 4 else { return false }
    let text = bytes[line.text].trimmedSpace
    let digits = text.prefix { (0x30...0x39).contains($0) }
    let rest = text[digits.endIndex...]
    if digits.isEmpty { return rest.count == 1 && "*+-".utf8.contains(rest[rest.startIndex]) }
    if rest.elementsEqual([UInt8(ascii: ".")]) { return true }
    return rest.first == UInt8(ascii: ")") && (rest.count == 1 || rest[rest.startIndex + 1].isHTMLSpace)
  }

  /// A heading begins in the first column (kramdown's GFM parser).
  func isHeading(_ line: ContainerLine) -> Bool { line.indent == 0 && hasHeadingMark(line) }

  /// Whether a line has the mark of a heading, but not in the first column.
  func isShifted(_ line: ContainerLine) -> Bool {
    line.indent > 0 && line.indent < 4 && hasHeadingMark(line)
  }

  private func hasHeadingMark(_ line: ContainerLine) -> Bool {
    guard byte(line) == UInt8(ascii: "#") else { return false }
    let rest = bytes[line.text].drop { $0 == UInt8(ascii: "#") }
    return rest.startIndex - line.text.lowerBound <= 6 && (rest.first?.isHTMLSpace ?? true)
  }

  /// Lines with bars within an item or a quotation, up to a blank line; returns the index of the line below.
  ///
  /// At the level of the text `KramdownScanner` looks for them: there, what stands below a list counts too.
  mutating func table(_ lines: [ContainerLine], _ start: Int, _ prefix: ContainerPrefix) -> Int? {
    guard prefix.firstStart != nil, lines[start].indent < 4, start == 0 || lines[start - 1].isBlank,
      bytes[lines[start].text].contains(UInt8(ascii: "|")), !bytes[lines[start].text].hasEndlessRow
    else { return nil }
    let end =
      lines[start...].firstIndex { line in
        line.isBlank || isEndOfBlock(line) || line.start > lines[start].start && mark(line) != nil
      } ?? lines.count
    let rows = lines[start..<end].map { line in
      TableRow(line: line.start..<line.text.upperBound, text: line.text)
    }
    let tables = TableSource(bytes: bytes, regions: regions)
    guard !tables.isSeparator(rows[0].text), rows.allSatisfy(tables.isRow) else { return nil }
    for line in lines[start..<end] where !tables.isLeftOut(line.text, of: rows) {
      var line = line
      line.indent = 0
      write(line, prefix)
    }
    edits += tables.edits(rows, before: prefix.rest)
    return end
  }
}

/// What is not prose in a source, mathematics among it.
func proseRegions(_ bytes: [UInt8]) -> SourceRegions {
  var regions = sourceRegions(bytes)
  regions.close(protectMath(bytes, regions, first: 0, holdsBlankLines: true).edits.map(\.range))
  return regions
}
