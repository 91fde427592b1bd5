/// Lines with so many bars that no page could hold them as a row of a table, as texts to be protected.
///
/// cmark-gfm walks over all cells of a row for each cell; a megabyte of bars would take it hours.
///
/// - Parameters:
///   - bytes: the source.
///   - regions: what in it is not prose.
///   - first: the number of texts that are protected already.
/// - Returns: a placeholder for each such line, and what they stand for: the line as it is.
func protectEndlessRows(_ bytes: [UInt8], _ regions: SourceRegions, first: Int) -> ProtectedMath {
  var found = ProtectedMath()
  var start = 0
  while start < bytes.count {
    let end = bytes.lineEnd(start)
    if bytes[start..<end].hasEndlessRow, regions.endOfCode(start) ?? 0 < end {
      let line = Array(bytes[start..<end])
      found.edits.append(SourceEdit(start..<end, Placeholder.bytes(first + found.texts.count)))
      let html = Array(escaped(String(decoding: line, as: UTF8.self)).utf8)
      found.texts.append(ProtectedText(source: line, html: html))
    }
    start = end + 1
  }
  return found
}

extension ArraySlice<UInt8> {
  /// Whether it has more bars than a table may have columns, twice over.
  var hasEndlessRow: Bool {
    count > 2 * TableSize.mostColumns && count(where: { $0 == UInt8(ascii: "|") }) > 2 * TableSize.mostColumns
  }
}
