public import Manuscript

/// Reads posts and makes a publication of them.
public struct PostReader: Sendable {
  /// What the user said.
  public var options: ReadingOptions

  /// A reader with options.
  public init(options: ReadingOptions = ReadingOptions()) { self.options = options }

  /// Reads sites, folders and files by their paths.
  ///
  /// - Throws: what is wrong, if a source does not exist, cannot be read or holds no post.
  public func read(_ paths: [String]) async throws(ReadingError) -> Reading {
    try await read(paths.map(Source.path))
  }

  /// Reads sources: find → load → select → read bodies → join → assemble.
  ///
  /// Posts are read side by side; the result does not depend on how many at a time.
  ///
  /// - Parameters:
  ///   - sources: sites, folders, files and texts.
  ///   - progress: is told how many posts have been read.
  /// - Returns: the publication, its posts, and what there is to know about them.
  /// - Throws: what is wrong, if a source does not exist, cannot be read or holds no post.
  public func read(
    _ sources: [Source], progress: Tally.Listener? = nil
  ) async throws(ReadingError) -> Reading {
    let found = findPosts(sources, options: options)
    if !found.failures.isEmpty { throw ReadingError(findings: found.failures) }
    let (all, headers) = await loadPosts(found)
    let others = all.map(\.withoutBody)
    let (chosen, skipped) = selectPosts(consume all, options)
    let posts = chosen.map(\.withoutBody)
    var findings = found.findings + headers
    if posts.isEmpty { throw ReadingError(findings: [nothingLeft(found.files.count, sources)] + findings) }
    let (joined, bodies) = await readBodies(consume chosen, of: others, sites: found.sites, progress)
    findings += bodies
    let sites = posts.map { found.sites[$0.file.site] }
    let publication = assemble(joined, posts: posts, sites: sites, options: options)
    return Reading(
      publication: publication, posts: zip(posts, joined.chapters).map(PostSummary.init), skipped: skipped,
      findings: inSourceOrder(findings, files: found.files))
  }

  private func nothingLeft(_ count: Int, _ sources: [Source]) -> Finding {
    let message =
      count == 0 ? "there is nothing to read" : "none of the \(count) posts goes into the book"
    return Finding(
      .sourceEmpty, message, hint: count == 0 ? nil : "look at dates, categories, tags and drafts")
  }

  /// Findings by file as they were found, then by line; those about no file come first.
  func inSourceOrder(_ findings: [Finding], files: [PostFile]) -> [Finding] {
    let order = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    let keyed = findings.enumerated().map { index, finding in
      (finding, order[finding.place?.path ?? ""] ?? -1, finding.place?.line ?? 0, index)
    }
    return keyed.sorted { ($0.1, $0.2, $0.3) < ($1.1, $1.2, $1.3) }.map(\.0)
  }
}

extension PostSummary {
  /// What a list shows of a post.
  init(_ post: LoadedPost, _ chapter: Chapter) {
    self.init(
      path: post.file.path, chapter: chapter.id, title: chapter.title, date: chapter.byline.date,
      language: chapter.language, categories: chapter.byline.categories, tags: chapter.byline.tags,
      characters: countCharacters(chapter))
  }
}
