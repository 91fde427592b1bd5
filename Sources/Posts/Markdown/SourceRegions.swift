/// Which parts of a Markdown text are not prose: rules of dialects must leave them alone.
struct SourceRegions: Sendable, Equatable {
  /// Fenced and indented code, and code spans.
  private(set) var code: [Range<Int>] = []
  /// Code, comments, tags and the destinations of links.
  private(set) var closed: [Range<Int>] = []

  /// Whether a position is in code.
  func isCode(_ position: Int) -> Bool { SourceRegions.end(of: position, in: code) != nil }

  /// Where the code at a position ends.
  func endOfCode(_ position: Int) -> Int? { SourceRegions.end(of: position, in: code) }

  /// Where to go on, if a position is not in prose.
  func skip(_ position: Int) -> Int? { SourceRegions.end(of: position, in: closed) }

  mutating func add(_ range: Range<Int>, isCode: Bool) {
    if isCode { code.append(range) }
    closed.append(range)
  }

  /// Closes further ranges, such as mathematics.
  mutating func close(_ ranges: [Range<Int>]) {
    closed = (closed + ranges).sorted { $0.lowerBound < $1.lowerBound }
  }

  private static func end(of position: Int, in ranges: [Range<Int>]) -> Int? {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound <= position { low = middle + 1 } else { high = middle }
    }
    guard low > 0, ranges[low - 1].contains(position) else { return nil }
    return ranges[low - 1].upperBound
  }
}

/// Finds code, comments, tags and link destinations in a Markdown text.
///
/// Where it errs it takes prose for code: then a rule is not applied, and nothing is lost.
func sourceRegions(_ bytes: [UInt8], from start: Int = 0) -> SourceRegions {
  var lexer = SourceLexer(bytes: bytes, position: start)
  lexer.run()
  return lexer.regions
}

private struct SourceLexer {
  let bytes: [UInt8]
  var position: Int
  var regions = SourceRegions()
  private var isAfterBlank = true
  private var knownParagraphEnd = 0
  private var isInList = false
  /// Where the text of the line of `position` begins, behind the marks of what encloses it.
  private var textStart = 0
  /// No comment that begins before this ends before it.
  private var endlessComments = 0

  init(bytes: [UInt8], position: Int) {
    self.bytes = bytes
    self.position = position
  }

  /// Goes through the lines; `position` is always at the start of one.
  mutating func run() {
    while position < bytes.count {
      let end = bytes.lineEnd(position)
      let line = bytes[position..<end]
      if line.allSatisfy(\.isHTMLSpace) {
        isAfterBlank = true
        position = end + 1
      } else if let fence = fence(line) {
        closeFence(fence, from: end)
        isAfterBlank = false
      } else if isIndentedCode(line) {
        regions.add(position..<end, isCode: true)
        position = end + 1
      } else {
        prose(through: end)
        isAfterBlank = false
      }
    }
  }

  /// The mark and length of a fence, in whatever containers its line begins.
  private func fence(_ line: ArraySlice<UInt8>) -> (mark: UInt8, count: Int)? {
    let rest = line.withoutContainers
    guard let mark = rest.first, mark == 0x60 || mark == 0x7E else { return nil }
    let count = rest.prefix { $0 == mark }.count
    guard count >= 3, mark == 0x7E || !rest.dropFirst(count).contains(0x60) else { return nil }
    return (mark, count)
  }

  /// A fence that is indented by four more columns than the first one is code.
  private mutating func closeFence(_ fence: (mark: UInt8, count: Int), from end: Int) {
    let start = position
    let column = (bytes[start..<end].firstIndex(of: fence.mark) ?? start) - start
    position = min(end + 1, bytes.count)
    while position < bytes.count {
      let end = bytes.lineEnd(position)
      let rest = bytes[position..<end].drop { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }
      let marks = rest.prefix { $0 == fence.mark }.count
      let isIndented = rest.startIndex - position >= column + 4
      position = min(end + 1, bytes.count)
      if marks >= fence.count, !isIndented, rest.dropFirst(marks).allSatisfy(\.isHTMLSpace) { break }
    }
    regions.add(start..<position, isCode: true)
  }

