import Foundation
import Manuscript

/// What a folder of posts is.
enum SiteKind: String, Sendable {
  case jekyll = "a Jekyll site"
  case hexo = "a Hexo site"
  case hugo = "a Hugo site"
  case folder = "a plain folder"
  case feed = "a feed"
}

/// A folder that was recognised as that of a site.
struct SitePlace: Equatable {
  var root: String
  var kind: SiteKind
  /// What else it could be.
  var rivals: [SiteKind] = []
}

/// What speaks for each kind of site, the strongest first. This is the only place that says so.
///
/// - Hugo: a configuration that only Hugo has by that name; or `config.toml`, `.yaml` or `.json` beside a
///   folder `content`.
/// - Hexo: posts in `source/_posts`.
/// - Jekyll: a configuration by its name, or a folder `_posts`.
///
/// A folder for which several speak is taken for the first of them. Without any of it, it is a plain folder.
func recogniseSite(_ folder: String) -> SitePlace? {
  var kinds: [SiteKind] = []
  if hugoConfiguration(in: folder) != nil || isFolder(Path.join(folder, "config/_default")) {
    kinds.append(.hugo)
  }
  if isFolder(Path.join(folder, "source/_posts")) { kinds.append(.hexo) }
  let hasConfiguration = jekyllConfiguration(in: folder) != nil
  // Hexo's configuration has the name of Jekyll's.
  if isFolder(Path.join(folder, "_posts")) || hasConfiguration && !kinds.contains(.hexo) {
    kinds.append(.jekyll)
  }
  return kinds.first.map { SitePlace(root: folder, kind: $0, rivals: Array(kinds.dropFirst())) }
}

/// The site that a folder or file within it belongs to: the nearest folder above, if that has posts here.
///
/// - Parameter path: the folder, or the file.
/// - Returns: `nil` where no site around would take what is here for its posts.
func siteAround(_ path: String) -> SitePlace? {
  let parts = path.split(separator: "/").map(String.init)
  var candidate = Path.folder(of: path)
  var withoutConfiguration: SitePlace?
  for _ in 0..<12 {
    if let place = recogniseSite(candidate), let below = Path.relative(path, to: candidate),
      place.holdsPosts(below)
    {
      let isConfigured =
        place.kind != .jekyll || jekyllConfiguration(in: candidate) != nil || !parts.contains("_posts")
      if isConfigured { return place }
      withoutConfiguration = withoutConfiguration ?? place
    }
    if candidate.isEmpty || candidate == "/" { break }
    candidate = Path.folder(of: candidate)
  }
  return withoutConfiguration
}

extension SitePlace {
  /// Whether a path below the root is where posts of such a site are.
  fileprivate func holdsPosts(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    switch kind {
    case .hugo: return parts.first == "content"
    case .hexo: return parts.first == "source" && parts.count > 1 && parts[1].hasPrefix("_")
    case .jekyll: return parts.contains { $0 == "_posts" || $0 == "_drafts" }
    case .folder, .feed: return false
    }
  }
}

/// The path of the configuration of a Jekyll or Hexo site.
func jekyllConfiguration(in folder: String) -> String? {
  ["_config.yml", "_config.yaml", "_config.toml"].map { Path.join(folder, $0) }.first(where: isFile)
}

/// The path of the configuration of a Hugo site. Older sites call it `config`, as others call other things.
func hugoConfiguration(in folder: String) -> String? {
  var names = ["toml", "yaml", "yml", "json"].map { "hugo." + $0 }
  if isFolder(Path.join(folder, "content")) {
    names += ["toml", "yaml", "yml", "json"].map { "config." + $0 }
  }
  return names.map { Path.join(folder, $0) }.first(where: isFile)
}
