import Foundation
import Manuscript

/// The files of all sources, and the sites that they belong to.
struct FoundPosts: Sendable {
  var files: [PostFile] = []
  var sites: [Site] = []
  var findings: [Finding] = []
  /// Sources of which nothing can be read at all.
  var failures: [Finding] = []
}

/// Looks for posts in sources.
///
/// - A folder of a site, or one within it, gives the posts of that site which are below it; `recogniseSite`
///   says what a site is, and `Site.post(at:)` which of its files are posts.
/// - Any other folder gives all Markdown and HTML files below it, by path.
/// - A file is a post, whatever is around it; a site around it counts. A feed is as many posts as it has.
func findPosts(_ sources: [Source], options: ReadingOptions) -> FoundPosts {
  var finder = PostFinder(options)
  for (index, source) in sources.enumerated() { finder.add(source, number: index) }
  return finder.found
}

private struct PostFinder {
  let options: ReadingOptions
  var found = FoundPosts()
  private var siteOfRoot: [String: Int] = [:]
  private var seen: Set<String> = []
  /// How many files of the source at hand an earlier one has.
  private var repeated = 0
  /// The files of the source at hand: links may lead to one several times.
  private var mine: Set<String> = []

  init(_ options: ReadingOptions) { self.options = options }

  mutating func add(_ source: Source, number: Int) {
    let before = found.files.count
    switch source {
    case .text(let name, let bytes): add(text: bytes, name: name)
    case .path(let path): add(path: path)
    }
    for index in found.files[before...].indices { found.files[index].source = number }
  }

  private mutating func add(text: [UInt8], name: String) {
    if looksLikeFeed(text, name: name) { return addFeed(text, shown: name) }
    var site = Site()
    site.settleDialect(options.dialect, isSmart: options.isSmart)
    found.sites.append(site)
    let kind: PostFile.Kind = text.looksLikeHTML ? .html : PostFile.Kind(path: name) ?? .markdown
    found.files.append(
      PostFile(
        path: name, bytes: text, kind: kind, relativePath: name, site: found.sites.count - 1,
        name: FileName(name).slug))
  }

  private mutating func add(path: String) {
    let absolute = Path.normalise(Path.join(FileManager.default.currentDirectoryPath, path))
    guard FileManager.default.fileExists(atPath: absolute) else {
      return fail(.sourceMissing, "there is no file or folder “\(path)”", path)
    }
    let before = (files: found.files.count, failures: found.failures.count)
    (repeated, mine) = (0, [])
    if isFolder(absolute) { addFolder(absolute, shown: path) } else { addFile(absolute, shown: path) }
    if repeated > 0 { tellRepeated(path) }
    if found.files.count == before.files, found.failures.count == before.failures, repeated == 0 {
      fail(.sourceEmpty, "“\(path)” holds no posts", path, hint: "posts end in .md, .markdown or .html")
    }
  }

  private mutating func isNew(_ file: String) -> Bool {
    let isNew = seen.insert(file).inserted
    if isNew { mine.insert(file) } else if !mine.contains(file) { repeated += 1 }
    return isNew
  }

  private mutating func tellRepeated(_ path: String) {
    let what = repeated == 1 ? "a file" : "\(repeated) files"
    let message = "“\(path)” leads to \(what) that an earlier source has"
    found.findings.append(Finding(.sourceRepeated, message, at: SourcePlace(path: path)))
  }

  private mutating func fail(_ id: FindingID, _ message: String, _ path: String, hint: String? = nil) {
    found.failures.append(Finding(id, message, hint: hint, at: SourcePlace(path: path)))
  }

  private mutating func addFile(_ file: String, shown: String) {
    guard isNew(realPath(file)) else { return }
    if let bytes = feedBytes(file) { return addFeed(bytes, shown: shown) }
    let place = siteAround(file) ?? SitePlace(root: Path.folder(of: file), kind: .folder)
    let index = site(place)
    let site = found.sites[index]
    let inner = site.base.flatMap { Path.relative(file, to: $0) }
    var post =
      inner.flatMap { site.post(at: $0) }
      ?? PostFile(path: "", kind: .markdown, relativePath: "", site: 0, name: FileName(file).slug)
    post.path = shown
    post.file = file
    post.kind = PostFile.Kind(path: file) ?? .markdown
    post.relativePath = Path.name(of: file)
    post.site = index
    found.files.append(post)
  }

  /// The bytes of a file that is a feed, by its name or, of XML and JSON, by what is in it.
  private func feedBytes(_ file: String) -> [UInt8]? {
    guard PostFile.Kind(path: file) == nil, let bytes = readFile(file), looksLikeFeed(bytes, name: file)
    else {
      return nil
    }
    return bytes
  }

