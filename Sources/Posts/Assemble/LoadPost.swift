import Manuscript

/// A post of which the header has been read and the body not yet.
struct LoadedPost: Sendable {
  var file: PostFile
  var header: PostHeader
  /// Never empty.
  var title: String
  var date: PostDate?
  var slug: String
  var body: [UInt8]
  /// The line of the file in which the body begins.
  var bodyLine: Int
  var findings: [Finding]
}

/// Files with more bytes are no posts. The largest one that was met in 34,000 had 679 KB.
private let largestPost = 16 << 20

/// Reads the file and the header of a post. Without title or date in the header, the first heading and the
/// name of the file say what they are.
///
/// - Returns: `nil` and a finding where the file cannot be read, or is too large for a post.
func loadPost(_ file: PostFile, site: Site) -> (post: LoadedPost?, findings: [Finding]) {
  let size = file.bytes?.count ?? file.file.flatMap(fileSize) ?? 0
  guard size <= largestPost else {
    let message = "“\(file.path)” has \(size >> 20) MB, which is too much for a post; it was left out"
    return (nil, [Finding(.sourceTooLarge, message, at: SourcePlace(path: file.path))])
  }
  guard let bytes = file.bytes ?? file.file.flatMap(readFile) else {
    let place = SourcePlace(path: file.path)
    return (nil, [Finding(.sourceUnreadable, "“\(file.path)” cannot be read", at: place, severity: .warning)])
  }
  let text = decodeText(bytes, path: file.path)
  let split = splitHeader(text.bytes)
  var loader = PostLoader(file: file, zone: site.zone, findings: text.findings)
  var header = loader.header(split)
  if file.kind == .html { DocumentHead(split.body, zone: site.zone).complete(&header) }
  let name = FileName(file.path)
  let title = loader.title(header, body: split.body, name: name)
  let date = loader.date(header, name: name)
  let post = LoadedPost(
    file: file, header: header, title: title, date: date, slug: header.slug ?? name.slug, body: split.body,
    bodyLine: split.bodyLine, findings: loader.findings)
  return (post, [])
}

private struct PostLoader {
  let file: PostFile
  let zone: SiteZone
  var findings: [Finding]

  mutating func header(_ split: SplitPost) -> PostHeader {
    if split.isUnterminated {
      report(.headerBroken, "the header begins but does not end", hint: "end it with a line “---”", line: 1)
    }
    guard let bytes = split.header else { return PostHeader() }
    let parsed = parseYAML(bytes)
    for (key, line) in parsed.duplicates {
      report(.headerDuplicateKey, "the key “\(key)” stands twice; the last one counts", line: line + 1)
    }
    if let problem = parsed.problem {
      report(
        .headerBroken, "the header cannot be parsed: \(problem.message)",
        hint: "title and date were taken from the text and the file's name", line: problem.line + 1)
    }
    guard let value = parsed.value, case .map = value else { return PostHeader() }
    return PostHeader(value, zone: zone) { id, message, key in
      report(id, message, line: line(of: key, in: bytes))
    }
  }

  mutating func title(_ header: PostHeader, body: [UInt8], name: FileName) -> String {
    if let title = header.book.title ?? header.title { return title }
    let heading = file.kind == .markdown ? firstHeading(body) : nil
    if heading == nil {
      report(.titleMissing, "the post has no title; its file's name stands for it", line: 1)
    }
    let fallback = name.slug.split(separator: "-").joined(separator: " ")
    return heading ?? (fallback.isEmpty ? file.path : fallback)
  }

  mutating func date(_ header: PostHeader, name: FileName) -> PostDate? {
    if let date = header.date ?? name.date { return date }
    if !findings.contains(where: { $0.id == .dateInvalid }), file.isInPosts {
      report(.dateMissing, "the post has no date", hint: "begin its file's name with one", line: 1)
    }
    return nil
  }

  private mutating func report(_ id: FindingID, _ message: String, hint: String? = nil, line: Int) {
    findings.append(Finding(id, message, hint: hint, at: SourcePlace(path: file.path, line: line)))
  }

  /// The line of the file in which a key of the header stands.
  private func line(of key: String, in header: [UInt8]) -> Int {
    let lines = header.split(separator: 0x0A, omittingEmptySubsequences: false)
    let index = lines.firstIndex { $0.starts(with: Array((key + ":").utf8)) }
    return (index ?? -1) + 2
  }
}

/// The text of the first heading in Markdown that stands in a line of its own and in no code.
func firstHeading(_ body: [UInt8]) -> String? {
  var fence: UInt8?
  for line in body.split(separator: 0x0A) {
    if let first = line.first, first == 0x60 || first == 0x7E, line.prefix(3).allSatisfy({ $0 == first }) {
      if fence == first { fence = nil } else { fence = fence ?? first }
      continue
    }
    guard fence == nil, line.first == UInt8(ascii: "#") else { continue }
    let marks = line.prefix { $0 == UInt8(ascii: "#") }.count
    guard marks <= 6, line.dropFirst(marks).first?.isHTMLSpace ?? false else { continue }
    var text = String(decoding: line.dropFirst(marks), as: UTF8.self).trimmed
    while text.hasSuffix("#") { text.removeLast() }
    if !text.trimmed.isEmpty { return text.trimmed }
  }
  return nil
}
