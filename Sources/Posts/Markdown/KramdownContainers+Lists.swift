/// Which lines belong to which item, by kramdown's rules.
extension ContainerLayout {
  /// Lays out a list; returns the index of the line below it.
  mutating func list(
    _ lines: [ContainerLine], _ start: Int, _ prefix: ContainerPrefix, _ depth: Int
  ) -> Int {
    guard let opening = mark(lines[start]) else { return start + 1 }
    var items: [ListItem] = []
    var index = start
    var isBelowBlank = false
    while index < lines.count {
      let line = lines[index]
      if isEndOfBlock(line) || isBelowBlank && isRule(line) { break }
      if line.isBlank {
        items[items.count - 1].addBlank(line)
        isBelowBlank = true
        index += 1
        continue
      }
      if let found = mark(line), isOrdered(found) == isOrdered(opening),
        line.indent < min(4, items.last?.indent ?? 4)
      {
        items.append(item(line, found))
      } else if items[items.count - 1].holds(line) || !isBelowBlank && !endsLazily(line, 3) {
        add(line, to: &items[items.count - 1])
      } else {
        break
      }
      isBelowBlank = false
      index = addFence(lines, index, to: &items[items.count - 1])
    }
    for (number, item) in items.enumerated() {
      let isBelowText = number == 0 && start > 0 && !lines[start - 1].isBlank && !prefix.rest.isEmpty
      write(item, marked: markText(item, opening, isBelowText), prefix, depth)
    }
    return index
  }

  private mutating func write(
    _ item: ListItem, marked mark: [UInt8], _ prefix: ContainerPrefix, _ depth: Int
  ) {
    let inner = ContainerPrefix(
      first: prefix.before(item.lines[0]) + mark + [0x20], firstStart: item.lines[0].start,
      rest: prefix.rest + Array(repeating: 0x20, count: mark.count + 1))
    blocks(item.lines, inner, depth: depth + 1)
  }

  /// All items have the first one's bullet. CommonMark lets only a list that begins with 1 follow text.
  private func markText(_ item: ListItem, _ opening: Range<Int>, _ isBelowText: Bool) -> [UInt8] {
    if !isOrdered(opening) { return Array(bytes[opening]) }
    return isBelowText ? Array("1.".utf8) : Array(bytes[item.mark])
  }

  /// The bullet or number of an item, with its dot.
  func mark(_ line: ContainerLine) -> Range<Int>? {
    guard line.indent < 4, let first = byte(line) else { return nil }
    var end = line.text.lowerBound
    if "*+-".utf8.contains(first) {
      end += 1
    } else {
      while end < line.text.upperBound, (0x30...0x39).contains(bytes[end]) { end += 1 }
      guard end > line.text.lowerBound, end - line.text.lowerBound < 10, end < line.text.upperBound,
        bytes[end] == UInt8(ascii: ".")
      else { return nil }
      end += 1
    }
    guard end < line.text.upperBound, bytes[end] == 0x20 || bytes[end] == 0x09 else { return nil }
    return line.text.lowerBound..<end
  }

  private func isOrdered(_ mark: Range<Int>) -> Bool { mark.count > 1 }

  private func item(_ line: ContainerLine, _ mark: Range<Int>) -> ListItem {
    let column = line.indent + mark.count
    var content = ContainerLine(
      bytes, start: line.start, from: mark.upperBound, to: line.text.upperBound, column: column)
    let indent = content.isBlank ? 4 : column + content.indent
    content.indent = 0
    return ListItem(mark: mark, indent: indent, lines: [content], hasList: self.mark(content) != nil)
  }

  /// Takes the indent of the item from a line. Below a list within the item, a mark without that indent is text.
  private func add(_ line: ContainerLine, to item: inout ListItem) {
    var line = line
    let isIndented = item.holds(line)
    if isIndented { line.indent -= item.indent }
    if mark(line) != nil {
      if isIndented { item.hasList = true } else if item.hasList { line.indent += item.indent + 4 }
    }
    item.lines.append(line)
  }

  /// The rest of the code that a line of an item opens; returns the index of the line below.
  private mutating func addFence(
    _ lines: [ContainerLine], _ index: Int, to item: inout ListItem
  ) -> Int {
    guard let line = item.lines.last, line.indent < 4, let fence = fence(line),
      let end = fenceEnd(lines, index, fence, margin: item.indent),
      item.holds(lines[index]) || !closesNothing(lines[index..<end])
    else { return index + 1 }
    for var line in lines[index + 1..<end] {
      if item.holds(line) { line.indent -= item.indent }
      item.lines.append(line)
    }
    return end
  }
}

/// An item of a list.
struct ListItem {
  let mark: Range<Int>
  /// The columns before what belongs to it.
  let indent: Int
  var lines: [ContainerLine]
  /// Whether a list begins within it.
  var hasList: Bool

  func holds(_ line: ContainerLine) -> Bool { line.indent >= indent }

  mutating func addBlank(_ line: ContainerLine) {
    lines.append(line)
    hasList = true
  }
}
