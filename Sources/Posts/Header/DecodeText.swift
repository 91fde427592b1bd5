import Manuscript

/// The text of a post as the other phases want it: valid UTF-8, lines ended by line feeds, nothing that is
/// not text. Line numbers are those of the file.
struct SourceText: Sendable {
  var bytes: [UInt8]
  var findings: [Finding] = []
}

/// Decodes the bytes of a file.
///
/// - The encoding is told from the bytes (`detectEncoding`); one that is not UTF-8 is named in a finding.
/// - Byte order marks are dropped; U+000D and U+000D U+000A become U+000A.
/// - C0 and C1 controls other than tab and line feed, which neither XHTML nor a page can show, are taken out.
/// - What is no character in the encoding becomes U+FFFD.
func decodeText(_ file: [UInt8], path: String) -> SourceText {
  let encoding = detectEncoding(file)
  var text = SourceText(bytes: file)
  if encoding != .utf8 {
    decode(&text, from: encoding, path: path)
  } else {
    // Programs that join files leave more than one.
    while text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { text.bytes.removeFirst(3) }
  }
  if let line = firstInvalidLine(text.bytes) {
    text.bytes = Array(String(decoding: text.bytes, as: UTF8.self).utf8)
    text.findings.append(
      Finding(
        .encodingInvalid, "the file is not valid UTF-8", hint: "save it as UTF-8",
        at: SourcePlace(path: path, line: line)))
  }
  if text.bytes.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A || $0 == 0x7F || $0 == 0xC2 }) {
    removeControls(from: &text, path: path)
  }
  return text
}

private func decode(_ text: inout SourceText, from encoding: TextEncoding, path: String) {
  guard var units = convert(text.bytes[...], from: encoding.converter) else { return }
  if units.first == 0xFEFF { units.removeFirst() }
  text.bytes = Array(String(decoding: units, as: UTF16.self).utf8)
  text.findings.append(
    Finding(
      .encodingConverted, "the file is in \(encoding.rawValue); it was read as such",
      hint: "save it as UTF-8",
      at: SourcePlace(path: path)))
  guard let bad = units.firstIndex(of: 0xFFFD) else { return }
  text.findings.append(
    Finding(
      .encodingInvalid, "the file is not valid \(encoding.rawValue) throughout",
      at: SourcePlace(path: path, line: 1 + units[..<bad].count { $0 == 0x0A })))
}

/// The line of the first byte that is not UTF-8.
private func firstInvalidLine(_ bytes: [UInt8]) -> Int? {
  if String(validating: bytes, as: UTF8.self) != nil { return nil }
  var decoder = UTF8()
  var iterator = bytes.makeIterator()
  var line = 1
  while true {
    switch decoder.decode(&iterator) {
    case .scalarValue("\n"): line += 1
    case .scalarValue: continue
    case .emptyInput, .error: return line
    }
  }
}

private func removeControls(from text: inout SourceText, path: String) {
  var kept: [UInt8] = []
  kept.reserveCapacity(text.bytes.count)
  var line = 1
  var removed = 0
  var firstLine: Int?
  for (index, byte) in text.bytes.enumerated() {
    switch byte {
    case 0x0D:
      if index + 1 < text.bytes.count, text.bytes[index + 1] == 0x0A { continue }
      kept.append(0x0A)
      line += 1
    case 0xC2 where text.bytes[index + 1] < 0xA0:
      removed += 1
      firstLine = firstLine ?? line
    case 0x80..<0xA0 where text.bytes[index - 1] == 0xC2: continue
    case 0x09, 0x20..<0x7F, 0x80...: kept.append(byte)
    case 0x0A:
      kept.append(byte)
      line += 1
    case 0x0B, 0x0C: kept.append(0x20)
    default:
      removed += 1
      firstLine = firstLine ?? line
    }
  }
  text.bytes = kept
  guard removed > 0 else { return }
  let what = removed == 1 ? "a control character was" : "\(removed) control characters were"
  text.findings.append(
    Finding(.controlCharacters, "\(what) taken out", at: SourcePlace(path: path, line: firstLine)))
}
