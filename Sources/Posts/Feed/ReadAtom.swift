import Manuscript

/// Reads a feed of Atom 1.0 (RFC 4287).
func readAtom(_ root: FeedElement) -> Feed {
  let home = link(of: root) ?? webAddress(root.text("id")) ?? webAddress(root["xml:base"])
  var feed = Feed()
  feed.site = Site(
    title: root.text("title"), summary: root.text("subtitle"), link: home, language: root["xml:lang"],
    authors: names(of: root.all("author")))
  feed.entries = root.all("entry").enumerated().map { number, element in
    entry(element, number: number + 1, home: home, base: root["xml:base"])
  }
  return feed
}

private func entry(_ element: FeedElement, number: Int, home: String?, base: String?) -> FeedEntry {
  let texts = element.all("content") + element.all("summary")
  let content = texts.first { !$0.text.trimmed.isEmpty } ?? texts.first
  let address = link(of: element)
  let base = combined(content?["xml:base"], combined(element["xml:base"], base))
  let page = address.flatMap { combined($0, base ?? home) } ?? webAddress(element.text("id"))
  var header = FeedHeader()
  header.set("id", element.text("id") ?? address)
  header.setPlain("title", element.text("title"))
  header.set("date", element.text("published") ?? element.text("updated"))
  header.set("updated", element.text("updated"))
  header.set("authors", names(of: element.all("author")))
  header.set("categories", element.all("category").compactMap { $0["label"] ?? $0["term"] })
  header.set("lang", element["xml:lang"])
  header.set("source", page)
  var entry = FeedEntry(html: content.map(html) ?? "", line: content?.line ?? element.line)
  entry.header = header.value
  entry.settle(link: page, base: base ?? page ?? home, number: number)
  return entry
}

/// The address of the page that something is about: the link without relation, or with `alternate`.
private func link(of element: FeedElement) -> String? {
  let links = element.all("link").filter { ($0["rel"] ?? "alternate") == "alternate" }
  let html = links.first { $0["type"]?.contains("html") ?? true }
  return (html ?? links.first)?["href"]?.trimmed
}

private func names(of persons: [FeedElement]) -> [String] { persons.compactMap { $0.text("name") } }

/// A text construct as HTML (RFC 4287 §3.1, §4.1.3): plain text has its line breaks as paragraphs.
private func html(_ content: FeedElement) -> String {
  switch content["type"]?.lowercased() {
  case "xhtml": return content.innerHTML
  case "html", "text/html": return content.text
  case nil, "text", "text/plain":
    return content.text.split(separator: "\n").map { "<p>\(escaped(String($0)))</p>" }.joined(separator: "\n")
  default: return content.elements.isEmpty ? content.text : content.innerHTML
  }
}

/// An identifier, if it is the address of a page.
private func webAddress(_ text: String?) -> String? { text.flatMap { splitOrigin($0) == nil ? nil : $0 } }

/// A relative address in one that may be relative itself; only what begins from the web counts.
private func combined(_ address: String?, _ base: String?) -> String? {
  guard let address, !address.isEmpty else { return base }
  if splitOrigin(address) != nil { return address }
  return base.flatMap { resolved(address, from: $0) }
}
