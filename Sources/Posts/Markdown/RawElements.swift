extension KramdownScanner {
  /// An element at the start of a line. One of block level is raw up to its end tag; in one that asks for it
  /// with `markdown="1"` there is Markdown; one that stands in text begins a paragraph.
  mutating func element(_ line: Range<Int>, _ first: Int) -> Bool {
    if isIndented(line, first) { return false }
    if let end = commentEnd(first) { return endRaw(first..<end, in: line) }
    guard let tag = RawTag(bytes, at: first) else { return false }
    if tag.isSpan {
      if isAtBoundary, item == nil { edits.append(SourceEdit(first..<first, [nothing])) }
      return false
    }
    guard !tag.isEnd else { return endRaw(first..<tag.end, in: line) }
    if parsesContent(of: tag), parsedElements < 500 { return parsed(tag, first, line) }
    let end = elementEnd(tag)
    keepAddresses(tag.end..<end)
    return endRaw(first..<end, in: line, isKnown: knownBlocks.contains(tag.name))
  }

  /// `<https://…>` is no link in raw HTML, and would be a tag that nobody sees: it is text with its brackets.
  private mutating func keepAddresses(_ range: Range<Int>) {
    var position = range.lowerBound
    while position < range.upperBound,
      let start = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "<"))
    {
      if ["<http://", "<https://", "<ftp://", "<mailto:"].contains(where: { bytes.hasText($0, at: start) }) {
        edits.append(SourceEdit(start..<start + 1, Array("&lt;".utf8)))
      }
      position = start + 1
    }
  }

  private func commentEnd(_ first: Int) -> Int? {
    bytes.hasText("<!--", at: first) ? bytes.end(of: "-->", from: first + 4) : nil
  }

  /// Whether four columns and more are before a line: it is code, or goes on with text. How far an item of an
  /// inner list is indented is not known.
  private func isIndented(_ line: Range<Int>, _ first: Int) -> Bool {
    guard item?.hasList != true else { return false }
    let indent = first - line.lowerBound
    let content = item?.content ?? 0
    return indent - (indent >= content ? content : 0) > 3
  }

  private func parsesContent(of tag: RawTag) -> Bool {
    guard let asked = tag.markdown else { return rules.parsesElements && !rawElements.contains(tag.name) }
    return asked == "1" || asked == "block" || asked == "span"
  }

  /// Blank lines around the content make it Markdown.
  private mutating func parsed(_ tag: RawTag, _ first: Int, _ line: Range<Int>) -> Bool {
    parsedElements += 1
    let end = elementEnd(tag)
    edits.append(SourceEdit(tag.end..<tag.end, Array("\n\n".utf8)))
    if let close = bytes[tag.end..<end].lastIndex(of: UInt8(ascii: "<")), bytes.hasText("</", at: close) {
      edits.append(SourceEdit(close..<close, Array("\n\n".utf8)))
      if end < bytes.count { edits.append(SourceEdit(end..<end, Array("\n\n".utf8))) }
    }
    paragraph = []
    lastParagraph = []
    isAtBoundary = true
    position = bytes.lineEnd(tag.end) + 1
    return true
  }

  /// Keeps raw HTML together, and apart from what follows.
  private mutating func endRaw(_ range: Range<Int>, in line: Range<Int>, isKnown: Bool = true) -> Bool {
    let indent = range.lowerBound - line.lowerBound
    if !isKnown { edits.append(SourceEdit(range.lowerBound..<range.lowerBound, Array("<div>".utf8))) }
    var start = bytes.lineEnd(range.lowerBound) + 1
    while start < range.upperBound {
      let end = bytes.lineEnd(start)
      if end < range.upperBound, bytes[start..<end].allSatisfy(\.isHTMLSpace) {
        edits.append(SourceEdit(start..<end, Array(repeating: 0x20, count: min(indent, 16)) + [nothing]))
      }
      start = end + 1
    }
    let end = bytes.lineEnd(range.upperBound)
    let closing = isKnown ? "" : "</div>"
    edits.append(SourceEdit(range.upperBound..<range.upperBound, Array((closing + "\n").utf8)))
    if bytes[range.upperBound..<end].allSatisfy(\.isHTMLSpace) {
      position = end + 1
    } else {
      let rest = bytes[range.upperBound..<end].firstIndex { !$0.isHTMLSpace } ?? end
      if isBlockTag(bytes, rest) {
        paragraph = []
        isAtBoundary = true
        position = rest
        return true
      }
      edits.append(SourceEdit(range.upperBound..<rest, Array(repeating: 0x20, count: min(indent, 3))))
      position = end + 1
      paragraph = [rest..<end]
      isAtBoundary = false
      return true
    }
    paragraph = []
    lastParagraph = []
    isAtBoundary = true
    if let item, item.isClosed, indent < item.content { self.item = nil }
    return true
  }

  /// Where the raw text that a tag or a comment begins ends; `nil` for tags that stand in text, and for elements
  /// with Markdown inside.
  func rawEnd(_ first: Int) -> Int? {
    if let end = commentEnd(first) { return end }
    guard let tag = RawTag(bytes, at: first), !tag.isSpan else { return nil }
    if tag.isEnd { return tag.end }
    return parsesContent(of: tag) ? nil : elementEnd(tag)
  }

  /// Behind the end tag of an element; only the innermost open element can end (kramdown's rule). The end of
  /// the text for one that never ends.
  private func elementEnd(_ tag: RawTag) -> Int {
    var open = tag.isEmptyElement ? [] : [tag.name]
    var position = tag.end
    while let current = open.last {
      if rawElements.contains(current), current != "pre" {
        guard let end = bytes.end(of: "</\(current)", from: position) else { return bytes.count }
        position = bytes.end(of: ">", from: end) ?? bytes.count
        open.removeLast()
        continue
      }
      guard let next = bytes[position...].firstIndex(of: UInt8(ascii: "<")) else { return bytes.count }
      if let end = commentEnd(next) {
        position = end
      } else if let inner = RawTag(bytes, at: next) {
        position = inner.end
        if inner.isEnd {
          if inner.name == current { open.removeLast() }
        } else if !inner.isEmptyElement {
          open.append(inner.name)
        }
      } else {
        position = next + 1
      }
    }
    return position
  }
}

