import Foundation
import Manuscript

extension Site {
  /// Reads `_config.yml` as Jekyll does.
  mutating func configureJekyll(_ findings: inout [Finding]) {
    guard let root, let path = jekyllConfiguration(in: root),
      let value = Site.configuration(path, findings: &findings)
    else { return }
    takeCommon(value)
    if let source = value["source"]?.text {
      let folder = Path.normalise(Path.join(root, source))
      if isInside(realPath(folder), realPath(root)) {
        self.root = folder
        base = folder
        served = [folder]
      } else {
        findings.append(
          Finding(
            .sourceOutside, "the source “\(source)” leads out of the site and was not followed",
            at: SourcePlace(path: Path.name(of: path))))
      }
    }
    language = (value["lang"] ?? value["language"] ?? value["locale"])?.text.map { Language($0) }
    takeAddress(value["url"]?.text)
    baseURL = Site.basePath(value["baseurl"]?.text ?? baseURL)
    if let style = value["permalink"]?.text { permalink = Permalink(style: style) }
    excludes = value["exclude"]?.texts ?? []
    includes = value["include"]?.texts ?? []
    collectionsFolder = value["collections_dir"]?.text.map { Path.normalise($0) } ?? ""
    takeCollections(value["collections"])
    defaults = value["defaults"].map(HeaderDefault.list) ?? []
  }

  /// Collections whose documents are written out are read like posts.
  private mutating func takeCollections(_ value: HeaderValue?) {
    guard case .map(let entries)? = value else { return }
    for (name, settings) in entries {
      let style = settings["permalink"]?.text.map { Permalink(style: $0) }
      if name == "posts" {
        permalink = style ?? permalink
      } else if settings["output"]?.truth == true {
        collections.insert(name)
        permalinks[name] = style ?? permalink.ofCollections
      }
    }
  }

  /// The post that a file of a Jekyll site is.
  func jekyllPost(_ path: String) -> PostFile? {
    let parts = path.split(separator: "/").map(String.init)
    if let index = parts.dropLast().lastIndex(where: { $0 == "_posts" || $0 == "_drafts" }) {
      var post = PostFile(
        sitePath: path, name: withoutExtension(parts[(index + 1)...].joined(separator: "/")))
      post.isInPosts = parts[index] == "_posts"
      post.isDraft = !post.isInPosts
      let above = Path.relative(parts[..<index].joined(separator: "/"), to: collectionsFolder)
      post.categories =
        index == 0 || parts[..<index].joined(separator: "/") == collectionsFolder
        ? [] : (above ?? parts[..<index].joined(separator: "/")).split(separator: "/").map(String.init)
      return post
    }
    let inner = collectionsFolder.isEmpty ? path : Path.relative(path, to: collectionsFolder) ?? ""
    let folders = inner.split(separator: "/").map(String.init)
    guard folders.count > 1, folders[0].hasPrefix("_"), collections.contains(String(folders[0].dropFirst()))
    else { return nil }
    var post = PostFile(
      sitePath: path, name: withoutExtension(folders.dropFirst().joined(separator: "/")))
    post.collection = String(folders[0].dropFirst())
    return post
  }

  /// Whether Jekyll passes a path over: what it makes itself, what begins with an underscore and is no
  /// folder of posts, and what the configuration names.
  func isExcluded(_ path: String) -> Bool {
    if includes.contains(where: { matches(path, $0) }) { return false }
    let first = path.split(separator: "/").first.map(String.init) ?? path
    let own: Set<String> =
      switch kind {
      case .jekyll: ["_site", "node_modules", "vendor", "_layouts", "_includes", "_data", "_sass"]
      case .hexo: ["public", "node_modules", "themes", "scaffolds", "_site"]
      case .hugo: ["public", "resources", "themes", "node_modules"]
      case .folder, .feed: []
      }
    return own.contains(first) || excludes.contains { matches(path, $0) }
  }
}

/// Whether a path is what a pattern of a configuration names, or below it.
func matches(_ path: String, _ pattern: String) -> Bool {
  let plain = Path.normalise(pattern.hasPrefix("/") ? String(pattern.dropFirst()) : pattern)
  if plain.isEmpty { return false }
  if path == plain || path.hasPrefix(plain + "/") { return true }
  guard plain.contains(where: { "*?[".contains($0) }) else { return false }
  // `**` crosses folders and `*` does not; a bare pattern is for names anywhere.
  let flags = plain.contains("**") || !plain.contains("/") ? 0 : FNM_PATHNAME
  if fnmatch(plain.replacing("**/", with: "*"), path, flags) == 0 { return true }
  return !plain.contains("/") && fnmatch(plain, Path.name(of: path), 0) == 0
}

/// A path without the extension of its file.
func withoutExtension(_ path: String) -> String {
  let name = Path.name(of: path)
  guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return path }
  return String(path.dropLast(name[dot...].count))
}

extension HeaderValue {
  /// The texts of a list, or of one text.
  var texts: [String] {
    if case .list(let values) = self { return values.compactMap(\.text) }
    return text.map { [$0] } ?? []
  }
}
