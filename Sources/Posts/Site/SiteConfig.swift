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
    if let value = parsed.value { take(value) }
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
