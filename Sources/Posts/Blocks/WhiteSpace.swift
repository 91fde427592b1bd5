import Manuscript

/// Collapses the white space of one paragraph (CSS Text 3 §4.1), across the elements in it.
///
/// A run of white space is one space, none at the ends of a line; a run with a line feed is nothing where
/// Chinese or Japanese characters meet it (CSS Text 3 §4.1.2, segment breaks), since it only ends a line of
/// the source. Indents that the author typed (U+3000, U+00A0) are left out at the start of a line: themes
/// indent.
struct WhiteSpace {
  private enum Pending { case nothing, space, lineFeed }

  /// The last character that was written; `nil` at the start of a line.
  var last: Unicode.Scalar? {
    didSet { if let last, !last.isSharedPunctuation { lastOfScript = last } }
  }
  /// The last one that belongs to a script.
  private var lastOfScript: Unicode.Scalar?
  private var pending = Pending.nothing

  /// Adds text to `inlines`.
  mutating func add(_ text: Substring, to inlines: inout [Inline]) {
    var text = text
    let collapsed = text.withUTF8 { collapse($0) }
    if !collapsed.isEmpty { inlines.append(text: String(decoding: collapsed, as: UTF8.self)) }
  }

  private mutating func collapse(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 1)
    var position = 0
    while position < bytes.count {
      let width = spaceWidth(bytes, at: position)
      if width > 0 {
        if pending != .lineFeed { pending = width == 3 || bytes[position] == 0x0A ? .lineFeed : .space }
        position += width
      } else if last == nil || pending == .lineFeed, let indent = indentWidth(bytes, at: position) {
        position += indent
      } else {
        var end = position + 1
        while end < bytes.count, spaceWidth(bytes, at: end) == 0 { end += 1 }
        write(UnsafeBufferPointer(rebasing: bytes[position..<end]), to: &output)
        position = end
      }
    }
    return output
  }

  /// A run without white space.
  private mutating func write(_ run: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    if pending != .nothing, isSpaceNeeded(before: firstOfScript(run)) { output.append(0x20) }
    pending = .nothing
    output += run
    var start = run.count - 1
    while start > 0, run[start] & 0xC0 == 0x80 { start -= 1 }
    last = decodeScalar(run, at: start)?.scalar
  }

  /// The first character that is not punctuation shared by scripts, if there is one; else the first.
  private func firstOfScript(_ run: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
    var position = 0
    while let next = decodeScalar(run, at: position) {
      if !next.scalar.isSharedPunctuation { return next.scalar }
      position += next.width
    }
    return decodeScalar(run, at: 0)?.scalar
  }

  /// Before something that is not text: white space before it belongs outside of it.
  mutating func open(before next: Unicode.Scalar?, _ inlines: inout [Inline]) {
    if next != nil || pending == .space { resolve(before: next, &inlines) }
  }

  /// A picture or another thing that stands like a word.
  mutating func object(_ inlines: inout [Inline]) {
    resolve(before: "\u{FFFC}", &inlines)
    last = "\u{FFFC}"
  }

  /// A line ends here: white space around it shows nothing.
  mutating func lineBreak() {
    pending = .nothing
    last = nil
  }

  private mutating func resolve(before next: Unicode.Scalar?, _ inlines: inout [Inline]) {
    if isSpaceNeeded(before: next) {
      inlines.append(text: " ")
      last = " "
    }
    pending = .nothing
  }

  /// Whether the white space that is waiting shows before a character.
  private func isSpaceNeeded(before next: Unicode.Scalar?) -> Bool {
    guard pending != .nothing, let last, last != " " else { return false }
    guard pending == .lineFeed, let next else { return true }
    return !joins(last.isSharedPunctuation ? lastOfScript ?? last : last, next)
  }

  /// The bytes of white space at a position: ASCII space, or U+2028 and U+2029.
  private func spaceWidth(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int {
    let byte = bytes[position]
    if byte.isHTMLSpace { return 1 }
    guard byte == 0xE2, position + 2 < bytes.count, bytes[position + 1] == 0x80 else { return 0 }
    return bytes[position + 2] == 0xA8 || bytes[position + 2] == 0xA9 ? 3 : 0
  }

  /// The bytes of a typed indent at a position: U+3000 or U+00A0.
  private func indentWidth(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
    if bytes[position] == 0xC2, position + 1 < bytes.count, bytes[position + 1] == 0xA0 { return 2 }
    guard bytes[position] == 0xE3, position + 2 < bytes.count, bytes[position + 1] == 0x80 else { return nil }
    return bytes[position + 2] == 0x80 ? 3 : nil
  }
}

/// The character of valid UTF-8 that begins at a position.
private func decodeScalar(
  _ bytes: UnsafeBufferPointer<UInt8>, at position: Int
) -> (scalar: Unicode.Scalar, width: Int)? {
  guard position >= 0, position < bytes.count else { return nil }
  let first = UInt32(bytes[position])
  let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  guard position + width <= bytes.count else { return nil }
  var value = width == 1 ? first : first & (0x7F >> UInt32(width))
  for offset in 1..<max(1, width) { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
  return Unicode.Scalar(value).map { ($0, width) }
}

/// Whether a line feed in the source between two characters is nothing: one of them is Chinese or Japanese
/// and the other is not Korean. Quotation marks and dashes that all scripts share follow the other side.
private func joins(_ left: Unicode.Scalar, _ right: Unicode.Scalar) -> Bool {
  let sides = [left, right]
  if sides.contains(where: \.isHangul) { return false }
  return sides.contains(where: \.isWideText)
}

extension Unicode.Scalar {
  /// Han, kana, bopomofo and the punctuation that belongs to them.
  var isWideText: Bool {
    switch value {
    case 0x2E80...0x303E, 0x3041...0x312F, 0x31A0...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF01...0xFF9F, 0xFFE0...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  /// Quotation marks, dashes and dots that Chinese shares with other scripts: they go with what is beside.
  var isSharedPunctuation: Bool {
    switch value {
    case 0xB7, 0x2010...0x2027: true
    default: false
    }
  }

  /// White space (Unicode, `White_Space`), without a look into the tables.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Korean syllables and letters: Korean has spaces between words.
  var isHangul: Bool {
    switch value {
    case 0x1100...0x11FF, 0x3130...0x318F, 0xA960...0xA97F, 0xAC00...0xD7FF: true
    default: false
    }
  }
}

extension [Inline] {
  /// Adds text, to the text at the end where there is one.
  mutating func append(text: String) {
    guard case .text(var whole)? = last else { return append(.text(text)) }
    // The text is taken out of the array first, so that it grows in place.
    removeLast()
    whole += text
    append(.text(whole))
  }
}
