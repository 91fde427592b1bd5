import Manuscript

/// The name spaces that feeds use (RSS Advisory Board, “Namespaces”).
enum FeedNamespace {
  static let content = "http://purl.org/rss/1.0/modules/content/"
  static let core = "http://purl.org/dc/elements/1.1/"
  static let xhtml = "http://www.w3.org/1999/xhtml"
  static let atom = "http://www.w3.org/2005/Atom"
}

/// Reads a channel of RSS 0.9 to 2.0; in RSS 1.0 the items stand beside it.
func readRSS(_ channel: FeedElement, _ items: [FeedElement]) -> Feed {
  let link = channel.all("link").map(\.text.trimmed).first { !$0.isEmpty }
  var feed = Feed()
  feed.site = Site(
    title: channel.text("title"), summary: channel.text("description"), link: link,
    language: channel.text("language"))
  feed.entries = items.enumerated().map { entry($1, number: $0 + 1, site: link, base: channel["xml:base"]) }
  return feed
}

private func entry(_ item: FeedElement, number: Int, site: String?, base: String?) -> FeedEntry {
  let guid = item.all("guid").first
  let permanent = guid.flatMap { $0["isPermaLink"] == "false" ? nil : $0.text.trimmed }
  let link = item.text("link") ?? permanent.flatMap { splitOrigin($0) == nil ? nil : $0 }
  let texts =
    item.all("encoded", in: FeedNamespace.content) + item.all("body", in: FeedNamespace.xhtml)
    + item.all("description")
  let content = texts.first { !$0.text.trimmed.isEmpty } ?? texts.first
  var header = FeedHeader()
  header.set("id", guid?.text ?? link)
  header.setPlain("title", item.text("title"))
  header.set("date", item.text("pubDate") ?? item.text("date", in: FeedNamespace.core))
  let creators = item.all("creator", in: FeedNamespace.core).map(\.text)
  header.set("authors", creators.isEmpty ? item.all("author").map { personName($0.text) } : creators)
  header.set("categories", item.all("category").map(\.text))
  header.set("source", link)
  let html = content.map { $0.namespace == FeedNamespace.xhtml ? $0.innerHTML : $0.text }
  var entry = FeedEntry(html: (html ?? "") + players(of: item), line: content?.line ?? item.line)
  entry.header = header.value
  entry.settle(
    link: link, base: content?["xml:base"] ?? item["xml:base"] ?? base ?? link ?? site, number: number)
  if let permanent, permanent != link, let path = splitOrigin(permanent)?.path { entry.aliases = [path] }
  return entry
}

/// What an entry is about where that is to be heard or seen (`enclosure`): a book has a link to it.
private func players(of item: FeedElement) -> String {
  let media = item.all("enclosure").filter { enclosure in
    ["audio/", "video/"].contains { enclosure["type"]?.hasPrefix($0) == true }
  }
  return media.compactMap { $0["url"] }.map { "\n<audio src=\"\(escaped($0))\"></audio>" }.joined()
}

/// The name of a person in an element that RSS says to hold `address (name)`.
private func personName(_ text: String) -> String {
  guard let start = text.firstIndex(of: "("), let end = text.lastIndex(of: ")"), start < end else {
    return text
  }
  return String(text[text.index(after: start)..<end])
}