/// A tag in the source.
private struct RawTag {
  var name: String
  var isEnd: Bool
  var end: Int
  /// `<br>`, `<div />`.
  var isEmptyElement: Bool
  /// What it asks for in its attribute `markdown`.
  var markdown: String?

  var isSpan: Bool { spanElements.contains(name) }

  init?(_ bytes: [UInt8], at start: Int) {
    var position = start + 1
    isEnd = position < bytes.count && bytes[position] == UInt8(ascii: "/")
    if isEnd { position += 1 }
    let nameStart = position
    while position < bytes.count, bytes[position].isTagName { position += 1 }
    guard position > nameStart, position < bytes.count, (0x61...0x7A).contains(bytes[nameStart] | 0x20),
      bytes[position].isHTMLSpace || bytes[position] == UInt8(ascii: ">") || bytes.hasText("/>", at: position)
    else { return nil }
    name = String(decoding: bytes[nameStart..<position], as: UTF8.self).lowercased()
    guard let end = RawTag.end(bytes, from: position) else { return nil }
    self.end = end
    isEmptyElement = bytes[end - 2] == UInt8(ascii: "/") || voidElements.contains(name)
    let attributes = bytes[position..<end]
    guard let at = attributes.firstRange(ofASCII: "markdown=") else { return }
    markdown = String(
      decoding: attributes[at.upperBound...].drop { $0 == 0x22 || $0 == 0x27 }.prefix { $0.isTagName },
      as: UTF8.self)
  }

  /// Behind the bracket that ends a tag; quoted values may hold brackets. Tags are short.
  private static func end(_ bytes: [UInt8], from start: Int) -> Int? {
    var quote: UInt8?
    for position in start..<min(bytes.count, start + 4000) {
      let byte = bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == 0x22 || byte == 0x27 {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return position + 1
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
    }
    return nil
  }
}

/// Whether a tag of block level begins at a position.
func isBlockTag(_ bytes: [UInt8], _ start: Int) -> Bool {
  guard bytes[start] == UInt8(ascii: "<"), start + 1 < bytes.count else { return false }
  let name = start + (bytes[start + 1] == UInt8(ascii: "/") ? 2 : 1)
  let text = bytes[name...].prefix(24).prefix(while: \.isTagName)
  guard let first = text.first, (0x61...0x7A).contains(first | 0x20) else { return false }
  return !spanElements.contains(String(decoding: text, as: UTF8.self).lowercased())
}

extension UInt8 {
  fileprivate var isTagName: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self) || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ":")
  }
}

/// Elements that stand in text for kramdown.
private let spanElements = Set(
  "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc ruby samp select small span strike strong sub sup textarea tt u var"
    .split(separator: " ").map(String.init))

/// Elements without content.
private let voidElements = Set(
  "area base br col command embed hr img input keygen link meta param source track wbr".split(separator: " ")
    .map(String.init))

/// Elements whose content is text.
private let rawElements: Set<String> = ["script", "style", "pre", "math"]

/// Elements that begin a block in CommonMark too (§4.6, kinds 1 and 6).
private let knownBlocks = Set(
  "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option p param pre script section source style summary table tbody td textarea tfoot th thead title tr track ul"
    .split(separator: " ").map(String.init))
