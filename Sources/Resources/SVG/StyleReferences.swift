/// References inside CSS: `url(…)` and `@import`.
enum StyleReferences {
  /// What may be written out in the place of an address: raster pictures and fonts, which run nothing.
  private static let embeddable = [
    "data:image/png;", "data:image/jpeg;", "data:image/jpg;", "data:image/gif;", "data:image/webp;",
    "data:font/", "data:application/font", "data:application/x-font",
  ]

  /// Whether an address stays within the file.
  static func isInternal(_ address: String) -> Bool {
    let start = address.drop { $0.isWhitespace }.prefix(32).lowercased()
    return start.isEmpty || start.hasPrefix("#") || embeddable.contains { start.hasPrefix($0) }
  }

  /// The text with `none` in the place of every address outside of the file.
  static func neutralized(_ text: String) -> String {
    // Without one of these letters there is no reference: the case of almost every attribute.
    guard text.utf8.contains(where: { $0 == 0x28 || $0 == 0x40 || $0 == 0x5c }) else { return text }
    if text.contains("\\") {
      // An escape may hide the word itself; unescaped, such a text would show more references.
      let plain = unescaped(text)
      if mentions(plain) != mentions(text) { return "" }
    }
    return withoutImports(withoutAddresses(text))
  }

  private static func withoutAddresses(_ text: String) -> String {
    mapped(text) { isInternal($0) ? nil : "none" }
  }

  /// The text with other words in the place of `url(…)`; `nil` leaves one as it is, an address that begins
  /// with `#` becomes another address.
  static func mapped(_ text: String, _ transform: (String) -> String?) -> String {
    var result = ""
    var rest = text[...]
    while let start = range(of: "url(", in: rest) {
      let end = rest[start.upperBound...].firstIndex(of: ")") ?? rest.endIndex
      let address = rest[start.upperBound..<end].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
      let after = end == rest.endIndex ? end : rest.index(after: end)
      result += rest[..<start.lowerBound]
      let replacement = transform(String(address)).map { $0.hasPrefix("#") ? "url(\($0))" : $0 }
      result += replacement ?? String(rest[start.lowerBound..<after])
      rest = rest[after...]
    }
    return result + rest
  }

  private static func withoutImports(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let start = range(of: "@import", in: rest) {
      result += rest[..<start.lowerBound]
      let end = rest[start.upperBound...].firstIndex(of: ";")
      rest = end.map { rest[rest.index(after: $0)...] } ?? ""
    }
    return result + rest
  }

  private static func range(of word: String, in text: Substring) -> Range<Substring.Index>? {
    let length = word.count
    return text.indices.lazy
      .compactMap { index -> Range<Substring.Index>? in
        guard text[index] == word.first || text[index].lowercased() == String(word.prefix(1)) else {
          return nil
        }
        guard let end = text.index(index, offsetBy: length, limitedBy: text.endIndex) else { return nil }
        return text[index..<end].lowercased() == word ? index..<end : nil
      }.first
  }

  private static func mentions(_ text: String) -> Int {
    var count = 0
    for word in ["url(", "@import"] {
      var rest = text[...]
      while let found = range(of: word, in: rest) {
        count += 1
        rest = rest[found.upperBound...]
      }
    }
    return count
  }

  /// The text with its escapes resolved (CSS Syntax §4.3.7).
  private static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\" else {
        result.append(character)
        continue
      }
      let digits = rest.prefix(6).prefix { $0.isHexDigit }
      rest = rest.dropFirst(digits.count)
      if digits.isEmpty { continue }
      if let value = UInt32(digits, radix: 16), let scalar = UnicodeScalar(value) {
        result.unicodeScalars.append(scalar)
      }
      if rest.first?.isWhitespace == true { rest.removeFirst() }
    }
    return result
  }
}
