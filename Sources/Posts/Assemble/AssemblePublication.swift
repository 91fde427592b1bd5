import Manuscript

/// Makes the publication: statements about the whole, parts, resources and cover.
func assemble(
  _ joined: JoinedChapters, posts: [LoadedPost], sites: [Site], options: ReadingOptions
) -> Publication {
  var publication = Publication(
    metadata: metadata(joined.chapters, posts: posts, sites: sites, options: options),
    parts: parts(joined.chapters, posts: posts, options: options), resources: joined.resources)
  if let origin = options.coverPath.map(ResourceOrigin.file) ?? coverOfPosts(posts, sites: sites) {
    let id = ResourceID("cover")
    publication.resources[id] = origin
    publication.cover = .image(id)
  }
  return publication
}

/// The cover that the configuration of a site names in its block `book`, or else the first post that does.
///
/// The `image` of a post is neither its cover nor a picture at its head: themes of sites show it in lists and
/// to social networks, and many show it nowhere else.
private func coverOfPosts(_ posts: [LoadedPost], sites: [Site]) -> ResourceOrigin? {
  let named =
    zip(posts, sites).filter { $1.cover != nil }.map { ($0, $1, $1.cover ?? "", false) }
    + zip(posts, sites).filter { $0.0.header.book.cover != nil }.map {
      ($0, $1, $0.header.book.cover ?? "", true)
    }
  for (post, site, cover, isOwn) in named {
    let context = PostContext(
      path: post.file.path, file: isOwn ? post.file.file : nil, site: site,
      address: isOwn ? siteAddress(of: post, site: site) : "/", chapter: ChapterID(""), index: LinkIndex())
    switch context.resolve(image: cover) {
    case .origin(let origin): return origin
    case .missing(let path): return .missing(path)
    case .outside, .none: continue
    }
  }
  return nil
}

private func metadata(
  _ chapters: [Chapter], posts: [LoadedPost], sites: [Site], options: ReadingOptions
) -> Metadata {
  let site = sites.first { $0.title != nil } ?? sites.first
  let language = options.language ?? site?.language ?? commonest(chapters.map(\.language)) ?? .zhHans
  var metadata = Metadata(
    title: title(chapters, posts: posts, site: site, options: options), language: language)
  metadata.subtitle = options.subtitle
  metadata.creators = authors(chapters, site: site, options: options).map { Creator(name: $0) }
  metadata.identifier = options.identifier
  metadata.publisher = options.publisher
  metadata.rights = options.rights
  metadata.description = chapters.count == 1 ? posts.first?.header.summary : site?.summary
  metadata.subjects = chapters.flatMap(\.byline.categories).uniqued
  metadata.date = options.date ?? chapters.compactMap(\.byline.date).max()
  metadata.site = site?.url.map { $0 + (site?.baseURL ?? "") }
  return metadata
}

/// The user's title, the only post's, the site's, or the name of the folder.
private func title(_ chapters: [Chapter], posts: [LoadedPost], site: Site?, options: ReadingOptions) -> String
{
  if let title = options.title?.trimmed, !title.isEmpty { return title }
  if chapters.count == 1 { return chapters[0].title }
  if let title = site?.title { return title }
  let folder = Path.name(of: site?.root ?? "")
  return folder.isEmpty ? chapters.first?.title ?? "" : folder
}

/// The user's authors, the site's, or those of the posts if all have the same.
private func authors(_ chapters: [Chapter], site: Site?, options: ReadingOptions) -> [String] {
  if !options.authors.isEmpty { return options.authors }
  if let authors = site?.authors, !authors.isEmpty { return authors }
  let all = chapters.map(\.byline.authors)
  return all.allSatisfy { $0 == all.first } ? all.first ?? [] : []
}

private func parts(_ chapters: [Chapter], posts: [LoadedPost], options: ReadingOptions) -> [Part] {
  var parts: [Part] = []
  for (chapter, post) in zip(chapters, posts) {
    let title = post.header.book.section ?? groupTitle(chapter, options)
    if let index = parts.firstIndex(where: { $0.title == title }) {
      parts[index].chapters.append(chapter)
    } else {
      parts.append(Part(title: title, chapters: [chapter]))
    }
  }
  return parts
}

private func groupTitle(_ chapter: Chapter, _ options: ReadingOptions) -> String? {
  let language = (options.language ?? chapter.language).primary
  let (year, month) = language == "ko" ? ("년", "월") : ("年", "月")
  let isCJK = ["zh", "ja", "ko"].contains(language)
  switch options.groupBy {
  case .none: return nil
  case .category: return chapter.byline.categories.first
  case .year: return chapter.byline.date.map { isCJK ? "\($0.year)\(year)" : "\($0.year)" }
  case .month:
    let space = language == "ko" ? " " : ""
    return chapter.byline.date.map {
      isCJK ? "\($0.year)\(year)\(space)\($0.month)\(month)" : String($0.calendarDate.prefix(7))
    }
  }
}

/// How many characters the text of a chapter has, white space not counted.
func countCharacters(_ chapter: Chapter) -> Int {
  var count = CharacterCount()
  count.walk(chapter)
  return count.characters
}

private struct CharacterCount: Walker {
  var characters = 0

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .text(let text), .code(let text), .math(let text): add(text)
    default: walkChildren(of: inline)
    }
  }

  mutating func visit(_ block: Block) {
    if case .code(let code) = block { add(code.text) }
    walkChildren(of: block)
  }

  private mutating func add(_ text: String) {
    // Most text is Han and ASCII; only what may be blank beyond that is looked up.
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x21...0x7E, 0x3001...0x9FFF, 0xAC00...0xFFEF: characters += 1
      default: if !scalar.isBlank { characters += 1 }
      }
    }
  }
}

private func commonest(_ languages: [Language]) -> Language? {
  var counts: [Language: Int] = [:]
  for language in languages { counts[language, default: 0] += 1 }
  return languages.max { counts[$0, default: 0] < counts[$1, default: 0] }
}

extension [String] {
  /// Each string once, where it stands first.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
