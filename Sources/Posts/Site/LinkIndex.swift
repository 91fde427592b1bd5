import Manuscript

/// Which addresses and files are chapters of the publication.
struct LinkIndex: Sendable {
  private var chapterOfPath: [String: ChapterID] = [:]
  private var chapterOfFile: [String: ChapterID] = [:]
  private var pathOfName: [String: String] = [:]
  private var titleOfPath: [String: String] = [:]
  private var pathOfChapter: [ChapterID: String] = [:]
  private var aliases: [(String, ChapterID)] = []

  /// Adds a post.
  ///
  /// - Parameters:
  ///   - chapter: its identifier.
  ///   - path: its path on the site, without the site's base path.
  ///   - file: its absolute path in the file system.
  ///   - name: what `post_url` calls it: the path below `_posts`, without extension.
  ///   - aliases: other paths, or whole addresses, that lead to it.
  mutating func add(_ chapter: ChapterID, path: String, file: String?, name: String, aliases: [String] = []) {
    chapterOfPath[LinkIndex.key(path)] = chapter
    pathOfChapter[chapter] = path
    self.aliases += aliases.map { (LinkIndex.key($0), chapter) }
    if let file { chapterOfFile[Path.normalise(file)] = chapter }
    pathOfName[name] = path
    let short = Path.name(of: name)
    if pathOfName[short] == nil { pathOfName[short] = path }
  }

  /// Adds a post of the site that is not in the book; those of the book are added first.
  mutating func add(elsewhere path: String, name: String, title: String = "") {
    titleOfPath[path] = titleOfPath[path] ?? title
    for name in [name, Path.name(of: name)] where pathOfName[name] == nil { pathOfName[name] = path }
  }

  /// Lets aliases count where no post has such a path itself. The first post that claims one has it.
  mutating func settleAliases() {
    for (key, chapter) in aliases where chapterOfPath[key] == nil { chapterOfPath[key] = chapter }
    aliases = []
  }

  /// The chapter at a path of the site, with or without `.html`, `index.html` or a slash at its end.
  func chapter(atPath path: String) -> ChapterID? { chapterOfPath[LinkIndex.key(path)] }

  /// The chapter that was read from a file.
  func chapter(atFile file: String) -> ChapterID? { chapterOfFile[Path.normalise(file)] }

  /// The path on the site of a post that `post_url` names.
  func path(ofPost name: String) -> String? { pathOfName[name] }

  /// The title of the post at such a path.
  func title(ofPath path: String) -> String? { titleOfPath[path] }

  /// The path on the site of a chapter.
  func path(of chapter: ChapterID) -> String? { pathOfChapter[chapter] }

  private static func key(_ path: String) -> String {
    var key = percentDecoded(path)
    for ending in ["/index.html", "/index.htm", ".html", ".htm", "/"] where key.hasSuffix(ending) {
      key.removeLast(ending.count)
      break
    }
    return key.hasPrefix("/") ? key : "/" + key
  }
}
