import Manuscript

/// The text of a post as the other phases want it: valid UTF-8, lines ended by line feeds, nothing that is
/// not text. Line numbers are those of the file.
struct SourceText: Sendable {
  var bytes: [UInt8]
  var findings: [Finding] = []
}

/// Decodes the bytes of a file.
///
/// - UTF-16 is known by its byte order mark. That mark is dropped; U+000D and U+000D U+000A become U+000A.
/// - C0 controls other than tab and line feed, which neither XHTML nor a page can show, are taken out.
/// - What is not UTF-8 becomes U+FFFD.
func decodeText(_ file: [UInt8], path: String) -> SourceText {
  var text = SourceText(bytes: decodeUTF16(file) ?? file)
  if file.starts(with: [0xEF, 0xBB, 0xBF]) { text.bytes.removeFirst(3) }
  if let line = firstInvalidLine(text.bytes) {
    text.bytes = Array(String(decoding: text.bytes, as: UTF8.self).utf8)
    text.findings.append(
      Finding(
        .encodingInvalid, "the file is not valid UTF-8", hint: "save it as UTF-8",
        at: SourcePlace(path: path, line: line)))
  }
  if text.bytes.contains(where: { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A }) {
    removeControls(from: &text, path: path)
  }
  return text
}

private func decodeUTF16(_ file: [UInt8]) -> [UInt8]? {
  guard file.count >= 2, file.prefix(2) == [0xFF, 0xFE] || file.prefix(2) == [0xFE, 0xFF] else { return nil }
  let isLittle = file[0] == 0xFF
  let units = stride(from: 2, to: file.count - 1, by: 2).map { index in
    let (first, second) = (UInt16(file[index]), UInt16(file[index + 1]))
    return isLittle ? second << 8 | first : first << 8 | second
  }
  return Array(String(decoding: units, as: UTF16.self).utf8)
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
    case 0x09, 0x20...: kept.append(byte)
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
