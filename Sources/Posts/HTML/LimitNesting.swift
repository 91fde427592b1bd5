/// Takes out the tags of elements that nest deeper than `limit`, and keeps what is in them.
///
/// The tree construction of the HTML Standard looks through all open elements at many tags, so that
/// 100,000 nested elements would take minutes. This is a scan for tags only, and leaves almost every
/// document alone.
func limitNesting(_ bytes: [UInt8], limit: Int = 256) -> (bytes: [UInt8], removed: Int) {
  var scan = NestingScan(bytes: bytes, limit: limit)
  scan.run()
  guard scan.removed > 0 else { return (bytes, 0) }
  return (scan.output + bytes[scan.copied...], scan.removed)
}

private struct NestingScan {
  let bytes: [UInt8]
  let limit: Int
  var output: [UInt8] = []
  /// Everything before has been decided on.
  var copied = 0
  var removed = 0
  /// The names of the open elements that are kept.
  private var open: [Substring.UTF8View] = []
  /// How many elements above those are open.
  private var surplus = 0

  init(bytes: [UInt8], limit: Int) {
    self.bytes = bytes
    self.limit = limit
  }

  mutating func run() {
    guard mayNestDeeply() else { return }
    var position = 0
    while let start = next(0x3C, from: position) {
      position = tag(at: start)
    }
  }

  /// Fewer start tags than the limit can never nest too deeply.
  private func mayNestDeeply() -> Bool {
    var count = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if previous == 0x3C, byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A { count += 1 }
      previous = byte
    }
    return count > limit
  }

  private func next(_ byte: UInt8, from position: Int) -> Int? {
    bytes[position...].firstIndex(of: byte)
  }

  /// Looks at what begins with `<` at `start`; returns where to go on.
  private mutating func tag(at start: Int) -> Int {
    var position = start + 1
    guard position < bytes.count else { return bytes.count }
    if bytes[position] == 0x21 { return afterComment(at: start) }
    let isEnd = bytes[position] == 0x2F
    if isEnd { position += 1 }
    let nameEnd = endOfName(from: position)
    guard nameEnd > position else { return start + 1 }
    let name = String(decoding: bytes[position..<nameEnd], as: UTF8.self).lowercased()
    guard let end = next(0x3E, from: nameEnd) else { return bytes.count }
    if isEnd { close(name[...].utf8, start..<(end + 1)) } else { open(name[...].utf8, start..<(end + 1)) }
    return end + 1
  }

  private func afterComment(at start: Int) -> Int {
    guard bytes[start...].starts(with: Array("<!--".utf8)) else { return start + 2 }
    var position = start + 4
    while let dash = next(0x2D, from: position) {
      if bytes[dash...].starts(with: Array("-->".utf8)) { return dash + 3 }
      position = dash + 1
    }
    return bytes.count
  }

  private func endOfName(from position: Int) -> Int {
    var end = position
    while end < bytes.count, bytes[end] != 0x3E, bytes[end] != 0x2F, !bytes[end].isHTMLSpace { end += 1 }
    return end
  }

  private mutating func open(_ name: Substring.UTF8View, _ range: Range<Int>) {
    let tag = HTMLTag(rawValue: String(Substring(name))) ?? .other
    if tag.isVoid || hasImpliedEnd(tag) || isEmptyInDrawing(range) { return }
    if open.count < limit { return open.append(name) }
    surplus += 1
    remove(range)
  }

  /// Whether a tag ends itself with a slash, as it may in drawings and formulas only.
  private func isEmptyInDrawing(_ range: Range<Int>) -> Bool {
    guard bytes[range.upperBound - 2] == 0x2F else { return false }
    return open.contains { $0.elementsEqual("svg".utf8) || $0.elementsEqual("math".utf8) }
  }

  private mutating func close(_ name: Substring.UTF8View, _ range: Range<Int>) {
    if surplus > 0 {
      surplus -= 1
      return remove(range)
    }
    guard let index = open.lastIndex(where: { $0.elementsEqual(name) }) else { return }
    open.removeSubrange(index...)
  }

  private mutating func remove(_ range: Range<Int>) {
    output += bytes[copied..<range.lowerBound]
    copied = range.upperBound
    removed += 1
  }

  /// Elements that the next of their kind ends: thousands of them in a row do not nest.
  private func hasImpliedEnd(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .p, .li, .dt, .dd, .tr, .td, .th, .tbody, .thead, .tfoot, .option, .rb, .rt, .rp, .html, .head,
      .body:
      true
    default: false
    }
  }
}
