/// Writes the entities of HTML in XML, such as `&nbsp;`, as the characters that they stand for.
///
/// XML knows five of them, and a parser leaves out all others; many feeds have them all the same. CDATA sections
/// are left alone, and so is a document that declares entities itself.
func replaceEntities(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes[...].firstRange(ofASCII: "<!ENTITY") == nil else { return bytes }
  var output: [UInt8] = []
  var known: [String: [UInt8]] = [:]
  var copied = 0
  var position = 0
  while let next = bytes[position...].firstIndex(where: { $0 == 0x26 || $0 == 0x3C }) {
    position = next + 1
    if bytes[next] == 0x3C {
      if bytes.hasText("<![CDATA[", at: next) { position = bytes.end(of: "]]>", from: next) ?? bytes.count }
      continue
    }
    let name = bytes[position...].prefix(32).prefix { $0.isASCIIWord }
    guard let first = name.first, first > 0x39, name.endIndex < bytes.count, bytes[name.endIndex] == 0x3B
    else {
      continue
    }
    let text = String(decoding: name, as: UTF8.self)
    let characters = known[text] ?? meaning(of: text)
    known[text] = characters
    guard !characters.isEmpty else { continue }
    output += bytes[copied..<next] + characters
    copied = name.endIndex + 1
    position = copied
  }
  return copied == 0 ? bytes : output + bytes[copied...]
}

/// The characters of an entity of HTML; none for one that XML has too, or that nobody knows.
private func meaning(of name: String) -> [UInt8] {
  if ["amp", "lt", "gt", "quot", "apos"].contains(name) { return [] }
  let text = parseHTML(Array("&\(name);".utf8), isDocument: false, lines: LineTable()).nodes.textContent
  return text.hasPrefix("&") || text.contains("<") ? [] : Array(text.utf8)
}
