import Manuscript

extension Site {
  /// Reads the configuration of a Hugo site: one file, or those in `config/_default`.
  mutating func configureHugo(_ findings: inout [Finding]) {
    guard let root else { return }
    let value = hugoValues(root, &findings)
    takeCommon(value)
    let params = value["params"]
    summary = summary ?? params?["description"]?.text
    if authors.isEmpty { authors = (params?["author"] ?? params?["authors"])?.names ?? [] }
    takeAddress(value["baseURL"]?.text ?? value["baseurl"]?.text)
    let code = value["defaultContentLanguage"]?.text
    takeLanguages(value["languages"], main: code)
    let own = code.flatMap { code in value["languages"]?[code] }
    title = own?["title"]?.text ?? title
    let locale = own?["languageCode"] ?? own?["locale"] ?? value["languageCode"] ?? value["locale"]
    language = (locale?.text ?? code).map { Language($0) }
    base = Path.normalise(Path.join(root, value["contentDir"]?.text ?? "content"))
    if let folder = base, !isInside(realPath(folder), realPath(root)) { base = Path.join(root, "content") }
    // A folder of posts in each language stands beside or below `content`.
    if languages.contains(where: { $0.folder != nil }) { base = commonFolder(root) }
    let statics = value["staticDir"]?.texts ?? ["static"]
    served = (statics + ["assets"]).map { Path.normalise(Path.join(root, $0)) } + [base].compactMap { $0 }
    permalink = Permalink(
      style: value["uglyURLs"]?.truth == true
        ? "/:sections/:slugorfilename.html" : "/:sections/:slugorfilename/")
    let patterns = value["permalinks"]?["page"] ?? value["permalinks"]
    if case .map(let entries)? = patterns {
      for (section, pattern) in entries { permalinks[section] = pattern.text.map { Permalink(style: $0) } }
    }
  }

  private func hugoValues(_ root: String, _ findings: inout [Finding]) -> HeaderValue {
    if let path = hugoConfiguration(in: root) {
      return Site.configuration(path, findings: &findings) ?? .map([])
    }
    let folder = Path.join(root, "config/_default")
    var values: [(key: String, value: HeaderValue)] = []
    for name in ["hugo", "config", "params", "languages", "permalinks"] {
      let path = ["toml", "yaml", "yml", "json"].map { Path.join(folder, "\(name).\($0)") }.first(
        where: isFile)
      guard let path, let value = Site.configuration(path, findings: &findings) else { continue }
      if case .map(let entries) = value, name == "hugo" || name == "config" {
        values += entries
      } else {
        values.append((name, value))
      }
    }
    return .map(values)
  }

  private mutating func takeLanguages(_ value: HeaderValue?, main: String?) {
    guard case .map(let entries)? = value else { return }
    languages = entries.map { ($0.key, $0.value["contentDir"]?.text.map { Path.normalise($0) }) }
    if let main, let index = languages.firstIndex(where: { $0.code == main }) {
      languages.insert(languages.remove(at: index), at: 0)
    }
  }

  private func commonFolder(_ root: String) -> String {
    let folders = languages.compactMap(\.folder)
    let isBelow = folders.allSatisfy { $0.hasPrefix("content/") }
    return isBelow ? Path.join(root, "content") : root
  }

  /// The post that a file of a Hugo site is. `_index.md` is about a section and no post; in a folder with
  /// `index.md`, that alone is one.
  func hugoPost(_ path: String) -> PostFile? {
    var inner = path
    var language: String?
    if let root, let base {
      let below = Path.relative(Path.join(base, path), to: root) ?? path
      for (code, folder) in languages {
        guard let folder, let rest = Path.relative(below, to: folder) else { continue }
        (inner, language) = (rest, code)
      }
      if language == nil, languages.contains(where: { $0.folder != nil }) {
        guard let rest = Path.relative(below, to: "content") else { return nil }
        inner = rest
      }
    }
    var name = withoutExtension(inner)
    if let dot = name.lastIndex(of: "."), language == nil {
      let suffix = String(name[name.index(after: dot)...])
      if languages.contains(where: { $0.code.lowercased() == suffix.lowercased() }) {
        (name, language) = (String(name[..<dot]), suffix)
      }
    }
    let last = Path.name(of: name)
    if last == "_index" { return nil }
    var post = PostFile(sitePath: path, name: name)
    if last == "index" {
      post.isBundle = true
      post.name = Path.folder(of: name)
      if post.name.isEmpty { return nil }
    }
    post.language = language ?? languages.first?.code
    post.translation = languages.isEmpty ? nil : post.name
    post.isMainLanguage = post.language == languages.first?.code
    let folders = Path.folder(of: post.name).split(separator: "/").map(String.init)
    post.sections = folders
    post.categories = []
    return post
  }
}

/// What branch and leaf bundles of a Hugo site say about the files in them.
struct SectionTitles {
  /// Folders with an `index.md`, whose other files belong to it.
  private var leaves: Set<String> = []
  /// The file about each section.
  private var branches: [String: String] = [:]
  private var titles: [String: String] = [:]

  /// - Parameter files: all files of the site, as paths below its base.
  init(_ files: [String]) {
    for path in files where PostFile.Kind(path: path) != nil {
      switch Path.name(of: path).prefix(while: { $0 != "." }) {
      case "index": leaves.insert(Path.folder(of: path))
      case "_index": branches[Path.folder(of: path)] = branches[Path.folder(of: path)] ?? path
      default: break
      }
    }
  }

  /// Whether a file is a resource of the bundle that it stands in.
  func isResource(_ post: PostFile, site: Site) -> Bool {
    guard site.kind == .hugo, !post.isBundle else { return false }
    var folder = Path.folder(of: post.sitePath)
    while !folder.isEmpty {
      if leaves.contains(folder) { return true }
      folder = Path.folder(of: folder)
    }
    return false
  }

  /// Gives a post its section as category, under the title that the section's page has.
  mutating func entitle(_ post: inout PostFile, below base: String) {
    guard let section = post.sections.first else { return }
    if let known = titles[section] {
      post.sectionTitle = known
      return
    }
    let file = branches[section].flatMap { readFile(Path.join(base, $0)) }
    let split = splitHeader(file.map { decodeText($0, path: section).bytes } ?? [])
    let title = split.header.flatMap { parseHeader($0, as: split.syntax).value?["title"]?.text }
    titles[section] = title ?? section
    post.sectionTitle = title ?? section
  }
}
