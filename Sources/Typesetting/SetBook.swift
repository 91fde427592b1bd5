package import Manuscript

/// A publication that has been set: its pages, and what a viewer shows beside them.
package struct SetBook: Sendable {
  /// All pages but the cover: first those before the body (roman folios), then the body (arabic ones).
  package var pages: BookPages
  /// Parts, chapters and headings, nested.
  package var outline: [OutlineEntry]
  /// What could not be set as it was written; each once.
  package var findings: [Finding]
  /// What the pages of the body begin with, in their order.
  package var pageStarts: [PageStart] = []

  package init(pages: BookPages, outline: [OutlineEntry], findings: [Finding]) {
    self.pages = pages
    self.outline = outline
    self.findings = findings
  }
}

/// An entry of the outline that viewers show beside the pages.
package struct OutlineEntry: Sendable, Equatable {
  /// The title, without note marks.
  package var title: String
  /// 0 for a part, 1 for a chapter, 2 to 6 for headings.
  package var level: Int
  /// The name of the ``LinkTarget`` that it leads to.
  package var target: String
  /// What stands below it.
  package var children: [OutlineEntry]

  package init(title: String, level: Int, target: String, children: [OutlineEntry] = []) {
    self.title = title
    self.level = level
    self.target = target
    self.children = children
  }
}
