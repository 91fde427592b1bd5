import Manuscript

/// What a document in HTML says about itself, in its head and its first heading.
struct DocumentHead: Sendable, Equatable {
  private var title: String?
  private var language: Language?
  private var date: PostDate?
  private var author: String?
  private var summary: String?
  private var source: String?

  /// Reads a document, or as much of one as there is.
  init(_ bytes: [UInt8], zone: SiteZone) {
    let nodes = parseHTML(bytes, isDocument: true, lines: LineTable()).nodes
    title = [HTMLTag.title, .h1, .h2].lazy.compactMap { nodes.first($0)?.textContent.oneSpaced }
      .first { !$0.isEmpty }
    for element in nodes.first(.head)?.children.elements ?? [] {
      if element.tag == .link, element["rel"] == "canonical" { source = element["href"].flatMap(webAddress) }
      guard element.tag == .meta, let content = element["content"]?.trimmed, !content.isEmpty else {
        continue
      }
      take(element["name"] ?? element["property"] ?? element["http-equiv"] ?? "", content, zone)
    }
    if date == nil { date = nodes.first(.time)?["datetime"].flatMap { PostDate(parsing: $0, zone: zone) } }
  }

  private mutating func take(_ name: String, _ content: String, _ zone: SiteZone) {
    switch name.lowercased() {
    case "author": author = content
    case "description": summary = content
    case "content-language": language = Language(content)
    case "date", "article:published_time", "dc.date", "dcterms.date":
      date = date ?? PostDate(parsing: content, zone: zone)
    default: break
    }
  }

  private func webAddress(_ text: String) -> String? { isWebAddress(text) ? text : nil }

  /// Adds to a header what it does not say itself.
  func complete(_ header: inout PostHeader) {
    header.title = header.title ?? title
    header.language = header.language ?? language
    header.date = header.date ?? date
    header.summary = header.summary ?? summary
    header.source = header.source ?? source
    if header.authors.isEmpty, let author { header.authors = [author] }
  }
}

extension [HTMLNode] {
  /// The first element of a kind, in the order of the text.
  func first(_ tag: HTMLTag) -> HTMLElement? {
    for element in elements {
      if element.tag == tag { return element }
      if let found = element.children.first(tag) { return found }
    }
    return nil
  }

  /// The elements among the nodes.
  var elements: [HTMLElement] {
    compactMap { node in
      if case .element(let element) = node { element } else { nil }
    }
  }
}

extension String {
  /// With one space for each run of white space, and none at the ends.
  fileprivate var oneSpaced: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
