/// A cursor over the bytes of a body that passes over what is not text.
struct BodyScan {
  private let body: [UInt8]
  private var position = 0
  /// Regions of which no end is left in the body.
  private var unclosed: Set<Region> = []
  /// Up to where a search for a single byte is known to find nothing, so that no search is made twice.
  private var barren: [UInt8: Int] = [:]

  /// What is left out with all that it holds.
  private enum Region {
    case comment, script, style, tag, output

    var end: StaticString {
      switch self {
      case .comment: "-->"
      case .script: "</script>"
      case .style: "</style>"
      case .tag: "%}"
      case .output: "}}"
      }
    }
  }

  init(_ body: [UInt8]) { self.body = body }

  /// The next byte that belongs to the text.
  mutating func next() -> UInt8? {
    while position < body.count {
      let byte = body[position]
      switch byte {
      case UInt8(ascii: "<"): skipTag()
      case UInt8(ascii: "{"): skipBraces()
      case UInt8(ascii: "]") where follows("]("): skip(to: UInt8(ascii: ")"), limit: 2000)
      case UInt8(ascii: "&"): skipReference()
      case UInt8(ascii: "h") where follows("http://") || follows("https://"): skipAddress()
      default:
        position += 1
        return byte
      }
    }
    return nil
  }

  /// The scalar that begins with `first`, which `next()` has given. U+FFFD for what is not UTF-8.
  mutating func scalar(from first: UInt8) -> UInt32 {
    let (count, bits): (Int, UInt8) = first >= 0xF0 ? (3, 0x07) : first >= 0xE0 ? (2, 0x0F) : (1, 0x1F)
    guard first >= 0xC2, position + count <= body.count else { return 0xFFFD }
    var value = UInt32(first & bits)
    for _ in 0..<count {
      guard body[position] & 0xC0 == 0x80 else { return 0xFFFD }
      value = value << 6 | UInt32(body[position] & 0x3F)
      position += 1
    }
    return value
  }

  private func follows(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= body.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(body[position..<position + $0.count]) }
  }

  /// Passes over everything up to and with `end`; over one byte only where it does not come in this paragraph.
  private mutating func skip(to end: UInt8, limit: Int) {
    if position < barren[end, default: 0] { return position += 1 }
    var index = position + 1
    let last = min(body.count, position + limit)
    while index < last, body[index] != end {
      if body[index] == 0x0A, index + 1 < last, body[index + 1] == 0x0A { break }
      index += 1
    }
    if index < last, body[index] == end { return position = index + 1 }
    barren[end] = index
    position += 1
  }

  /// `<` before anything but a letter, a slash or an exclamation mark is a sign for “less than”.
  private mutating func skipTag() {
    guard position + 1 < body.count else { return position += 1 }
    if follows("<!--") { return skip(.comment) }
    if follows("<script") { return skip(.script) }
    if follows("<style") { return skip(.style) }
    let next = body[position + 1]
    let isTag = (0x61...0x7A).contains(next | 0x20) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
    if isTag { skip(to: UInt8(ascii: ">"), limit: 1_000_000) } else { position += 1 }
  }

  private mutating func skipBraces() {
    if follows("{%") { return skip(.tag) }
    if follows("{{") { return skip(.output) }
    if follows("{:") { skip(to: UInt8(ascii: "}"), limit: 2000) } else { position += 1 }
  }

  /// Passes over a region, and over its first byte only where it is not closed.
  private mutating func skip(_ region: Region) {
    let start = position
    while position < body.count, !unclosed.contains(region) {
      if follows(region.end) { return position += region.end.utf8CodeUnitCount }
      position += 1
    }
    unclosed.insert(region)
    position = start + 1
  }

  private mutating func skipReference() {
    var index = position + 1
    while index < body.count, index - position < 32, body[index].isReferenceByte { index += 1 }
    let isClosed = index < body.count && body[index] == UInt8(ascii: ";")
    position = isClosed ? index + 1 : position + 1
  }

  /// An address ends at white space, a bracket, a quotation mark or the first character outside of ASCII.
  private mutating func skipAddress() {
    while position < body.count, body[position].isAddressByte { position += 1 }
  }
}

extension UInt8 {
  fileprivate var isReferenceByte: Bool {
    (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20) || self == UInt8(ascii: "#")
  }

  fileprivate var isAddressByte: Bool {
    switch self {
    case 0x21, 0x23...0x26, 0x2A...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
    default: false
    }
  }
}
