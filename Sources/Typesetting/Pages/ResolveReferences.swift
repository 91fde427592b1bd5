import Manuscript

/// Finds on which page each link target stands.
struct ResolveReferences {
  /// The folio of the page of each target.
  private(set) var labels: [String: String] = [:]
  private(set) var findings: [Finding] = []
  private var reported: Set<String> = []

  /// Notes the targets of a page; where a name stands twice, the first place counts.
  mutating func add(_ page: DraftPage, label: String) {
    for target in page.targets where labels[target] == nil { labels[target] = label }
  }

  /// Where a link leads in the end: a place that does not exist becomes the beginning of its chapter, or nothing.
  mutating func resolve(_ destination: LinkArea.Destination) -> LinkArea.Destination? {
    guard case .target(let name) = destination, labels[name] == nil else { return destination }
    let chapter = name.range(ofFirst: "--").map { String(name[..<$0]) }
    if reported.insert(name).inserted {
      findings.append(Finding(.linkUnresolved, "a link leads to “\(name)”, which is not in the book"))
    }
    return chapter.flatMap { labels[$0] == nil ? nil : .target($0) }
  }
}

extension String {
  /// Where a substring first begins.
  fileprivate func range(ofFirst part: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(part) }
  }
}
