import Manuscript

/// Reads a feed of JSON Feed 1.1; a text in plain characters becomes paragraphs.
func readJSONFeed(_ text: SourceText, path: String) -> Feed {
  var feed = Feed()
  feed.findings = text.findings
  let parsed = parseJSON(text.bytes, mostValues: 2_000_000)
  guard let root = parsed.value else {
    feed.findings.append(
      Finding(
        .feedDamaged, "the feed is damaged: \(parsed.problem?.message ?? "it is empty")",
        at: SourcePlace(path: path)))
    return feed
  }
  let home = root["home_page_url"]?.text
  feed.site = Site(
    title: root["title"]?.text, summary: root["description"]?.text, link: home ?? root["feed_url"]?.text,
    language: root["language"]?.text, authors: (root["authors"] ?? root["author"])?.names ?? [])
  guard case .list(let items)? = root["items"] else { return feed }
  feed.entries = items.enumerated().map { entry($1, number: $0 + 1, home: home) }
  return feed
}

private func entry(_ item: HeaderValue, number: Int, home: String?) -> FeedEntry {
  let link = item["url"]?.text
  var header = FeedHeader()
  header.set("id", item["id"]?.text ?? link)
  header.setPlain("title", item["title"]?.text)
  header.set("date", item["date_published"]?.text ?? item["date_modified"]?.text)
  header.set("updated", item["date_modified"]?.text)
  header.set("authors", (item["authors"] ?? item["author"])?.names ?? [])
  header.set("tags", item["tags"]?.texts ?? [])
  header.set("lang", item["language"]?.text)
  header.set("source", item["external_url"]?.text ?? link)
  let plain = item["content_text"]?.text ?? item["summary"]?.text ?? ""
  let paragraphs = plain.split(separator: "\n").map { "<p>\(escaped(String($0)))</p>" }
  var entry = FeedEntry(html: item["content_html"]?.text ?? paragraphs.joined(separator: "\n"))
  entry.header = header.value
  entry.settle(link: link, base: link ?? home, number: number)
  return entry
}
