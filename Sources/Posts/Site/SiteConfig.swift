import Foundation
import Manuscript

extension Site {
  /// Reads the configuration of a Jekyll site.
  ///
  /// - Parameters:
  ///   - bytes: the text of `_config.yml`.
  ///   - root: the folder of the site.
  ///   - path: where the configuration stands, for findings.
  ///   - findings: takes what is wrong with it.
  init(configuration bytes: [UInt8], root: String, path: String, findings: inout [Finding]) {
    self.init(root: root)
    let parsed = parseYAML(bytes)
    if let problem = parsed.problem {
      findings.append(
        Finding(
          .headerBroken, "the configuration of the site cannot be parsed: \(problem.message)",
          at: SourcePlace(path: path, line: problem.line)))
    }
    if let value = parsed.value {
      configuration = value
      take(value)
    }
  }

  /// Settles on a dialect: what the user says, or else what the site is.
  ///
  /// - Parameters:
  ///   - asked: the user's choice.
  ///   - isSmart: whether straight marks become those of print.
  ///   - generator: what the folders look like.
  mutating func settleDialect(_ asked: Dialect?, isSmart: Bool, generator: Generator?) {
    let own: Dialect? =
      switch generator {
      case .jekyll: markdownOfJekyll
      case .hexo: .hexo
      case .hugo: .hugo
      case nil: nil
      }
    dialect = asked ?? own
    isJekyll = generator == .jekyll
    rules = DialectRules(dialect)
    rules.isSmart = isSmart
    rules.breaksLines = configuration?["kramdown"]?["hard_wrap"]?.truth ?? false
    rules.parsesElements = configuration?["kramdown"]?["parse_block_html"]?.truth ?? false
    if let root, isJekyll {
      data = SiteData(folder: Path.join(root, configuration?["data_dir"]?.text ?? "_data"))
    }
  }

  /// What makes a site of posts.
  enum Generator { case jekyll, hexo, hugo }

  /// Jekyll's Markdown is kramdown's unless the site names another engine.
  private var markdownOfJekyll: Dialect {
    switch configuration?["markdown"]?.text?.lowercased() {
    case nil, "kramdown", "maruku", "markdown": .kramdown
    default: .gfm
    }
  }

  private mutating func take(_ value: HeaderValue) {
    if let root, let source = value["source"]?.text { self.root = Path.normalise(Path.join(root, source)) }
    title = value["title"]?.text ?? value["name"]?.text
    summary = value["description"]?.text ?? value["subtitle"]?.text
    authors = (value["author"] ?? value["authors"])?.names ?? []
    language = (value["lang"] ?? value["language"] ?? value["locale"])?.text.map { Language($0) }
    url = value["url"]?.text.flatMap(Site.address)
    baseURL = Site.basePath(value["baseurl"]?.text ?? "")
    if let style = value["permalink"]?.text { permalink = Permalink(style: style) }
    if let name = value["timezone"]?.text, let zone = SiteZone(named: name) { self.zone = zone }
    if case .list(let names)? = value["exclude"] { excludes = names.compactMap(\.text) }
  }

  private static func address(_ text: String) -> String? {
    guard isWebAddress(text) else { return nil }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  private static func basePath(_ text: String) -> String {
    let path = text.split(separator: "/").joined(separator: "/")
    return path.isEmpty ? "" : "/" + path
  }
}

extension SiteZone {
  /// The zone of a name such as `Asia/Shanghai`; `nil` where there is none of that name.
  init?(named name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.init { local in
      let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local)))
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(local - first)))
    }
  }
}
