extension KramdownScanner {
  /// `: text` defines the lines of the paragraph above it. Terms and definitions become elements whose
  /// content is Markdown; what they enclose loses the indent of the definition. Within an item of a list all
  /// that keeps the indent of the item.
  mutating func definition(_ line: Range<Int>, _ first: Int) -> Bool {
    let terms = termsAbove
    guard item?.hasList != true, (margin..<margin + 4).contains(first - line.lowerBound),
      first + 1 < line.upperBound, bytes[first + 1].isHTMLSpace,
      !terms.isEmpty
    else { return false }
    var edits: [SourceEdit] = []
    write(terms, opening: "<dl>\n", &edits)
    self.edits += edits
    var end = definitions(from: line)
    while let more = moreTerms(after: end) {
      edits = []
      write(more.terms, opening: "", &edits)
      self.edits += edits
      end = definitions(from: more.definition)
    }
    self.edits.append(SourceEdit(end..<end, lines("\n\n</dl>\n\n")))
    paragraph = []
    lastParagraph = []
    item?.endParagraph()
    isAtBoundary = true
    position = end + 1
    return true
  }

  /// The lines of the paragraph right above, or above blank lines.
  private var termsAbove: [Range<Int>] {
    if let item { return item.paragraph.isEmpty ? item.lastParagraph : item.paragraph }
    return paragraph.isEmpty ? lastParagraph : paragraph
  }

  /// The indent of all that belongs to the item of a list.
  private var margin: Int { item?.content ?? 0 }

  /// Lines to insert, below the first with the indent of the item.
  private func lines(_ text: String) -> [UInt8] {
    Array(text.replacing("\n", with: "\n" + String(repeating: " ", count: margin)).utf8)
  }

  private func write(_ terms: [Range<Int>], opening: String, _ edits: inout [SourceEdit]) {
    for (index, term) in terms.enumerated() {
      // Two blank lines behind the mark of an item would leave the item empty.
      let isFirstOfItem = term.lowerBound == item?.text
      let start = index > 0 ? "<dt>\n\n" : (isFirstOfItem ? "" : "\n\n") + "\(opening)<dt>\n\n"
      edits.append(SourceEdit(term.lowerBound..<term.lowerBound, lines(start)))
      edits.append(SourceEdit(term.upperBound..<term.upperBound, lines("\n\n</dt>\n")))
    }
  }

  /// Definitions one below the other; returns the end of the last line.
  private mutating func definitions(from line: Range<Int>) -> Int {
    var line = line
    var end = line.upperBound
    while true {
      end = oneDefinition(line)
      var next = end + 1
      while next < bytes.count, bytes[next..<bytes.lineEnd(next)].allSatisfy(\.isHTMLSpace) {
        next = bytes.lineEnd(next) + 1
      }
      guard next < bytes.count, isDefinition(next) else { return end }
      line = next..<bytes.lineEnd(next)
    }
  }

  private func isDefinition(_ start: Int) -> Bool {
    let rest = bytes[start..<bytes.lineEnd(start)].drop { $0 == 0x20 }
    return (margin..<margin + 4).contains(rest.startIndex - start) && rest.count > 1
      && rest.first == UInt8(ascii: ":")
      && rest[rest.startIndex + 1].isHTMLSpace && !regions.isCode(rest.startIndex)
  }

  private mutating func oneDefinition(_ line: Range<Int>) -> Int {
    let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) ?? line.lowerBound
    let content = bytes[(colon + 1)..<line.upperBound].firstIndex { !$0.isHTMLSpace } ?? line.upperBound
    let indent = min(content - line.lowerBound - margin, 4)
    edits.append(SourceEdit(line.lowerBound + margin..<content, lines("<dd>\n\n")))
    var end = line.upperBound
    var isAfterBlank = false
    while end + 1 < bytes.count {
      let next = (end + 1)..<bytes.lineEnd(end + 1)
      let spaces = bytes[next].prefix { $0 == 0x20 }.count
      if bytes[next].allSatisfy(\.isHTMLSpace) {
        isAfterBlank = true
        guard continues(below: next, margin + indent) else { break }
      } else if spaces >= margin + indent || item == nil && bytes[next].first == 0x09 {
        let width = bytes[next].first == 0x09 ? 1 : indent
        edits.append(SourceEdit(next.lowerBound + margin..<next.lowerBound + margin + width))
        isAfterBlank = false
      } else if isAfterBlank || spaces < margin || isDefinition(next.lowerBound) {
        break
      }
      end = next.upperBound
    }
    edits.append(SourceEdit(end..<end, lines("\n\n</dd>\n")))
    return end
  }

  /// Whether the first line below blank ones is indented.
  private func continues(below line: Range<Int>, _ indent: Int) -> Bool {
    var start = line.upperBound + 1
    while start < bytes.count {
      let end = bytes.lineEnd(start)
      if !bytes[start..<end].allSatisfy(\.isHTMLSpace) {
        return item == nil && bytes[start] == 0x09 || bytes[start..<end].prefix { $0 == 0x20 }.count >= indent
      }
      start = end + 1
    }
    return false
  }

  /// A paragraph below a definition that is defined in its turn.
  private func moreTerms(after end: Int) -> (terms: [Range<Int>], definition: Range<Int>)? {
    var start = end + 1
    while start < bytes.count, bytes[start..<bytes.lineEnd(start)].allSatisfy(\.isHTMLSpace) {
      start = bytes.lineEnd(start) + 1
    }
    var terms: [Range<Int>] = []
    while start < bytes.count, terms.count < 64 {
      let line = start..<bytes.lineEnd(start)
      if isDefinition(start) { return terms.isEmpty ? nil : (terms, line) }
      let text = bytes[line].trimmedSpace
      if text.isEmpty {
        guard !terms.isEmpty, line.upperBound + 1 < bytes.count, isDefinition(line.upperBound + 1) else {
          return nil
        }
      } else {
        guard let first = text.first, !"#>|<`~{".utf8.contains(first), !text.isListItem,
          bytes[line].prefix(margin).allSatisfy({ $0 == 0x20 }), line.count > margin
        else { return nil }
        terms.append(line.lowerBound + margin..<line.upperBound)
      }
      start = line.upperBound + 1
    }
    return nil
  }
}
