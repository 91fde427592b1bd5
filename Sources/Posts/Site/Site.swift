import Manuscript

/// A site that posts belong to, as far as its configuration says.
struct Site: Sendable {
  var kind = SiteKind.folder
  /// The folder that files are named from: that of the configuration, or its key `source`; `nil` for a text
  /// without files.
  var root: String?
  /// The folder in which posts are, such as Hugo's `content`; `nil` where there are no files.
  var base: String?
  /// The folders that site-absolute paths begin in, in order.
  var served: [String] = []
  var title: String?
  var summary: String?
  var authors: [String] = []
  var language: Language?
  /// Scheme and host, without a slash at the end.
  var url: String?
  /// The path below which the site is served; empty, or with a slash at its start and none at its end.
  var baseURL = ""
  /// The style of the addresses of posts, as a template (see `Permalink`).
  var permalink = Permalink.date
  /// Those of sections or collections of their own.
  var permalinks: [String: Permalink] = [:]
  var zone = SiteZone.utc
  /// Files and folders that are no posts, as paths or patterns below the base.
  var excludes: [String] = []
  /// Exceptions to what is passed over by its name.
  var includes: [String] = []
  /// The collections whose documents have pages of their own, by name.
  var collections: Set<String> = []
  /// The folder of the collections, below the base.
  var collectionsFolder = ""
  /// The languages that names of files and folders may say, with the folder of their posts below the root.
  var languages: [(code: String, folder: String?)] = []
  /// What headers say that do not say it themselves.
  var defaults: [HeaderDefault] = []
  /// The picture of the cover of a book of this site.
  var cover: String?
  /// Whose Markdown its posts are; `nil` where nothing says so.
  var dialect: Dialect?
  /// How that is read.
  var rules = DialectRules(nil)
  /// All that its configuration says, for templates.
  var configuration: HeaderValue?
  /// Its data files, for templates.
  var data: SiteData?
  /// Whether its posts are templates of Jekyll throughout, code too.
  var isJekyll: Bool { kind == .jekyll }
}

extension Site {
  /// A site without configuration in a folder.
  init(root: String) {
    self.root = root
    base = root
    served = [root]
  }

  /// Reads what a site says of itself.
  init(_ place: SitePlace, findings: inout [Finding]) {
    self.init(root: place.root)
    kind = place.kind
    switch kind {
    case .jekyll: configureJekyll(&findings)
    case .hexo: configureHexo(&findings)
    case .hugo: configureHugo(&findings)
    case .folder, .feed: break
    }
  }

  /// Settles on a dialect: what the user says, or else what the site is.
  ///
  /// - Parameters:
  ///   - asked: the user's choice.
  ///   - isSmart: whether straight marks become those of print.
  mutating func settleDialect(_ asked: Dialect?, isSmart: Bool) {
    let own: Dialect? =
      switch kind {
      case .jekyll: markdownOfJekyll
      case .hexo: .hexo
      case .hugo: .hugo
      case .folder, .feed: nil
      }
    dialect = asked ?? own
    rules = DialectRules(dialect)
    rules.isSmart = isSmart
    rules.breaksLines = configuration?["kramdown"]?["hard_wrap"]?.truth ?? false
    rules.parsesElements = configuration?["kramdown"]?["parse_block_html"]?.truth ?? false
    if let root, isJekyll {
      data = SiteData(folder: Path.join(root, configuration?["data_dir"]?.text ?? "_data"), root: root)
    }
  }

  /// Jekyll's Markdown is kramdown's unless the site names another engine. Engines that Jekyll has given up
  /// count as kramdown: that is what GitHub Pages renders such sites with since 2016.
  private var markdownOfJekyll: Dialect {
    switch configuration?["markdown"]?.text?.lowercased() {
    case nil, "kramdown", "maruku", "markdown", "rdiscount", "redcarpet", "redcarpet2": .kramdown
    default: .gfm
    }
  }
}
