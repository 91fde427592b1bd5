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
/// - A folder with `_config.yml` or `_posts` is a Jekyll site, which needs no configuration: its posts are those in the `_posts` folders in it.
/// - A folder named `_posts` is that of a site, whose configuration is looked for above it.
/// - Any other folder gives all Markdown and HTML files below it, by path.
/// - A file is a post, whatever is around it; a `_config.yml` above its `_posts` counts.
func findPosts(_ sources: [Source], options: ReadingOptions) -> FoundPosts {
  var finder = PostFinder(options)
  for (index, source) in sources.enumerated() { finder.add(source, number: index) }
  return finder.found
}

private struct PostFinder {
  let includesDrafts: Bool
  let dialect: Dialect?
  let isSmart: Bool
  var found = FoundPosts()
  private var siteOfRoot: [String: Int] = [:]
  private var seen: Set<String> = []
  /// How many files of the source at hand an earlier one has.
  private var repeated = 0

  init(_ options: ReadingOptions) {
    includesDrafts = options.includesDrafts
    dialect = options.dialect
    isSmart = options.isSmart
  }

  mutating func add(_ source: Source, number: Int) {
    let before = found.files.count
    switch source {
    case .text(let name, let bytes): add(text: bytes, name: name)
    case .path(let path): add(path: path)
    }
    for index in found.files[before...].indices { found.files[index].source = number }
  }

  private mutating func add(text: [UInt8], name: String) {
    var site = Site()
    site.settleDialect(dialect, isSmart: isSmart, generator: nil)
    found.sites.append(site)
    let kind: PostFile.Kind = text.looksLikeHTML ? .html : PostFile.Kind(path: name) ?? .markdown
    found.files.append(
      PostFile(
        path: name, bytes: text, kind: kind, relativePath: name, site: found.sites.count - 1,
        name: FileName(name).slug))
  }

