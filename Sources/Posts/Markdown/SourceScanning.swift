/// Looking around in the bytes of a source.
extension [UInt8] {
  /// The index of the line feed that ends the line of a position, or the end of the text.
  func lineEnd(_ position: Int) -> Int {
    position < count ? self[position...].firstIndex(of: 0x0A) ?? count : count
  }

  /// Where the line of a position begins.
  func lineStart(_ position: Int) -> Int {
    self[..<position].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  /// The line feed before the next blank line, or the end of the text.
  func paragraphEnd(_ position: Int) -> Int {
    var end = lineEnd(position)
    while end < count {
      let next = lineEnd(end + 1)
      if self[(end + 1)..<next].allSatisfy(\.isHTMLSpace) { return end }
      end = next
    }
    return count
  }

  /// Whether the text stands at a position.
  func hasText(_ text: StaticString, at position: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard position >= 0, position + length <= count else { return false }
    for offset in 0..<length where self[position + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// Whether a start tag of that name begins at a position.
  func hasTag(_ name: String, at position: Int) -> Bool {
    let start = position + 1
    guard start + name.utf8.count < count else { return false }
    for (offset, byte) in name.utf8.enumerated() where self[start + offset] | 0x20 != byte { return false }
    let next = self[start + name.utf8.count]
    return next.isHTMLSpace || next == UInt8(ascii: ">")
  }

  /// The position behind the first occurrence of a text, letters of either case.
  func end(of text: String, from position: Int, before limit: Int? = nil) -> Int? {
    let wanted = Array(text.utf8)
    let limit = Swift.min(limit ?? count, count)
    guard let first = wanted.first else { return nil }
    var search = position
    while search + wanted.count <= limit, let start = self[search..<limit].firstIndex(of: first) {
      guard start + wanted.count <= limit else { return nil }
      let matches = wanted.indices.allSatisfy { offset in
        let byte = self[start + offset]
        return byte == wanted[offset] || ((0x41...0x5A).contains(byte) && byte | 0x20 == wanted[offset])
      }
      if matches { return start + wanted.count }
      search = start + 1
    }
    return nil
  }

  /// The character before a position.
  func scalar(before position: Int) -> Unicode.Scalar? {
    guard position > 0 else { return nil }
    var start = position - 1
    while start > 0, position - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return String(decoding: self[start..<position], as: UTF8.self).unicodeScalars.last
  }

  /// The character at a position.
  func scalar(at position: Int) -> Unicode.Scalar? {
    guard position < count else { return nil }
    return String(decoding: self[position..<Swift.min(position + 4, count)], as: UTF8.self).unicodeScalars
      .first
  }
}

extension ArraySlice<UInt8> {
  /// Without the spaces, quote marks and list mark that a line begins with.
  var withoutContainers: ArraySlice<UInt8> {
    var rest = drop { $0.isHTMLSpace || $0 == UInt8(ascii: ">") }
    if rest.isListItem {
      rest = rest.drop { !$0.isHTMLSpace }.drop(while: \.isHTMLSpace)
    }
    return rest
  }

  /// Whether a line begins with the mark of a list item.
  var isListItem: Bool {
    let rest = drop(while: \.isHTMLSpace)
    guard let first = rest.first else { return false }
    var after = rest.dropFirst()
    if (0x30...0x39).contains(first) {
      after = after.drop { (0x30...0x39).contains($0) }
      guard let mark = after.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")") else {
        return false
      }
      after = after.dropFirst()
    } else if first != UInt8(ascii: "-"), first != UInt8(ascii: "*"), first != UInt8(ascii: "+") {
      return false
    }
    return after.first.map(\.isHTMLSpace) ?? true
  }

  /// Without white space at the ends.
  var trimmedSpace: ArraySlice<UInt8> {
    var rest = drop(while: \.isHTMLSpace)
    while let last = rest.last, last.isHTMLSpace { rest.removeLast() }
    return rest
  }
}
