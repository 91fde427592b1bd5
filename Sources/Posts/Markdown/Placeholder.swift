/// A piece of source that CommonMark must not look into, such as mathematics.
struct ProtectedText: Sendable, Equatable {
  /// As the author wrote it; this is what stands in code and raw HTML.
  var source: [UInt8]
  /// What it is in running text.
  var html: [UInt8]
  /// Whether it stays what it is in raw HTML too: code that a template marked, not mathematics.
  var isElement = false

  /// What it is in a block of raw HTML.
  var block: [UInt8] { isElement ? html : source }
}

/// How protected text is kept through CommonMark: a control character that no source has any more (see
/// `DecodeText`), the number of the text in control characters, and another one.
enum Placeholder {
  static let start: UInt8 = 0x01
  static let end: UInt8 = 0x02
  private static let zero: UInt8 = 0x10

  /// The placeholder for the text number `index`.
  static func bytes(_ index: Int) -> [UInt8] {
    var digits: [UInt8] = []
    var rest = index
    repeat {
      digits.append(zero + UInt8(rest & 15))
      rest >>= 4
    } while rest > 0
    return [start] + digits.reversed() + [end]
  }

  /// The text whose placeholder begins at `position`, and the position after it.
  static func read(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int, from protected: [ProtectedText]
  ) -> (protected: ProtectedText, end: Int)? {
    var index = 0
    var position = position + 1
    while position < text.count, (zero...zero + 15).contains(text[position]) {
      index = index << 4 | Int(text[position] - zero)
      position += 1
    }
    guard position < text.count, text[position] == end, protected.indices.contains(index) else { return nil }
    return (protected[index], position + 1)
  }
}
