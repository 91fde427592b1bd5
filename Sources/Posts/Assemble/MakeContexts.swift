import Manuscript

/// Gives each post of a book its identifier and its address, and tells all of them where the others are.
///
/// - Parameters:
///   - posts: those of the book.
///   - all: these and other posts of their sites; links to the others lead to the site.
///   - sites: the sites of all.
/// - Returns: the surroundings of each of `posts`.
func makeContexts(_ posts: [LoadedPost], of all: [LoadedPost], sites: [Site]) -> [PostContext] {
  var ids = ChapterIDs()
  var indexes = [LinkIndex](repeating: LinkIndex(), count: sites.count)
  let placed = posts.map { post in
    let chapter = ids.next(date: post.date, slug: post.slug)
    let address = siteAddress(of: post, site: sites[post.file.site])
    indexes[post.file.site].add(
      chapter, path: address, file: post.file.file, name: post.file.name, aliases: aliases(of: post))
    return (chapter, address)
  }
  var listed = [[(post: LoadedPost, address: String)]](repeating: [], count: sites.count)
  for post in all where !post.isDraft {
    let address = siteAddress(of: post, site: sites[post.file.site])
    indexes[post.file.site].add(elsewhere: address, name: post.file.name, title: post.title)
    listed[post.file.site].append((post, address))
  }
  let listings = zip(sites, listed).map { SiteListing($1, isListed: $0.isJekyll) }
  for index in indexes.indices { indexes[index].settleAliases() }
  return zip(posts, placed).map { post, place in
    PostContext(
      path: post.file.path, file: post.file.file, site: sites[post.file.site],
      title: post.title, date: post.date, header: post.header.values, address: place.1, chapter: place.0,
      index: indexes[post.file.site], listing: listings[post.file.site], base: post.file.entry?.base)
  }
}

/// The path of a post on its site: its own permalink, the site's style, or where the file is.
func siteAddress(of post: LoadedPost, site: Site) -> String {
  if let entry = post.file.entry { return entry.path }
  if let own = post.header.permalink, site.kind == .hugo {
    return Permalink(style: own.hasPrefix("/") ? own : "/" + own).path(of: PermalinkParts(post))
  }
  let style = post.header.permalink.map { Permalink(style: $0) } ?? site.style(of: post.file)
  let path = style?.path(of: PermalinkParts(post)) ?? "/" + post.file.name + ".html"
  return site.kind == .hugo ? path.lowercased().replacing(" ", with: "-") : path
}

/// The paths at which a post was found before: `redirect_from` of Jekyll's, `aliases` of Hugo's and `alias` of
/// Hexo's, where the header's own address is on the site, and what a feed knows it by.
private func aliases(of post: LoadedPost) -> [String] {
  let values = post.header.values
  let named = ["redirect_from", "aliases", "alias"].flatMap { values[$0]?.texts ?? [] }
  let own = post.header.source.flatMap(splitOrigin)?.path
  return named.map { splitOrigin($0)?.path ?? $0 } + [own].compactMap { $0 }
    + (post.file.entry?.aliases ?? [])
}

extension Site {
  /// The style of a post's address; `nil` where it follows from its file.
  fileprivate func style(of file: PostFile) -> Permalink? {
    switch kind {
    case .jekyll:
      file.collection.map { permalinks[$0] ?? permalink.ofCollections } ?? (file.isInPosts ? permalink : nil)
    case .hexo: file.isInPosts || file.isDraft ? permalink : nil
    case .hugo: file.sections.first.flatMap { permalinks[$0] } ?? permalink
    case .folder: file.isInPosts ? permalink : nil
    case .feed: nil
    }
  }
}

extension PermalinkParts {
  fileprivate init(_ post: LoadedPost) {
    let file = post.file
    self.init(
      slug: post.slug, title: post.title, date: post.date, categories: post.header.categories,
      path: file.name, collection: file.collection ?? "", sections: file.sections, id: post.header.id ?? "")
  }
}
