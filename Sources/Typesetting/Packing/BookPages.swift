import Themes

/// The pages of a book that is set, in order. Each is made when it is asked for, of what was packed.
package struct BookPages: Sendable {
  private enum Entry: Sendable {
    case page(Page)
    case packed(FinishedPage)
  }

  private var entries: [Entry]

  package init(_ pages: [Page] = []) { entries = pages.map { .page($0) } }

  init(_ pages: [FinishedPage]) { entries = pages.map { .packed($0) } }

  package var count: Int { entries.count }

  /// The page at an index from 0.
  ///
  /// - Throws: a ``SpoolError`` if the file in which it waited cannot be read any more.
  package func page(at index: Int) throws(SpoolError) -> Page {
    switch entries[index] {
    case .page(let page): page
    case .packed(let page): try page.unpacked()
    }
  }

  package mutating func insert(_ page: Page, at index: Int) { entries.insert(.page(page), at: index) }

  /// Lets go of a page that nobody will ask for again.
  package mutating func release(_ index: Int) {
    entries[index] = .page(Page(size: PageSize(width: 0, height: 0), label: "", master: .blank))
  }
}
