import Manuscript

/// Finds on which page each link target stands.
struct ResolveReferences {
  /// The folio of the page of each target.
  private(set) var labels: [String: String] = [:]
  private(set) var findings: [Finding] = []
  private var reported: Set<String> = []

  /// Notes the targets of a page; where a name stands twice, the first place counts.
  mutating func add(_ targets: [LinkTarget], label: String) {
    for target in targets where labels[target.name] == nil { labels[target.name] = label }
  }

  /// Where a link to a place leads in the end: one that does not exist becomes the beginning of its chapter, or nothing.
  mutating func resolve(_ name: String) -> String? {
    if labels[name] != nil { return name }
    let chapter = name.range(ofFirst: "--").map { String(name[..<$0]) }
    if reported.insert(name).inserted {
      findings.append(Finding(.linkUnresolved, "a link leads to “\(name)”, which is not in the book"))
    }
    return chapter.flatMap { labels[$0] == nil ? nil : $0 }
  }
}

extension String {
  /// Where a substring first begins.
  fileprivate func range(ofFirst part: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(part) }
  }
}
