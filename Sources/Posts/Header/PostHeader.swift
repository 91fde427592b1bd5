import Manuscript

/// What a post says about itself, in the words of Jekyll, Hexo and Hugo.
struct PostHeader: Sendable, Equatable {
  /// What the post is known by, whatever else changes.
  var id: String?
  var title: String?
  var date: PostDate?
  var updated: PostDate?
  var authors: [String] = []
  var categories: [String] = []
  var tags: [String] = []
  var language: Language?
  var permalink: String?
  var slug: String?
  var summary: String?
  var image: String?
  var weight: Int?
  /// The address at which the post was first published.
  var source: String?
  /// When a site begins, and when it ceases, to show the post.
  var publishDate: PostDate?
  var expiryDate: PostDate?
  var isPublished = true
  var isDraft = false
  var book = BookBlock()
  /// All of it as it was written.
  var values = HeaderValue.map([])
}

/// The `book:` block of a header: what only a book needs to know.
struct BookBlock: Sendable, Equatable {
  var skip = false
  var title: String?
  /// The part to which the chapter belongs.
  var section: String?
  /// The place in the order, before date or title.
  var order: Int?
  var cover: String?
  var language: Language?
}

extension PostHeader {
  /// Decodes a header; what cannot be understood becomes a finding and is left out.
  ///
  /// - Parameters:
  ///   - value: the header.
  ///   - zone: the site's, for dates without one.
  ///   - report: takes a finding and the key that it is about.
  init(_ value: HeaderValue, zone: SiteZone, report: (FindingID, String, String) -> Void) {
    let value = value.withSmallKeys
    func date(_ keys: String...) -> PostDate? {
      for key in keys {
        guard let text = value[key]?.text else { continue }
        if let date = PostDate(parsing: text, zone: zone) { return date }
        // A month is its first day, as in Jekyll and Hugo.
        if let date = PostDate(parsing: text + "-01", zone: zone) { return date }
        report(.dateInvalid, "the date “\(text)” cannot be understood", key)
      }
      return nil
    }
    values = value
    id = (value["id"] ?? value["guid"])?.text
    title = value["title"]?.text?.onOneLine
    publishDate = date("publishDate", "publishdate", "pubdate", "published_at")
    expiryDate = date("expiryDate", "expirydate", "unpublishdate")
    self.date = date("date") ?? publishDate
    updated = date("updated", "last_modified_at", "lastmod")
    authors = (value["authors"] ?? value["author"])?.names ?? []
    categories =
      value["categories"]?.words ?? value["category"]?.text.map { [$0] } ?? value["category"]?.words ?? []
    tags = (value["tags"] ?? value["tag"])?.words ?? []
    language = (value["lang"] ?? value["language"])?.text.map { Language($0) }
    permalink = value["permalink"]?.text ?? value["url"]?.text
    slug = value["slug"]?.text
    summary = (value["excerpt"] ?? value["description"])?.text
    image = (value["image"] ?? value["cover"])?.picture
    weight = value["weight"]?.text.flatMap { Int($0) }
    source =
      ["source", "source_url", "original", "canonical_url"].lazy.compactMap { value[$0]?.address }.first
    isPublished = value["published"]?.truth ?? true
    isDraft = value["draft"]?.truth ?? false
    if let block = value["book"] { book = BookBlock(block) }
  }
}

extension BookBlock {
  /// Decodes the block.
  init(_ value: HeaderValue) {
    skip = value["skip"]?.truth ?? false
    title = value["title"]?.text?.onOneLine
    section = value["section"]?.text
    order = value["order"]?.text.flatMap { Int($0) }
    cover = value["cover"]?.picture
    language = value["language"]?.text.map { Language($0) }
  }
}

extension HeaderValue {
  /// With `title` for `Title`, where only that is there: Hugo does not care, and others mean the same.
  fileprivate var withSmallKeys: HeaderValue {
    guard case .map(let entries) = self else { return self }
    let large = entries.filter { entry in
      entry.key.utf8.first.map { (0x41...0x5A).contains($0) } == true
        && !entries.contains { $0.key == entry.key.lowercased() }
    }
    return large.isEmpty ? self : .map(entries + large.map { ($0.key.lowercased(), $0.value) })
  }

  /// Categories or tags: a list is a list; a string is split at commas, or else at white space (Jekyll).
  var words: [String] {
    switch self {
    case .list(let values): return values.flatMap { $0.listItem }
    case .map(let entries): return entries.map(\.key)
    case .scalar(let text):
      let commas: Set<Character> = [",", "，"]
      let parts =
        text.contains(where: commas.contains)
        ? text.split(whereSeparator: commas.contains) : text.split(whereSeparator: \.isWhitespace)
      return parts.map(\.trimmed).filter { !$0.isEmpty }
    }
  }

  /// An entry of a list is one name; Hexo nests lists for categories within categories.
  private var listItem: [String] {
    if case .scalar = self { return text.map { [$0] } ?? [] }
    return words
  }

  /// Persons: a string, a list, or maps with a `name`.
  var names: [String] {
    switch self {
    case .list(let values): values.flatMap(\.names)
    case .map: self["name"]?.text.map { [$0] } ?? []
    case .scalar: text.map { [$0] } ?? []
    }
  }

  /// A picture: its address, or a map with one.
  var picture: String? {
    text ?? ["path", "src", "url", "image", "feature"].lazy.compactMap { self[$0]?.text }.first
  }

  /// The text, if it is an address on the web.
  var address: String? {
    text.flatMap { $0.hasPrefix("http://") || $0.hasPrefix("https://") ? $0 : nil }
  }
}

extension String {
  /// With one space for each run of white space that has a line end or a tab in it.
  fileprivate var onOneLine: String {
    guard utf8.contains(where: { $0 == 0x0A || $0 == 0x09 }) else { return self }
    return split { $0 == "\n" || $0 == "\t" }.map(\.trimmed).joined(separator: " ")
  }
}
