import Manuscript

/// An entry of a feed or an export: a post that has been rendered.
struct FeedEntry: Sendable {
  /// What it says about itself, in the words of headers.
  var header = HeaderValue.map([])
  /// The text in HTML.
  var html = ""
  /// The line of the file in which the text begins.
  var line = 1
  /// The path, and query, of its page.
  var path = "/"
  /// What its address is made from: the last part of its path.
  var slug = ""
  /// Whether it is not meant for readers yet.
  var isDraft = false
  /// The whole address that relative ones begin from.
  var base: String?
  /// Other paths by which links may name it.
  var aliases: [String] = []
  /// What is odd in its text.
  var findings: [EntryFinding] = []
}

/// A finding whose place is the entry that has it.
struct EntryFinding: Sendable {
  var id: FindingID
  var message: String
}

/// A feed: what it says about its site, and its entries.
struct Feed: Sendable {
  var site = Site()
  var entries: [FeedEntry] = []
  var findings: [Finding] = []
}

extension FeedEntry {
  /// Settles what follows from the address of its page.
  ///
  /// - Parameters:
  ///   - link: the address of the page.
  ///   - base: what relative addresses begin from, where that is another.
  ///   - number: its place in the feed.
  mutating func settle(link: String?, base: String?, number: Int) {
    self.base = base ?? link
    if let parts = link.flatMap(splitOrigin) { path = parts.path.isEmpty ? "/" : parts.path }
    let segments = percentDecoded(path.prefix { $0 != "?" && $0 != "#" }).split(separator: "/")
    let name = segments.last.map { withoutExtension(String($0)) }
    if slug.isEmpty { slug = name ?? "entry-\(number)" }
    if link == nil { path = "/entry-\(number)" }
  }
}

extension LoadedPost {
  /// An entry of a feed, which needs no file.
  init(_ entry: FeedEntry, file: PostFile, zone: SiteZone) {
    var findings: [Finding] = []
    func report(_ id: FindingID, _ message: String) {
      findings.append(Finding(id, message, at: SourcePlace(path: file.path, line: entry.line)))
    }
    for finding in entry.findings { report(finding.id, finding.message) }
    let header = PostHeader(entry.header, zone: zone) { id, message, _ in report(id, message) }
    let title = header.title
    if title == nil { report(.titleMissing, "the entry has no title; its address stands for it") }
    if header.date == nil, entry.header["date"]?.text == nil { report(.dateMissing, "the entry has no date") }
    self.init(
      file: file, header: header, title: title ?? entry.slug, date: header.date, slug: entry.slug,
      body: Array(entry.html.utf8), bodyLine: entry.line, findings: findings)
  }
}

/// Collects what an entry says; what says nothing is left out.
struct FeedHeader {
  private var entries: [(key: String, value: HeaderValue)] = []

  mutating func set(_ key: String, _ text: String?) {
    if let text = text?.trimmed, !text.isEmpty { entries.append((key, .scalar(text))) }
  }

  mutating func set(_ key: String, _ texts: [String]) {
    var seen: Set<String> = []
    let texts = texts.map(\.trimmed).filter { !$0.isEmpty && seen.insert($0).inserted }
    if !texts.isEmpty { entries.append((key, .list(texts.map { .scalar($0) }))) }
  }

  /// A title or a name, in which some feeds have tags and references.
  mutating func setPlain(_ key: String, _ html: String?) {
    set(key, html.map(plainText))
  }

  var value: HeaderValue { .map(entries) }
}

/// The text of a piece of HTML, on one line.
func plainText(_ html: String) -> String {
  guard html.contains(where: { $0 == "<" || $0 == "&" }) else { return html }
  let nodes = parseHTML(Array(html.utf8), isDocument: false, lines: LineTable()).nodes
  let text = nodes.map { node in
    switch node {
    case .text(let text): text
    case .element(let element): element.textContent
    }
  }
  return text.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
