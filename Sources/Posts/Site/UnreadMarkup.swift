import Manuscript

/// Posts of a site that are written in a language which is not read.
struct UnreadMarkup {
  private var counts: [String: (count: Int, first: String)] = [:]

  /// What sites may hold besides Markdown and HTML, by the extensions of names.
  private static let kinds: Set<String> = [
    "adoc", "asciidoc", "creole", "ipynb", "mdx", "mediawiki", "org", "rdoc", "rmd", "rst", "textile",
  ]

  /// Notes a file that is neither Markdown nor HTML.
  ///
  /// - Parameters:
  ///   - path: its path below the source.
  ///   - site: the site.
  ///   - sitePath: its path below the base of the site.
  mutating func note(_ path: String, site: Site, at sitePath: String) {
    let kind = Path.fileExtension(of: path)
    guard Self.kinds.contains(kind), site.post(at: sitePath) != nil else { return }
    counts[kind, default: (0, path)].count += 1
  }

  /// A finding for each of the languages, at the first of its files.
  func findings(below shown: String) -> [Finding] {
    counts.sorted { $0.key < $1.key }.map { kind, found in
      let what = found.count == 1 ? "a file ends" : "\(found.count) files end"
      return Finding(
        .sourceUnreadable, "\(what) in “.\(kind)”, a language that is not read",
        hint: "convert such posts to Markdown or HTML, for instance with pandoc",
        at: SourcePlace(path: Path.join(shown, found.first)), severity: .warning)
    }
  }
}