  private mutating func add(path: String) {
    let absolute = Path.normalise(Path.join(FileManager.default.currentDirectoryPath, path))
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: absolute, isDirectory: &isFolder) else {
      return fail(.sourceMissing, "there is no file or folder “\(path)”", path)
    }
    let before = (files: found.files.count, failures: found.failures.count)
    repeated = 0
    if isFolder.boolValue { addFolder(absolute, shown: path) } else { addFile(absolute, shown: path) }
    if repeated > 0 { tellRepeated(path) }
    if found.files.count == before.files, found.failures.count == before.failures, repeated == 0 {
      fail(.sourceEmpty, "“\(path)” holds no posts", path, hint: "posts end in .md, .markdown or .html")
    }
  }

  private mutating func isNew(_ file: String) -> Bool {
    let isNew = seen.insert(file).inserted
    if !isNew { repeated += 1 }
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

  /// A folder that does not open is missing from the book; where it is the source itself there is no book.
  private mutating func tellClosed(_ path: String, shown: String) {
    let (message, hint) = ("the folder cannot be read", "give yourself the right to read it")
    if path.isEmpty { return fail(.sourceUnreadable, message, shown, hint: hint) }
    let place = SourcePlace(path: Path.join(shown, path))
    found.findings.append(Finding(.sourceUnreadable, message, hint: hint, at: place, severity: .warning))
  }

  private mutating func addFile(_ file: String, shown: String) {
    guard isNew(file) else { return }
    let parts = Path.folder(of: file).split(separator: "/", omittingEmptySubsequences: false)
    var post = PostFile(
      path: shown, file: file, kind: PostFile.Kind(path: file) ?? .markdown,
      relativePath: Path.name(of: file), site: 0, name: FileName(file).slug)
    if let index = parts.lastIndex(of: "_posts") ?? parts.lastIndex(of: "_drafts") {
      let folder = parts[...index].joined(separator: "/")
      post.site = site(above: folder)
      post.isInPosts = parts[index] == "_posts"
      post.name = postName(file, below: folder)
    } else {
      post.site = site(root: Path.folder(of: file))
    }
    found.files.append(post)
  }

  private mutating func addFolder(_ folder: String, shown: String) {
    let name = Path.name(of: folder)
    let isPosts = name == "_posts" || name == "_drafts"
    let isSite =
      isFile(Path.join(folder, "_config.yml")) || !isPosts && isFolder(Path.join(folder, "_posts"))
    let site = isPosts ? site(above: folder) : site(root: folder)
    let root = found.sites[site].root ?? folder
    var closed: [String] = []
    let listing = listFiles(below: folder) { path in
      isSite && isExcluded(path, of: found.sites[site])
    } unreadable: {
      closed.append($0)
    }
    for path in closed { tellClosed(path, shown: shown) }
    for path in listing {
      guard let kind = PostFile.Kind(path: path) else { continue }
      let parts = path.split(separator: "/").dropLast()
      let kept = isPosts ? name[...] : parts.last { $0 == "_posts" || $0 == "_drafts" }
      if isSite, kept == nil { continue }
      if kept == "_drafts", !includesDrafts, !isPosts { continue }
      let file = Path.join(folder, path)
      guard isNew(file) else { continue }
      var post = PostFile(
        path: Path.join(shown, path), file: file, kind: kind, relativePath: path, site: site, name: "")
      post.isInPosts = kept == "_posts"
      post.isDraft = kept == "_drafts"
      post.name = postName(
        file, below: kept == nil ? root : Path.join(folder, prefix(path, through: kept, isPosts)))
      found.files.append(post)
    }
  }

  /// The part of a path that ends with the folder of posts.
  private func prefix(_ path: String, through folder: Substring?, _ isPosts: Bool) -> String {
    guard !isPosts, let folder else { return "" }
    let parts = path.split(separator: "/")
    guard let index = parts.lastIndex(of: folder) else { return "" }
    return parts[...index].joined(separator: "/")
  }

  /// The path of a file below a folder, without its extension.
  private func postName(_ file: String, below folder: String) -> String {
    let folder = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    let relative = Path.relative(file, to: folder) ?? Path.name(of: file)
    guard let dot = relative.lastIndex(of: ".") else { return relative }
    return String(relative[..<dot])
  }

  /// The site whose `_posts` a folder is: the nearest folder above with a configuration, or the one above.
  private mutating func site(above folder: String) -> Int {
    let parent = Path.folder(of: folder)
    var candidate = parent
    for _ in 0..<4 {
      if isFile(Path.join(candidate, "_config.yml")) { return site(root: candidate) }
      if candidate.isEmpty || candidate == "/" { break }
      candidate = Path.folder(of: candidate)
    }
    return site(root: parent)
  }

  private mutating func site(root: String) -> Int {
    if let known = siteOfRoot[root] { return known }
    let path = Path.join(root, "_config.yml")
    if let bytes = readFile(path) {
      found.sites.append(
        Site(
          configuration: decodeText(bytes, path: path).bytes, root: root, path: "_config.yml",
          findings: &found.findings))
    } else {
      found.sites.append(Site(root: root))
    }
    found.sites[found.sites.count - 1].settleDialect(dialect, isSmart: isSmart, generator: generator(root))
    siteOfRoot[root] = found.sites.count - 1
    return found.sites.count - 1
  }

  /// What made a site, by its files.
  private func generator(_ root: String) -> Site.Generator? {
    if isFolder(Path.join(root, "source/_posts")) || root.hasSuffix("/source") && isFolder(root + "/_posts") {
      return .hexo
    }
    if isFile(Path.join(root, "_config.yml")) || isFolder(Path.join(root, "_posts")) { return .jekyll }
    let hugo = ["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml"]
    let folders = root.hasSuffix("/content") ? [root, Path.folder(of: root)] : [root]
    return folders.contains { folder in hugo.contains { isFile(Path.join(folder, $0)) } } ? .hugo : nil
  }

  private func isExcluded(_ path: String, of site: Site) -> Bool {
    let first = path.split(separator: "/").first.map(String.init) ?? path
    if ["_site", "node_modules", "vendor", ".git", "_layouts", "_includes"].contains(first) { return true }
    return site.excludes.contains { excluded in
      let excluded = Path.normalise(excluded)
      return path == excluded || path.hasPrefix(excluded + "/")
    }
  }
}

/// All files below a folder as paths relative to it, by name within each folder; names that begin with a
/// full stop are passed over, and so is what `isExcluded` says. `unreadable` is told of folders that do not open.
private func listFiles(
  below folder: String, isExcluded: (String) -> Bool, unreadable: (String) -> Void
) -> [String] {
  var files: [String] = []
  var pending = [""]
  while let next = pending.popLast() {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: Path.join(folder, next)) else {
      unreadable(next)
      continue
    }
    for name in names where !name.hasPrefix(".") {
      let path = Path.join(next, name)
      if isExcluded(path) { continue }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: Path.join(folder, path), isDirectory: &isFolder) else {
        continue
      }
      if isFolder.boolValue { pending.append(path) } else { files.append(path) }
    }
  }
  let keyed = files.map { (path: $0, key: $0.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 }) }
  return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.path)
}

/// Whether there is a file, and no folder, at a path.
func isFile(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
}

private func isFolder(_ path: String) -> Bool {
  var isFolder: ObjCBool = false
  return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
}

/// The bytes of a file; `nil` where it cannot be read.
func readFile(_ path: String) -> [UInt8]? {
  isFile(path) ? FileManager.default.contents(atPath: path).map(Array.init) : nil
}

/// How many bytes a file has, where links lead to.
func fileSize(_ path: String) -> Int? {
  let real = URL(filePath: path).resolvingSymlinksInPath().path
  return (try? FileManager.default.attributesOfItem(atPath: real)[.size] as? NSNumber)?.intValue
}

extension [UInt8] {
  /// Whether a text begins like a document in HTML.
  fileprivate var looksLikeHTML: Bool {
    let start = String(decoding: drop(while: \.isHTMLSpace).prefix(15), as: UTF8.self).lowercased()
    return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
  }
}
