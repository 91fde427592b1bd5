public import Manuscript

/// Posts of which the headers have been read and the bodies not yet: enough to choose among them.
public struct Survey: Sendable {
  /// The posts, by source and by path within it.
  public let posts: [SurveyedPost]
  /// What a user should know of the sources, whatever is chosen. What there is to know of the posts themselves
  /// comes with the reading of those that are.
  public let findings: [Finding]
  let sites: [Site]
  let loaded: [LoadedPost]
  let files: [PostFile]
}

/// A post as its file and its header describe it.
public struct SurveyedPost: Sendable, Equatable {
  /// Which of the sources it is in, counted from 0.
  public var source: Int
  /// The path as the user would write it.
  public var path: String
  /// What the post is known by within its source, whatever changes in it: the header's `id`, else the path
  /// below the source.
  public var identity: String
  /// The title; never empty.
  public var title: String
  /// The date.
  public var date: PostDate?
  /// When its site begins to show it, where its header says so (`publishDate`).
  public var publishDate: PostDate?
  /// When its site ceases to show it (`expiryDate`).
  public var expiryDate: PostDate?
  /// The language that the header names, else that which the text is written in.
  public var language: Language
  /// Categories, outermost first.
  public var categories: [String]
  /// Tags.
  public var tags: [String]
  /// The address on its site: absolute where the site says its own, else a path.
  public var address: String
  /// Why no book takes it unless it is asked to: `header` or `draft`.
  public var exclusion: SkipReason?
  /// The body as it is written, as UTF-8.
  package var body: [UInt8]
}

/// Some of the posts of a survey, as a part of a publication.
public struct SurveyedPart: Sendable, Equatable {
  /// The heading of the part; `nil` where chapters stand by themselves.
  public var title: String?
  /// Places in the posts of the survey, in reading order.
  public var posts: [Int]

  /// A part of `posts`.
  public init(title: String? = nil, posts: [Int]) {
    self.title = title
    self.posts = posts
  }
}

extension PostReader {
  /// Finds the posts of all sources and reads their headers.
  ///
  /// Of the options, only `includesDrafts` and `jobs` count.
  ///
  /// - Throws: what is wrong, if a source does not exist, cannot be read or holds no file that could be a post.
  public func survey(_ sources: [Source]) async throws(ReadingError) -> Survey {
    let found = findPosts(sources, options: options)
    if !found.failures.isEmpty { throw ReadingError(findings: found.failures) }
    let (posts, said) = await loadPosts(found)
    var surveyed = await mapInOrder(posts, jobs: options.jobs) {
      SurveyedPost($0, site: found.sites[$0.file.site])
    }
    for index in leftOutTranslations(posts, options.language) {
      surveyed[index].exclusion = surveyed[index].exclusion ?? .translation
    }
    return Survey(
      posts: surveyed, findings: found.findings + said, sites: found.sites,
      loaded: posts, files: found.files)
  }

  /// The survey with the posts of one more source behind its own, such as the editorial of an issue.
  ///
  /// - Throws: what is wrong with the source.
  public func survey(_ source: Source, behind survey: Survey) async throws(ReadingError) -> Survey {
    let added = try await self.survey([source])
    let number = 1 + (survey.posts.map(\.source).max() ?? -1)
    let sites = survey.sites.count
    return Survey(
      posts: survey.posts
        + added.posts.map { post in
          var post = post
          post.source += number
          return post
        },
      findings: survey.findings + added.findings, sites: survey.sites + added.sites,
      loaded: survey.loaded
        + added.loaded.map { post in
          var post = post
          post.file.site += sites
          post.file.source += number
          return post
        },
      files: survey.files + added.files)
  }

  /// Reads the bodies of those posts that stand in `parts` and makes a publication of them, in that order.
  ///
  /// Of the options, what they say of the book as a whole and `jobs` count.
  public func compose(
    _ survey: Survey, parts: [SurveyedPart], progress: Tally.Listener? = nil
  ) async -> Reading {
    let places = parts.flatMap(\.posts)
    let posts = places.map { survey.loaded[$0] }
    let (joined, findings) = await readBodies(posts, of: survey.loaded, sites: survey.sites, progress)
    var publication = assemble(
      joined, posts: posts, sites: posts.map { survey.sites[$0.file.site] }, options: options)
    var chapters = joined.chapters[...]
    publication.parts = parts.map { part in
      defer { chapters = chapters.dropFirst(part.posts.count) }
      return Part(title: part.title, chapters: Array(chapters.prefix(part.posts.count)))
    }
    return Reading(
      publication: publication, posts: zip(posts, joined.chapters).map(PostSummary.init), skipped: [],
      findings: inSourceOrder(survey.findings + findings, files: survey.files))
  }

  /// Reads the files of posts and their headers side by side.
  func loadPosts(_ found: FoundPosts) async -> (posts: [LoadedPost], findings: [Finding]) {
    let loaded = await mapInOrder(found.files, jobs: options.jobs) {
      loadPost($0, site: found.sites[$0.site])
    }
    return (loaded.compactMap(\.post), loaded.flatMap(\.findings))
  }

  /// Reads the bodies of some of all posts side by side and joins them into one book.
  func readBodies(
    _ posts: consuming [LoadedPost], of all: [LoadedPost], sites: [Site], _ progress: Tally.Listener?
  ) async -> (joined: JoinedChapters, findings: [Finding]) {
    let contexts = makeContexts(copy posts, of: all, sites: sites)
    let used = Set(posts.map(\.file.site)).sorted()
    let headers = posts.flatMap(\.findings)
    let tally = Tally(of: posts.count, progress)
    let work = Array(zip(consume posts, contexts))
    let drafts = await mapInOrder(consume work, jobs: options.jobs) { post, context in
      defer { tally.count() }
      return readBody(post, context: context, drops: options.drops)
    }
    let joined = joinChapters(consume drafts)
    // The data of a site are read when the first template asks for them.
    let data = used.flatMap { sites[$0].data?.findings ?? [] }
    return (joined, data + headers + joined.findings)
  }
}

extension SurveyedPost {
  init(_ post: LoadedPost, site: Site) {
    let header = post.header
    let path = siteAddress(of: post, site: site)
    self.init(
      source: post.file.source, path: post.file.path, identity: header.id ?? post.file.relativePath,
      title: post.title, date: post.date, publishDate: header.publishDate, expiryDate: header.expiryDate,
      language: header.book.language ?? header.language ?? detectLanguage(post.title, source: post.body)
        ?? site.language ?? .zhHans,
      categories: header.categories, tags: header.tags,
      address: site.url.map { $0 + site.baseURL + path } ?? site.baseURL + path,
      exclusion: header.book.skip ? .header : post.isDraft ? .draft : nil, body: post.body)
  }
}

extension LoadedPost {
  /// Whether it is not meant for readers yet.
  var isDraft: Bool { header.isDraft || !header.isPublished || file.isDraft }
}
