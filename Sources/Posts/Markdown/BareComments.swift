/// Makes comments of CommonMark 0.31 and HTML what they were for the version that cmark-gfm implements: that takes one
/// within text which holds `--` for text, since HTML 4 forbade them, and shows it.
///
/// - Parameters:
///   - bytes: the source.
///   - regions: what in it is not prose.
/// - Returns: changes: such comments lose what they say, and keep their lines; `<!-->` and `<!--->` go.
func bareComments(_ bytes: [UInt8], _ regions: SourceRegions) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  var position = 0
  var line = (range: 0..<0, text: 0)
  var endless = 0
  while let start = bytes.end(of: "<!--", from: position) {
    position = start
    guard !regions.isCode(start - 4) else { continue }
    if let empty = [1, 2].first(where: { bytes[start...].prefix($0).elementsEqual("->".utf8.suffix($0)) }) {
      edits.append(SourceEdit(start - 4..<start + empty))
      continue
    }
    if start < endless { continue }
    if start > line.range.upperBound {
      let range = bytes.lineStart(start)..<bytes.lineEnd(start)
      line = (range, bytes[range].withoutContainers.startIndex)
    }
    let limit = start - 4 <= line.text ? line.range.upperBound : bytes.paragraphEnd(start)
    guard let end = bytes.end(of: "-->", from: start, before: limit) else {
      endless = limit
      continue
    }
    let inner = start..<end - 3
    if bytes[inner].firstRange(ofASCII: "--") != nil || bytes[inner].last == UInt8(ascii: "-") {
      edits.append(SourceEdit(inner, bytes[inner].filter { $0 == 0x0A }))
    }
    position = end
  }
  return edits
}
