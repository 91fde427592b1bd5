import Manuscript

/// Whether a text is a feed: by the first of its elements, or of its keys.
///
/// - Parameters:
///   - bytes: the text.
///   - name: its name; what is called a post is none.
/// - Returns: whether it is one.
func looksLikeFeed(_ bytes: [UInt8], name: String) -> Bool {
  if PostFile.Kind(path: name) != nil { return false }
  let start = decodeText(Array(bytes.prefix(2048)), path: name).bytes
  let head = String(decoding: start, as: UTF8.self).trimmed.lowercased()
  if head.hasPrefix("{") { return head.contains("jsonfeed.org/version") }
  return head.hasPrefix("<") && ["<rss", "<feed", "<rdf:rdf"].contains { head.contains($0) }
}

/// Reads a feed in RSS, Atom or JSON, or an export of WordPress.
///
/// - Parameters:
///   - bytes: the file.
///   - path: its path, for findings.
/// - Returns: what it says about its site, its entries in its order, and what is wrong with it.
func readFeed(_ bytes: [UInt8], path: String) -> Feed {
  guard bytes.count <= mostFeedBytes else {
    return damaged("it is larger than 256 MB", line: nil, path: path)
  }
  let text = decodeText(bytes, path: path)
  if text.bytes.first(where: { !$0.isHTMLSpace }) == UInt8(ascii: "{") {
    return readJSONFeed(text, path: path)
  }
  // What is in no encoding that can be recognised may say itself which one it has.
  let isRecognised = !text.findings.contains { $0.id == .encodingInvalid }
  // libxml2 compares each attribute of an element with all others.
  let limited = limitAttributes(isRecognised ? replaceEntities(text.bytes) : bytes)
  let document = FeedDocument(limited.bytes, encoding: isRecognised ? "UTF-8" : nil)
  var feed = document.root.map { readRoot($0) } ?? Feed()
  feed.site.kind = .feed
  feed.findings += isRecognised ? text.findings : []
  if let problem = document.problem {
    feed.findings += damaged(problem.message, line: problem.line, path: path).findings
  }
  if limited.removed > 0 {
    let message = "\(limited.removed) elements had more than 512 attributes; those after them were left out"
    feed.findings += damaged(message, line: nil, path: path).findings
  }
  if document.entities > 0 {
    let message = "\(document.entities) references to entities that it declares itself were left out"
    feed.findings += damaged(message, line: nil, path: path).findings
  }
  return feed
}

/// What is larger is no feed that a book could be made of.
private let mostFeedBytes = 256 << 20

private func damaged(_ message: String, line: Int?, path: String) -> Feed {
  Feed(findings: [
    Finding(.feedDamaged, "the feed is damaged: \(message)", at: SourcePlace(path: path, line: line))
  ])
}

private func readRoot(_ root: FeedElement) -> Feed {
  switch root.name.lowercased() {
  case "feed": return readAtom(root)
  case "rss":
    guard let channel = root.all("channel").first else { return Feed() }
    return channel.elements.contains { $0.name == "wxr_version" }
      ? readWXR(channel) : readRSS(channel, channel.all("item"))
  case "rdf":
    guard let channel = root.all("channel").first else { return Feed() }
    return readRSS(channel, root.all("item"))
  default: return Feed()
  }
}

extension Site {
  /// What a feed says about its site.
  init(title: String?, summary: String?, link: String?, language: String?, authors: [String] = []) {
    self.init()
    kind = .feed
    self.title = title.map(plainText)
    self.summary = summary.map(plainText)
    self.language = language.map { Language($0) }
    self.authors = authors
    url = link.flatMap(splitOrigin)?.origin
  }
}
