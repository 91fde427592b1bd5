import Manuscript

/// A file, or a text that was handed in, that may be a post.
struct PostFile: Sendable {
  /// What the body is written in.
  enum Kind: Sendable { case markdown, html }

  /// The path that findings show.
  var path: String
  /// The absolute path; `nil` for a text that was handed in.
  var file: String?
  /// The bytes of such a text.
  var bytes: [UInt8]?
  var kind: Kind
  /// Which of the sources it was found in.
  var source = 0
  /// The path below that source; the name of a source that is a file.
  var relativePath: String
  /// Which of the sites it belongs to.
  var site: Int
  /// The path below `_posts`, without extension, for `post_url`.
  var name: String
  /// Whether it stands in `_posts`, where a name begins with a date.
  var isInPosts = false
  /// Whether it stands in `_drafts`.
  var isDraft = false
  /// The path below the folder that posts of the site are named from.
  var sitePath = ""
  /// The collection of Jekyll's that it is in.
  var collection: String?
  /// The categories that its folders give it.
  var categories: [String] = []
  /// The folders of Hugo's content that it is in, outermost first.
  var sections: [String] = []
  /// What the first of them is called: the category of a post that names none.
  var sectionTitle: String?
  /// Whether it is the page of a folder, `index.md`.
  var isBundle = false
  /// The language that its name or folder says.
  var language: String?
  /// What the same post in other languages has in common with it.
  var translation: String?
  /// Whether its language is the first of the site's.
  var isMainLanguage = true
  /// What a feed says of it, where it is an entry of one.
  var entry: FeedEntry?
}

extension PostFile {
  /// A file at a path below its site; the finder adds where it stands.
  init(sitePath: String, name: String) {
    self.init(path: sitePath, kind: .markdown, relativePath: sitePath, site: 0, name: name)
    self.sitePath = sitePath
  }
}

extension Site {
  /// The post that a file of this site is, by its path below the site's base; `nil` for files that are none.
  func post(at path: String) -> PostFile? {
    switch kind {
    case .jekyll: return jekyllPost(path)
    case .hexo: return hexoPost(path)
    case .hugo: return hugoPost(path)
    case .feed: return nil
    case .folder:
      var post = PostFile(sitePath: path, name: withoutExtension(path))
      let parts = path.split(separator: "/").dropLast()
      if let index = parts.lastIndex(where: { $0 == "_posts" || $0 == "_drafts" }) {
        post.isInPosts = parts[index] == "_posts"
        post.isDraft = !post.isInPosts
        post.name = withoutExtension(path.split(separator: "/")[(index + 1)...].joined(separator: "/"))
      }
      return post
    }
  }
}

extension PostFile.Kind {
  /// The kind of a file by the extension of its name; `nil` for what is no post.
  init?(path: String) {
    switch Path.fileExtension(of: path) {
    case "md", "markdown", "mkd", "mkdn", "mkdown", "mdown", "mdwn", "mdtxt", "mdtext": self = .markdown
    case "html", "htm", "xhtml": self = .html
    default: return nil
    }
  }
}

/// What the name of a file says: `2022-03-14-xingye-puhui.md`.
struct FileName: Sendable, Equatable {
  var date: PostDate?
  /// The name without date and extension.
  var slug: String

  init(_ path: String) {
    var name = Path.name(of: path)
    if let dot = name.lastIndex(of: "."), dot != name.startIndex { name = String(name[..<dot]) }
    let parts = name.split(separator: "-", maxSplits: 3, omittingEmptySubsequences: false)
    if parts.count >= 3, let date = PostDate(parsing: parts[0...2].joined(separator: "-")) {
      self.date = date
      slug = parts.count > 3 && !parts[3].isEmpty ? String(parts[3]) : name
    } else {
      slug = name
    }
  }
}
