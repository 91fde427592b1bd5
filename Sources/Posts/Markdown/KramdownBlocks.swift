/// Where kramdown sees blocks that CommonMark does not, or the other way round, and what to change in the
/// source so that CommonMark sees what kramdown sees (kramdown 2.4 with its GFM parser). Lists, quotations and
/// indented code have been laid out already (`kramdownContainers`).
///
/// - An element of block level is raw up to its end tag, blank lines or not (`RawElements`).
/// - A block of lines with bars between blank lines is a table; any other is none (`KramdownTables`).
/// - `: text` below a paragraph defines its lines (`KramdownDefinitions`).
/// - An underline makes a heading of one line that stands below a blank one, and of nothing else.
/// - A list of any number ends a paragraph; `1)` begins none.
/// - `^` in a line of its own ends a block; `*[HTML]: text` is no text; `\\` at a line's end breaks it.
///
/// - Parameters:
///   - bytes: the source.
///   - regions: what in it is not prose.
///   - rules: of the site.
/// - Returns: changes, and the lines of abbreviations that they leave out.
func kramdownBlocks(
  _ bytes: [UInt8], _ regions: SourceRegions, _ rules: DialectRules
) -> (edits: [SourceEdit], abbreviations: [Range<Int>]) {
  var scanner = KramdownScanner(bytes: bytes, regions: regions, rules: rules)
  scanner.run()
  return (scanner.edits, scanner.abbreviations)
}

/// A character that is nothing: it keeps a line from being what CommonMark would take it for.
let nothing: UInt8 = 0x03

struct KramdownScanner {
  let bytes: [UInt8]
  let regions: SourceRegions
  let rules: DialectRules
  var edits: [SourceEdit] = []
  /// The lines of abbreviations.
  var abbreviations: [Range<Int>] = []
  /// The start of the line that is looked at.
  var position = 0
  /// Whether a block may begin here: a blank line or nothing is before.
  var isAtBoundary = true
  /// The lines of the paragraph that ends before this line.
  var paragraph: [Range<Int>] = []
  /// The same, with blank lines between it and this one.
  var lastParagraph: [Range<Int>] = []
  /// The item that the lines before this one belong to.
  var item: Item?
  /// How many elements with Markdown inside have been met: each costs a search for its end.
  var parsedElements = 0

  struct Item {
    var mark: UInt8
    var isOrdered: Bool { (0x30...0x39).contains(mark) }
    /// The columns before what belongs to it.
    var content: Int
    /// Whether a blank line is between it and this line.
    var isClosed = false
    /// Whether a list stands within it.
    var hasList = false
    /// Where its first line has text.
    var text = 0
    /// The lines of the paragraph that ends before this line, without the indent of the item.
    var paragraph: [Range<Int>] = []
    /// The same, with blank lines between it and this one.
    var lastParagraph: [Range<Int>] = []

    mutating func endParagraph() {
      paragraph = []
      lastParagraph = []
    }
  }

  mutating func run() {
    while position < bytes.count {
      let end = bytes.lineEnd(position)
      let line = position..<end
      let first = bytes[line].firstIndex { !$0.isHTMLSpace } ?? end
      if first == end {
        blank()
        position = end + 1
      } else if isOpenFence(line, first) {
        edits.append(SourceEdit(first..<first, [nothing]))
        text(line, first)
        position = end + 1
      } else if regions.isCode(first), !isCodeSpan(first), let codeEnd = regions.endOfCode(first),
        codeEnd >= end
      {
        paragraph = []
        lastParagraph = []
        item?.endParagraph()
        isAtBoundary = false
        position = max(codeEnd, end) == codeEnd && codeEnd > end ? codeEnd : end + 1
      } else if leaveList(line, first), !block(line, first) {
        text(line, first)
        position = end + 1
      }
    }
  }

  /// Below a blank line, what is not indented and no item ends a list. Says that there is more to look at.
  private mutating func leaveList(_ line: Range<Int>, _ first: Int) -> Bool {
    if let item, item.isClosed, first - line.lowerBound < min(item.content, 2), listMark(line, first) == nil {
      self.item = nil
    }
    return true
  }

