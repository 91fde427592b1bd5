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
}

extension PostFile.Kind {
  /// The kind of a file by the extension of its name; `nil` for what is no post.
  init?(path: String) {
    switch Path.fileExtension(of: path) {
    case "md", "markdown", "mkd", "mkdn", "mdown": self = .markdown
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
