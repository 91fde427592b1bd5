/// Rewrites what stands before the text of lines, so that CommonMark sees the lists, quotations and indented code
/// that kramdown sees (kramdown, “Lists”, “Blockquotes”, “Code Blocks”).
///
/// - What belongs to an item is indented by its mark and one space; a tab is an indent of four, wherever it stands.
/// - Lines right below an item are part of it: an underline makes a heading in it, a fence code, whose blank lines
///   do not end the item.
/// - A list of any number begins below a line of text; items with another bullet are the same list.
/// - Lines right below a quotation are part of it, and those right below indented code are code: they go on in its
///   last line (`ContainerLayout.code`).
/// - Lines with bars are a table within items and quotations too (`ContainerLayout.table`).
/// - What only CommonMark takes for a block stays text (`ContainerLayout.isText`).
///
/// - Parameters:
///   - bytes: the source.
///   - rules: of the site.
/// - Returns: changes of the beginnings of lines.
func kramdownContainers(_ bytes: [UInt8], _ rules: DialectRules) -> [SourceEdit] {
  var containers = ContainerLayout(bytes: bytes, rules: rules)
  var lines: [ContainerLine] = []
  var start = 0
  while start < bytes.count {
    let end = bytes.lineEnd(start)
    lines.append(ContainerLine(bytes, start: start, from: start, to: end))
    start = end + 1
  }
  containers.blocks(lines, ContainerPrefix(), depth: 0)
  return containers.edits
}

/// A line without the marks of what encloses it.
struct ContainerLine {
  /// Where it begins in the source.
  let start: Int
  /// The columns of white space before its text.
  var indent: Int
  /// Empty in a blank line.
  let text: Range<Int>

  var isBlank: Bool { text.isEmpty }

  /// The text from a position on, whose column says how wide a tab is.
  init(_ bytes: [UInt8], start: Int, from position: Int, to end: Int, column: Int = 0) {
    var first = position
    var width = column
    while first < end, bytes[first] == 0x20 || bytes[first] == 0x09 {
      width += bytes[first] == 0x20 ? 1 : 4 - width % 4
      first += 1
    }
    self.start = start
    indent = width - column
    text = bytes[first..<end].allSatisfy(\.isHTMLSpace) ? end..<end : first..<end
  }
}

/// What a line of a container begins with: the first one with a mark, the others with spaces.
struct ContainerPrefix {
  var first: [UInt8] = []
  var firstStart: Int?
  var rest: [UInt8] = []

  func before(_ line: ContainerLine) -> [UInt8] { line.start == firstStart ? first : rest }
}

/// Goes through the blocks of kramdown, as far as they decide which lines belong together.
struct ContainerLayout {
  let bytes: [UInt8]
  let rules: DialectRules
  var edits: [SourceEdit] = []
  /// Fences of these marks and lengths have no end in the source from where they were met.
  var openFences: [UInt8: Int] = [:]
  /// What in the source divides no cells: asked for by the first line with a bar within an item or a quotation.
  lazy var regions = proseRegions(bytes)
  /// Deeper nesting stays as it is.
  static let deepest = 48

  mutating func blocks(_ lines: [ContainerLine], _ prefix: ContainerPrefix, depth: Int) {
    var index = 0
    var isBelowList = false
    while index < lines.count {
      let line = lines[index]
      let next: Int
      if line.isBlank {
        write(line, prefix)
        index += 1
        continue
      } else if line.indent >= 4 {
        next = code(lines, index, prefix)
      } else if let end = verbatimEnd(lines, index) {
        for line in lines[index..<end] { write(line, prefix) }
        next = end
      } else if depth < Self.deepest, byte(line) == UInt8(ascii: ">") {
        next = quotation(lines, index, prefix, depth)
      } else if depth < Self.deepest, !isRule(line), mark(line) != nil {
        next = list(lines, index, prefix, depth)
        isBelowList = true
        index = next
        continue
      } else if let end = table(lines, index, prefix) {
        next = end
      } else {
        next = paragraph(lines, index, prefix, isBelowList)
      }
      isBelowList = false
      index = next
    }
  }

  /// Writes what is before a line, if it is not there already.
  mutating func write(_ line: ContainerLine, _ prefix: ContainerPrefix, marks: [UInt8] = []) {
    var before = prefix.before(line)
    if line.isBlank {
      guard before.contains(where: { $0 != 0x20 }) else { return }
      while before.last == 0x20 { before.removeLast() }
    } else {
      before += Array(repeating: 0x20, count: line.indent) + marks
    }
    let old = bytes[line.start..<line.text.lowerBound]
    let isSame = old.elementsEqual(before)
    let isUntouched =
      prefix.rest.isEmpty && prefix.firstStart == nil && marks.isEmpty
      && ContainerLine(bytes, start: line.start, from: line.start, to: line.text.upperBound).indent
        == line.indent
    if !isSame, !isUntouched { edits.append(SourceEdit(line.start..<line.text.lowerBound, before)) }
  }

  /// The lines of a paragraph, or of a heading and whatever else is one line.
  private mutating func paragraph(
    _ lines: [ContainerLine], _ start: Int, _ prefix: ContainerPrefix, _ isBelowList: Bool
  ) -> Int {
    var first = lines[start]
    let makesHeading = isHeading(first)
    let staysText = isText(first)
    // What ended the list must not become part of it by an indent that is enough for CommonMark.
    if isBelowList { first.indent = 0 }
    write(first, prefix, marks: staysText ? [nothing] : [])
    var index = start + 1
    guard !makesHeading, !isRule(first) else { return index }
    while index < lines.count, !endsParagraph(lines[index]) {
      let isHeading = index == start + 1 && lines[index].indent == 0
      let isMarked =
        isUnderline(lines[index])
        ? !prefix.rest.isEmpty && !isHeading : isRule(lines[index]) || isShifted(lines[index])
      write(lines[index], prefix, marks: isMarked ? [nothing] : [])
      index += 1
      if isHeading, isUnderline(lines[index - 1]) { break }
    }
    return index
  }

  /// `>` and the lines right below it.
  private mutating func quotation(
    _ lines: [ContainerLine], _ start: Int, _ prefix: ContainerPrefix, _ depth: Int
  ) -> Int {
    var inner: [ContainerLine] = []
    var index = start
    while index < lines.count, index == start || !endsLazily(lines[index], 3) {
      let line = lines[index]
      let isQuoted = line.indent < 4 && byte(line) == UInt8(ascii: ">")
      if !isQuoted, let end = fenceEnd(lines, index) {
        let isText = closesNothing(lines[index..<end])
        if !isText, lines[index..<end].contains(where: \.isBlank) { break }
        inner += isText ? [line] : Array(lines[index..<end])
        index = isText ? index + 1 : end
        continue
      }
      inner.append(isQuoted ? unquoted(line) : line)
      index += 1
    }
    // No tag of an unknown element, nor an address, ends a quotation for CommonMark.
    if index < lines.count, byte(lines[index]) == UInt8(ascii: "<") {
      edits.append(SourceEdit(lines[index].start..<lines[index].start, [0x0A]))
    }
    let sign = Array("> ".utf8)
    let outer = prefix.before(lines[start])
    blocks(
      inner, ContainerPrefix(first: outer + sign, firstStart: lines[start].start, rest: prefix.rest + sign),
      depth: depth + 1)
    return index
  }

  private func unquoted(_ line: ContainerLine) -> ContainerLine {
    var start = line.text.lowerBound + 1
    if start < line.text.upperBound, bytes[start] == 0x20 { start += 1 }
    return ContainerLine(bytes, start: line.start, from: start, to: line.text.upperBound)
  }
}
