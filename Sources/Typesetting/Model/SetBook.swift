package import Manuscript

/// A publication set on pages.
package struct SetBook: Sendable, Equatable {
  package var pages: [Page]
  package var outline: [OutlineEntry]
  package var findings: [Finding]

  package init(pages: [Page], outline: [OutlineEntry] = [], findings: [Finding] = []) {
    self.pages = pages
    self.outline = outline
    self.findings = findings
  }
}

/// A line of the outline that viewers show beside the pages.
package struct OutlineEntry: Sendable, Equatable {
  package var title: String
  /// 1 at the top.
  package var level: Int
  /// The name of a ``LinkTarget``.
  package var target: String

  package init(title: String, level: Int, target: String) {
    self.title = title
    self.level = level
    self.target = target
  }
}
