import Manuscript

/// Gives each post of a book its identifier and its address, and tells all of them where the others are.
func makeContexts(_ posts: [LoadedPost], sites: [Site]) -> [PostContext] {
  var ids = ChapterIDs()
  var indexes = [LinkIndex](repeating: LinkIndex(), count: sites.count)
  let placed = posts.map { post in
    let chapter = ids.next(date: post.date, slug: post.slug)
    let address = siteAddress(of: post, site: sites[post.file.site])
    indexes[post.file.site].add(chapter, path: address, file: post.file.file, name: post.file.name)
    return (chapter, address)
  }
  return zip(posts, placed).map { post, place in
    PostContext(
      path: post.file.path, file: post.file.file, site: sites[post.file.site],
      title: post.title, date: post.date, header: post.header.values, address: place.1, chapter: place.0,
      index: indexes[post.file.site])
  }
}

/// The path of a post on its site: its own permalink, the site's style, or where the file is.
func siteAddress(of post: LoadedPost, site: Site) -> String {
  let permalink = post.header.permalink.map { Permalink(style: $0) }
  guard post.file.isInPosts || permalink != nil else { return "/" + post.file.name + ".html" }
  return (permalink ?? site.permalink).path(
    slug: post.slug, title: post.title, date: post.date, categories: post.header.categories)
}
