/// Finds `{::nomarkdown} … {:/nomarkdown}` (kramdown, “Extensions”): what stands between is HTML as it is.
///
/// - Parameters:
///   - bytes: the source.
///   - regions: what in it is code.
///   - first: the number of texts that are protected already.
/// - Returns: placeholders, and what they stand for.
func protectRawText(_ bytes: [UInt8], _ regions: SourceRegions, first: Int) -> ProtectedMath {
  var found = ProtectedMath()
  var position = 0
  while let start = bytes.end(of: "{::nomarkdown", from: position) {
    position = start
    guard !regions.isCode(start - 1), let open = bytes.end(of: "}", from: start, before: start + 40),
      bytes[open - 2] != UInt8(ascii: "/")
    else { continue }
    let ends = ["{:/nomarkdown}", "{:/}"].compactMap { mark in
      bytes.end(of: mark, from: open).map { (text: $0 - mark.utf8.count, end: $0) }
    }
    guard let end = ends.min(by: { $0.text < $1.text }) else { return found }
    let raw = Array(bytes[open..<end.text])
    found.edits.append(
      SourceEdit(start - "{::nomarkdown".utf8.count..<end.end, Placeholder.bytes(first + found.texts.count)))
    found.texts.append(ProtectedText(source: raw, html: raw, isElement: true))
    position = end.end
  }
  return found
}
