import Manuscript

/// Reads an export of WordPress: its posts and pages. What its library holds (attachments) tells galleries
/// and captions where their pictures are; revisions, menus and the like are no posts.
func readWXR(_ channel: FeedElement) -> Feed {
  var feed = Feed()
  let home = channel.text("base_blog_url") ?? channel.all("link").first?.text.trimmed
  feed.site = Site(
    title: channel.text("title"), summary: channel.text("description"), link: home,
    language: channel.text("language"))
  let items = channel.all("item")
  let library = WordPressLibrary(items)
  let persons = authorNames(channel)
  let posts = items.filter { ["post", "page"].contains($0.text("post_type") ?? "post") }
  feed.entries = posts.enumerated().compactMap { number, item in
    entry(item, number: number + 1, home: home, persons: persons, library: library)
  }
  return feed
}

/// The shortcodes of a text that nobody knows, each once.
private func findings(_ unknown: [String]) -> [EntryFinding] {
  var seen: Set<String> = []
  return unknown.filter { seen.insert($0).inserted }.map { name in
    EntryFinding(id: .liquidUnknown, message: "the shortcode “\(name)” is not known")
  }
}

/// The names that authors are shown by, by the names that they log in with.
private func authorNames(_ channel: FeedElement) -> [String: String] {
  var names: [String: String] = [:]
  for author in channel.all("author") {
    if let login = author.text("author_login") { names[login] = author.text("author_display_name") ?? login }
  }
  return names
}

private func entry(
  _ item: FeedElement, number: Int, home: String?, persons: [String: String], library: WordPressLibrary
) -> FeedEntry? {
  let status = item.text("status") ?? "publish"
  if ["trash", "auto-draft", "inherit"].contains(status) { return nil }
  let link = item.text("link")
  let creator = item.text("creator", in: FeedNamespace.core)
  let content = item.all("encoded", in: FeedNamespace.content).first
  var header = FeedHeader()
  header.set("id", item.text("guid") ?? item.text("post_id"))
  header.setPlain("title", item.text("title"))
  header.set("date", date(of: item))
  header.set("authors", [creator.flatMap { persons[$0] } ?? creator].compactMap { $0 })
  let categories = item.all("category")
  header.set("categories", categories.filter { $0["domain"] == "category" }.map(\.text))
  header.set("tags", categories.filter { $0["domain"] == "post_tag" }.map(\.text))
  header.set(
    "excerpt", item.elements.first { $0.name == "encoded" && $0.namespace.contains("excerpt") }?.text)
  header.set("source", link)
  let (html, unknown) = library.html(of: content?.text ?? "")
  var entry = FeedEntry(html: html, line: content?.line ?? item.line)
  entry.findings = findings(unknown)
  entry.header = header.value
  // What asks for a password is for those who have it.
  entry.isDraft = status != "publish" || item.text("post_password") != nil
  entry.slug = percentDecoded(item.text("post_name") ?? "")
  entry.settle(link: link, base: link ?? home, number: number)
  let named = [item.text("guid"), item.text("post_id").map { (home ?? "") + "/?p=" + $0 }]
  entry.aliases = named.compactMap { $0.flatMap(splitOrigin)?.path }
  return entry
}

/// The local date with the offset that follows from the same instant in UTC.
private func date(of item: FeedElement) -> String? {
  guard let text = item.text("post_date"), var local = PostDate(parsing: text) else {
    return item.text("pubDate")
  }
  guard let utc = item.text("post_date_gmt").flatMap({ PostDate(parsing: $0) }) else { return text }
  let offset = local.secondsSince1970 - utc.secondsSince1970
  guard abs(offset) <= 14 * 3600 else { return text }
  local.offset = offset
  return local.iso8601
}
