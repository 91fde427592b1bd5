import Manuscript

/// A site that posts belong to, as far as its configuration says.
struct Site: Sendable {
  /// The folder that site-absolute paths begin in, that of the key `source`; `nil` for a text without files.
  var root: String?
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
  var zone = SiteZone.utc
  /// Files and folders that are no posts, as paths or patterns below the root.
  var excludes: [String] = []
  /// Whose Markdown its posts are; `nil` where nothing says so.
  var dialect: Dialect?
  /// How that is read.
  var rules = DialectRules(nil)
  /// All that its configuration says, for templates.
  var configuration: HeaderValue?
  /// Its data files, for templates.
  var data: SiteData?
  /// Whether its posts are templates of Jekyll throughout, code too.
  var isJekyll = false
}
