import Manuscript

/// What can be taken from a header that cannot be parsed: title and date, each from a line of its own.
///
/// Only a plain or quoted text on the line of the key is taken; whatever could be the beginning of something
/// else, such as a list, a block or an alias, is left alone. A title that holds a colon and a space is what
/// most broken headers suffer from; Chinese ones have wide colons.
///
/// - Parameter bytes: the header; only its beginning is looked at.
/// - Returns: a map with at most those two keys.
func rescueHeader(_ bytes: [UInt8]) -> HeaderValue {
  var entries: [(key: String, value: HeaderValue)] = []
  for line in bytes.prefix(65_536).split(separator: 0x0A).prefix(200) {
    let text = String(decoding: line, as: UTF8.self)
    for key in ["title", "date"] where !entries.contains(where: { $0.key == key }) {
      guard let rest = text.rest(after: key), let value = plainText(rest) else { continue }
      if key == "date", PostDate(parsing: value) == nil { continue }
      entries.append((key, .scalar(value)))
    }
  }
  return .map(entries)
}

private func plainText(_ text: String) -> String? {
  guard let first = text.first, text.utf8.count <= 500 else { return nil }
  if first == "\"" || first == "'" {
    let inner = text.dropFirst()
    // A mark that nothing closes is what broke the header.
    let end = inner.lastIndex(of: first) ?? inner.endIndex
    return end > inner.startIndex ? String(inner[..<end]).replacing("\\\"", with: "\"") : nil
  }
  // “[译] …” is how many titles begin; YAML takes it for a list with something behind it.
  if first == "[", let end = text.firstIndex(of: "]"), text.index(after: end) < text.endIndex { return text }
  // Emphasis is no alias, and no tag or directive has a name in Chinese.
  if first == "*", text.count > 2, text.last == "*" { return text }
  if first == "%" || first == "!", let second = text.dropFirst().first, !second.isASCII { return text }
  return "[]{}|>&*!%#?-".contains(first) ? nil : text
}

extension String {
  /// What follows `key:` or `key =` at the beginning of a line.
  fileprivate func rest(after key: String) -> String? {
    guard hasPrefix(key) else { return nil }
    let rest = dropFirst(key.count).trimmed
    guard let mark = rest.first, mark == ":" || mark == "=" || mark == "：" else { return nil }
    return rest.dropFirst().trimmed
  }
}
