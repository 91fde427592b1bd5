import Manuscript

/// A post of which the header has been read and the body not yet.
struct LoadedPost: Sendable {
  var file: PostFile
  var header: PostHeader
  /// Never empty.
  var title: String
  var date: PostDate?
  var slug: String
  /// The text as it is written; empty where somebody else reads it (``withoutBody``).
  var body: [UInt8]
  /// The line of the file in which the body begins.
  var bodyLine: Int
  var findings: [Finding]

  /// The post for those who do not read its text. What no one holds can go when it has been read.
  var withoutBody: LoadedPost {
    var post = self
    post.body = []
    return post
  }
}

/// Files with more bytes are no posts. The largest one that was met in 34,000 had 679 KB.
private let largestPost = 16 << 20

/// Reads the file and the header of a post. Without title or date in the header, the first heading and the
/// name of the file say what they are.
///
/// - Returns: no post, and a finding, where the file cannot be read or is too large for a post; neither for a file
///   that is none.
func loadPost(_ file: PostFile, site: Site) -> (post: LoadedPost?, findings: [Finding]) {
  if let entry = file.entry { return (LoadedPost(entry, file: file, zone: site.zone), []) }
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
  let split = splitHeader(text.bytes, mayOmitFence: site.kind == .hexo)
  // Jekyll copies what has no header as it is; of a collection, such files are no documents.
  if file.collection != nil, split.header == nil, !split.isUnterminated { return (nil, []) }
  var loader = PostLoader(file: file, site: site, findings: text.findings)
  var header = loader.header(split)
  if file.kind == .html { DocumentHead(split.body, zone: site.zone).complete(&header) }
  file.complete(&header)
  let name = FileName(file.isBundle ? file.name : file.path)
  let title = loader.title(header, body: split.body, name: name)
  let date = loader.date(header, name: name)
  let post = LoadedPost(
    file: file, header: header, title: title, date: date, slug: header.slug ?? site.slug(of: file, name),
    body: split.body, bodyLine: split.bodyLine, findings: loader.findings)
  return (post, [])
}

extension PostFile {
  /// Adds to a header what the place of the file says.
  fileprivate func complete(_ header: inout PostHeader) {
    if !categories.isEmpty {
      header.categories = categories + header.categories.filter { !categories.contains($0) }
    }
    if header.categories.isEmpty, let sectionTitle { header.categories = [sectionTitle] }
    header.language = header.language ?? language.map { Language($0) }
  }
}

extension Site {
  /// What the address of a post calls it, where its header does not say.
  fileprivate func slug(of file: PostFile, _ name: FileName) -> String {
    switch kind {
    case .hugo: return Path.name(of: file.name)
    case .hexo:
      let isDated = configuration?["new_post_name"]?.text?.contains(":year") ?? false
      return isDated ? Path.join(Path.folder(of: file.name), name.slug) : file.name
    case .jekyll, .folder, .feed: return name.slug
    }
  }
}

private struct PostLoader {
  let file: PostFile
  let site: Site
  var findings: [Finding]

  mutating func header(_ split: SplitPost) -> PostHeader {
    if split.isUnterminated {
      report(.headerBroken, "the header begins but does not end", hint: "end it with a line “---”", line: 1)
    }
    let value = split.header.flatMap { values($0, split) }
    guard let value = site.completed(value, of: file), case .map = value else { return PostHeader() }
    return PostHeader(value, zone: site.zone) { id, message, key in
      report(id, message, line: split.headerLine + (line(of: key, in: split.header ?? []) ?? -1))
    }
  }

  /// The values of a header; those that can be rescued where it is broken.
  private mutating func values(_ bytes: [UInt8], _ split: SplitPost) -> HeaderValue? {
    let parsed = parseHeader(bytes, as: split.syntax)
    let before = split.headerLine - 1
    for (key, line) in parsed.duplicates {
      report(.headerDuplicateKey, "the key “\(key)” stands twice; the last one counts", line: line + before)
    }
    var problem = parsed.problem
    if let value = parsed.value, case .map = value {
    } else if parsed.value != nil {
      problem = ("it holds no keys with values", 1)
    }
    guard let problem else { return parsed.value }
    let rescued = rescueHeader(bytes)
    let hint =
      rescued == .map([])
      ? "title and date were taken from the text and the file's name"
      : "of its keys, only title and date were taken, as far as they are plain"
    report(
      .headerBroken, "the header cannot be parsed: \(problem.message)", hint: hint,
      line: problem.line + before)
    return rescued
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

  /// The number of the line in which a key of a header stands, counted from 0.
  private func line(of key: String, in header: [UInt8]) -> Int? {
    let names = [key + ":", key + " =", key + "=", "\"" + key + "\""].map { Array($0.utf8) }
    return header.split(separator: 0x0A, omittingEmptySubsequences: false).firstIndex { line in
      let text = line.drop { $0 == 0x20 }
      return names.contains { text.starts(with: $0) }
    }
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