  private mutating func blank() {
    if !paragraph.isEmpty { lastParagraph = paragraph }
    paragraph = []
    if let lines = item?.paragraph, !lines.isEmpty { item?.lastParagraph = lines }
    item?.paragraph = []
    item?.isClosed = true
    isAtBoundary = true
  }

  /// Looks for a block that begins in a line; moves on and says so if it has dealt with it.
  private mutating func block(_ line: Range<Int>, _ first: Int) -> Bool {
    switch bytes[first] {
    case UInt8(ascii: "<"):
      guard element(line, first) else { return false }
      item?.endParagraph()
      return true
    case UInt8(ascii: ":") where definition(line, first): return true
    case UInt8(ascii: "^") where bytes[first..<line.upperBound].trimmedSpace.count == 1:
      edits.append(
        SourceEdit(first..<first + 1, isAtBoundary ? Array("<!-- -->\n".utf8) : Array("\n<!-- -->\n".utf8)))
      return endBlock(line)
    case UInt8(ascii: "*") where bytes.hasText("*[", at: first) && isAbbreviation(first..<line.upperBound):
      abbreviations.append(first..<line.upperBound)
      edits.append(SourceEdit(line.lowerBound..<line.upperBound))
      return endBlock(line)
    // A list of attributes above a block belongs to it, and is its beginning.
    case UInt8(ascii: "{") where isAtBoundary && isAttributeList(first..<line.upperBound):
      return endLine(line)
    case UInt8(ascii: "`") where isCodeSpan(first): return tableRow(line, first)
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "~"):
      paragraph = []
      lastParagraph = []
      item?.endParagraph()
      if bytes[first] == UInt8(ascii: ">") { quotedLine(line, first) }
      if bytes[first] != UInt8(ascii: ">") {
        item = item.flatMap { first - line.lowerBound >= $0.content ? $0 : nil }
      }
      isAtBoundary = false
      guard bytes[first] == UInt8(ascii: "#"), !isHeading(first, line.upperBound) else {
        return bytes[first] == UInt8(ascii: "#") || bytes[first] == UInt8(ascii: ">") ? endLine(line) : false
      }
      return false
    default: return tableRow(line, first)
    }
  }

  private func isAttributeList(_ line: Range<Int>) -> Bool {
    bytes.hasText("{:", at: line.lowerBound) && bytes[line].trimmedSpace.last == UInt8(ascii: "}")
  }

  private mutating func tableRow(_ line: Range<Int>, _ first: Int) -> Bool {
    isAtBoundary && first - line.lowerBound < 4 && item == nil && listMark(line, first) == nil && table(line)
  }

  /// Whether code within text begins a line.
  private func isCodeSpan(_ first: Int) -> Bool {
    bytes[first] == UInt8(ascii: "`") && !bytes.hasText("```", at: first)
  }

  private func isHeading(_ first: Int, _ end: Int) -> Bool {
    let after = bytes[first..<end].drop { $0 == UInt8(ascii: "#") }
    return after.startIndex - first <= 6 && (after.first?.isHTMLSpace ?? true)
  }

  private mutating func endLine(_ line: Range<Int>) -> Bool {
    position = line.upperBound + 1
    return true
  }

  /// Goes on below a block.
  mutating func endBlock(_ line: Range<Int>) -> Bool {
    paragraph = []
    lastParagraph = []
    isAtBoundary = true
    return endLine(line)
  }

  private func isAbbreviation(_ line: Range<Int>) -> Bool {
    guard let close = bytes[line].firstIndex(of: UInt8(ascii: "]")), close > line.lowerBound + 2 else {
      return false
    }
    return bytes.hasText("]:", at: close)
  }

  // MARK: Text

  private mutating func text(_ line: Range<Int>, _ first: Int) {
    defer { isAtBoundary = false }
    if let mark = listMark(line, first) { return listItem(mark, line, first) }
    if let item {
      let start = line.lowerBound + item.content
      if start <= first {
        self.item?.paragraph.append(start..<line.upperBound)
      } else {
        self.item?.endParagraph()
      }
      return
    }
    if paragraph.isEmpty, isRule(first..<line.upperBound) { return }
    if !paragraph.isEmpty || !isAtBoundary, isUnderline(first..<line.upperBound) {
      let makesHeading = paragraph.count == 1 && isBelowBlank(paragraph[0])
      if !makesHeading { edits.append(SourceEdit(first..<first, [nothing])) }
      if makesHeading {
        paragraph = []
        return
      }
    }
    if tables.isDelimiterRow(first..<line.upperBound), !paragraph.isEmpty {
      edits.append(SourceEdit(first..<first, [nothing]))
    }
    breakLine(line)
    paragraph.append(line)
  }

  /// `\\` at the end of a line.
  private mutating func breakLine(_ line: Range<Int>) {
    let text = bytes[line].trimmedSpace
    guard text.endIndex - text.startIndex > 2, bytes.hasText("\\\\", at: text.endIndex - 2),
      bytes[text.endIndex - 3] != UInt8(ascii: "\\"), regions.skip(text.endIndex - 1) == nil
    else { return }
    edits.append(SourceEdit(text.endIndex - 1..<line.upperBound))
  }

  private func isBelowBlank(_ line: Range<Int>) -> Bool {
    guard line.lowerBound > 0 else { return true }
    let before = bytes[bytes.lineStart(line.lowerBound - 1)..<line.lowerBound - 1].trimmedSpace
    return before.isEmpty || before.starts(with: "{:".utf8)
  }

  /// Three or more of the same mark.
  private func isRule(_ line: Range<Int>) -> Bool {
    let text = bytes[line].trimmedSpace
    guard let mark = text.first, "*-_".utf8.contains(mark) else { return false }
    return text.count > 2 && text.allSatisfy { $0 == mark }
  }

  private func isUnderline(_ line: Range<Int>) -> Bool {
    let text = bytes[line].trimmedSpace
    guard let mark = text.first, mark == UInt8(ascii: "-") || mark == UInt8(ascii: "=") else { return false }
    return text.allSatisfy { $0 == mark }
  }

  // MARK: Lists

  private func listMark(_ line: Range<Int>, _ first: Int) -> Int? {
    let rest = bytes[first..<line.upperBound]
    guard rest.isListItem else { return nil }
    let mark = rest.prefix { !$0.isHTMLSpace }
    guard mark.endIndex < line.upperBound else { return nil }
    return mark.count
  }

  private mutating func listItem(_ count: Int, _ line: Range<Int>, _ first: Int) {
    let indent = first - line.lowerBound
    let mark = bytes[first]
    if bytes[first + count - 1] == UInt8(ascii: ")") {
      edits.append(SourceEdit((first + count - 1)..<(first + count - 1), [nothing]))
      if item == nil { paragraph.append(line) }
      return
    }
    let isRule = bytes[first..<line.upperBound].filter { !$0.isHTMLSpace }
    if isRule.count >= 3, isRule.allSatisfy({ $0 == mark }) {
      item = nil
      paragraph = []
      return
    }
    let spaces = bytes[(first + count)..<line.upperBound].prefix { $0 == 0x20 }.count
    var next = Item(mark: mark, content: indent + count + (spaces > 4 ? 1 : max(spaces, 1)))
    let content = bytes[min(first + next.content - indent, line.upperBound)..<line.upperBound].trimmedSpace
    if let item, indent >= item.content {
      self.item?.hasList = true
      self.item?.endParagraph()
      return
    } else if item == nil, indent >= 4 {
      return
    } else if item == nil, !paragraph.isEmpty, next.isOrdered {
      edits.append(SourceEdit(line.lowerBound..<line.lowerBound, [0x0A]))
    }
    paragraph = []
    lastParagraph = []
    next.text = line.lowerBound + next.content
    if !content.isEmpty, content.first != UInt8(ascii: "#"), next.text < line.upperBound {
      next.paragraph = [next.text..<line.upperBound]
    }
    item = next
  }
}