  /// Four columns after a blank line, and not within a list, whose items are indented too.
  private mutating func isIndentedCode(_ line: ArraySlice<UInt8>) -> Bool {
    let indent = line.prefix { $0 == 0x20 }.count
    if indent < 4, line.dropFirst(indent).first != 0x09 {
      isInList = line.isListItem || (isInList && (indent > 1 || !isAfterBlank))
      return false
    }
    return isAfterBlank && !isInList
  }

  /// Looks for what closes prose from here on; ends at the start of the line after the last thing found.
  private mutating func prose(through end: Int) {
    var end = end
    textStart = bytes[position..<end].withoutContainers.startIndex
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "`"): codeSpan()
      case UInt8(ascii: "<"): tag()
      case UInt8(ascii: "]"): destination()
      default: position += 1
      }
      if position > end {
        end = bytes.lineEnd(min(position, bytes.count))
        // Whatever ends in another line began in this one: no later tag is the first in it.
        textStart = 0
      }
    }
    position = end + 1
  }

  private mutating func paragraphEnd(_ start: Int) -> Int {
    if start >= knownParagraphEnd { knownParagraphEnd = bytes.paragraphEnd(start) }
    return knownParagraphEnd
  }

  private mutating func codeSpan() {
    let start = position
    let count = bytes[start...].prefix { $0 == 0x60 }.count
    position += count
    var search = position
    let limit = paragraphEnd(start)
    while search < limit, let next = bytes[search..<limit].firstIndex(of: 0x60) {
      let found = bytes[next..<limit].prefix { $0 == 0x60 }.count
      search = next + found
      guard found == count else { continue }
      regions.add(start..<search, isCode: true)
      position = search
      return
    }
  }

  /// A tag, an address in angle brackets, a comment, or an element whose content is not Markdown.
  private mutating func tag() {
    let start = position
    position += 1
    guard position < bytes.count else { return }
    let end: Int?
    // Within text both end with the paragraph: what never closes must not close all that follows.
    let limit = start <= textStart ? bytes.count : paragraphEnd(start)
    if bytes.hasText("<!--", at: start) {
      end = start < endlessComments ? nil : bytes.end(of: "-->", from: start + 4, before: limit)
      if end == nil { endlessComments = max(endlessComments, limit) }
    } else if let name = ["pre", "script", "style", "code"].first(where: { bytes.hasTag($0, at: start) }) {
      end = bytes.end(of: "</\(name)", from: start, before: limit) ?? bytes.end(of: ">", from: start)
    } else {
      let first = bytes[position]
      let isTag = first == UInt8(ascii: "/") || (0x61...0x7A).contains(first | 0x20)
      end = isTag ? tagEnd(from: position, before: paragraphEnd(start)) : nil
    }
    guard let end else { return }
    regions.add(start..<end, isCode: false)
    position = end
  }

  /// Behind the bracket that ends a tag or an address; `nil` if another one begins before, as in `0<T<1`.
  private func tagEnd(from start: Int, before limit: Int) -> Int? {
    var quote: UInt8?
    for index in start..<limit {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 {
        quote = byte
      } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
        return byte == UInt8(ascii: ">") ? index + 1 : nil
      }
    }
    return nil
  }

  /// `](address "title")`, with parentheses in pairs.
  private mutating func destination() {
    let start = position
    position += 1
    guard position < bytes.count, bytes[position] == UInt8(ascii: "(") else { return }
    var depth = 0
    for index in position..<bytes.lineEnd(position) {
      if bytes[index] == UInt8(ascii: "(") { depth += 1 }
      if bytes[index] == UInt8(ascii: ")") { depth -= 1 }
      // CommonMark's own limit too; without one, brackets that never close would cost their square.
      if depth > 32 { return }
      guard depth == 0 else { continue }
      regions.add(start..<(index + 1), isCode: false)
      position = index + 1
      return
    }
  }
}