  private mutating func addFeed(_ bytes: [UInt8], shown: String) {
    let feed = readFeed(bytes, path: shown)
    if feed.entries.isEmpty {
      found.failures += feed.findings
      return fail(.sourceEmpty, "the feed “\(shown)” holds no posts", shown)
    }
    found.findings += feed.findings
    var site = feed.site
    site.settleDialect(options.dialect, isSmart: options.isSmart)
    found.sites.append(site)
    for (number, entry) in feed.entries.enumerated() {
      let name = "\(shown)#\(number + 1)"
      found.files.append(
        PostFile(
          path: name, kind: .html, relativePath: Path.name(of: name), site: found.sites.count - 1,
          name: entry.slug, isDraft: entry.isDraft, entry: entry))
    }
  }

  private mutating func addFolder(_ folder: String, shown: String) {
    let place = recogniseSite(folder) ?? siteAround(folder) ?? SitePlace(root: folder, kind: .folder)
    let index = site(place)
    let site = found.sites[index]
    tell(place, shown: shown)
    guard let base = site.base else { return }
    let prefix = folder == base ? "" : Path.relative(folder, to: base) ?? ""
    // A source of the configuration may lie beside or below the folder that was named.
    let start = isInside(folder, base) ? folder : base
    let shownStart = Path.relative(start, to: folder).map { Path.join(shown, $0) } ?? shown
    let listing = listFiles(below: start, boundary: place.root) { site.isExcluded(Path.join(prefix, $0)) }
    tell(listing, shown: shownStart, isSource: start == folder)
    var branches = SectionTitles(listing.files.map { Path.join(prefix, $0) })
    var unread = UnreadMarkup()
    for path in listing.files {
      guard let kind = PostFile.Kind(path: path) else {
        unread.note(path, site: site, at: Path.join(prefix, path))
        continue
      }
      guard var post = site.post(at: Path.join(prefix, path)) else { continue }
      if post.isDraft, !options.includesDrafts, site.kind == .jekyll || site.kind == .hexo,
        Path.name(of: folder) != "_drafts"
      {
        continue
      }
      let file = Path.join(start, path)
      if branches.isResource(post, site: site) { continue }
      guard isNew(realPath(file)) else { continue }
      post.path = Path.join(shownStart, path)
      post.file = file
      post.kind = kind
      post.relativePath = start == folder ? path : Path.relative(file, to: folder) ?? path
      post.site = index
      branches.entitle(&post, below: base)
      found.files.append(post)
    }
    found.findings += unread.findings(below: shownStart)
  }

  private mutating func tell(_ place: SitePlace, shown: String) {
    guard !place.rivals.isEmpty else { return }
    let others = place.rivals.map(\.rawValue).joined(separator: " or ")
    found.findings.append(
      Finding(
        .sourceKind, "“\(shown)” was taken for \(place.kind.rawValue); it could also be \(others)",
        hint: "name the folder of the posts to have another", at: SourcePlace(path: shown)))
  }

  /// A folder that does not open is missing from the book; where it is the source itself there is no book.
  private mutating func tell(_ listing: FolderListing, shown: String, isSource: Bool) {
    for path in listing.closed {
      let (message, hint) = ("the folder cannot be read", "give yourself the right to read it")
      if path.isEmpty, isSource {
        fail(.sourceUnreadable, message, shown, hint: hint)
        continue
      }
      let place = SourcePlace(path: Path.join(shown, path))
      found.findings.append(Finding(.sourceUnreadable, message, hint: hint, at: place, severity: .warning))
    }
    for path in listing.odd where PostFile.Kind(path: path) != nil {
      let place = SourcePlace(path: Path.join(shown, path))
      found.findings.append(
        Finding(.sourceUnreadable, "it is a pipe or a device, and no file", at: place, severity: .warning))
    }
    for path in listing.outside {
      found.findings.append(
        Finding(
          .sourceOutside, "the link leads out of the site, or back to itself, and was not followed",
          hint: "name what it leads to as a source of its own", at: SourcePlace(path: Path.join(shown, path)))
      )
    }
  }

  private mutating func site(_ place: SitePlace) -> Int {
    if let known = siteOfRoot[place.root], found.sites[known].kind == place.kind { return known }
    var site = Site(place, findings: &found.findings)
    site.settleDialect(options.dialect, isSmart: options.isSmart)
    found.sites.append(site)
    siteOfRoot[place.root] = found.sites.count - 1
    return found.sites.count - 1
  }
}

extension [UInt8] {
  /// Whether a text begins like a document in HTML.
  fileprivate var looksLikeHTML: Bool {
    let start = String(decoding: drop(while: \.isHTMLSpace).prefix(15), as: UTF8.self).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }
}
