import Manuscript

/// What is wrong with the notes of a post: referred to but not written, or written and not referred to. The
/// text of the latter would be lost without a word: CommonMark's footnotes leave it out.
func noteFindings(_ html: RenderedHTML, source: [UInt8], path: String, firstLine: Int) -> [Finding] {
  guard source[...].firstRange(ofASCII: "[^") != nil else { return [] }
  var findings = html.undefinedNotes.map { label, line in
    Finding(
      .noteUndefined, "the note “\(label)” is referred to but not written",
      at: SourcePlace(path: path, line: line))
  }
  let referred = Set(html.noteLabels.map { $0.lowercased() })
  for (label, line) in writtenNotes(source) where !referred.contains(label.lowercased()) {
    findings.append(
      Finding(
        .contentDropped, "nothing refers to the note “\(label)”; it was left out",
        at: SourcePlace(path: path, line: firstLine + line)))
  }
  return findings
}

/// Says which abbreviations lose the words that they stand for: one finding for all of a post.
///
/// - Parameters:
///   - lines: each `*[HTML]: what it stands for`.
///   - path: of the post.
///   - line: the line of the post's file that a line of the Markdown after Liquid came from.
/// - Returns: one finding, or none.
func abbreviationFindings(
  _ lines: [SourceLine], path: String, line: (SourceLine) -> Int
) -> [Finding] {
  guard let first = lines.first else { return [] }
  let shown = lines.prefix(3).map { $0.text.dropFirst() }
  let more = lines.count > shown.count ? " and \(lines.count - shown.count) more" : ""
  return [
    Finding(
      .contentDropped,
      "a book shows no titles of abbreviations: \(shown.joined(separator: "; "))\(more)",
      at: SourcePlace(path: path, line: line(first)))
  ]
}

/// The labels that lines outside of code begin with, each once, with the number of the line from 0.
private func writtenNotes(_ source: [UInt8]) -> [(label: String, line: Int)] {
  let regions = sourceRegions(source)
  var found: [(label: String, line: Int)] = []
  var seen: Set<String> = []
  var start = 0
  var line = 0
  while start < source.count {
    let end = source.lineEnd(start)
    let text = source[start..<end].withoutContainers
    if text.starts(with: "[^".utf8), !regions.isCode(text.startIndex),
      let close = text.firstRange(ofASCII: "]:")?.lowerBound
    {
      let label = String(decoding: text[(text.startIndex + 2)..<close], as: UTF8.self)
      if !label.contains("]"), seen.insert(label).inserted { found.append((label, line)) }
    }
    start = end + 1
    line += 1
  }
  return found
}
