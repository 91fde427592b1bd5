import Manuscript
import Themes

/// A chapter on its pages or, where chapters run on, still as a galley.
struct PaginatedChapter: Sendable {
  var chapter: SetChapter
  /// Empty where chapters run on.
  var pages: [ComposedPage] = []
}

/// Divides galleys into pages: one chapter that begins a page, or all chapters that run on.
struct PaginateChapter: Sendable {
  let theme: Theme
  let geometry: PageGeometry

  /// The pages of a chapter with its opening at the top of the first. The galley is not needed any more.
  func run(
    _ chapter: SetChapter, _ id: ChapterID, _ setter: any ParagraphSetter, _ store: PackedStore
  ) -> PaginatedChapter {
    guard var opening = chapter.opening else { return PaginatedChapter(chapter: chapter) }
    var galley = chapter.galley
    if opening.height > geometry.height * 0.75 {
      galley.fragments = opening.lineByLine + galley.fragments
      opening = Fragment(kind: .heading, item: 0, height: 0)
    }
    let carry = Carry(notes: opening.notes.map { Carry.NoteRest(note: $0) })
    let part = DraftPage.Part(region: .title, fragments: [DraftPage.Placed(fragment: opening, x: 0, y: 0)])
    var pages = self.pages(galley, opening: [part], height: opening.height, carry: carry, setter)
    pages[0].master = .opening
    for index in pages.indices { pages[index].chapterTitle = chapter.title }
    var done = chapter
    (done.galley, done.opening) = (Galley(), nil)
    return PaginatedChapter(chapter: done, pages: LayOutPages.run(pages, geometry, in: store, order: [id: 0]))
  }

  /// The pages of a galley below an opening that takes `height` points of the first page.
  func pages(
    _ galley: Galley, opening: [DraftPage.Part], height: Double, carry: Carry = Carry(),
    _ setter: any ParagraphSetter
  ) -> [DraftPage] {
    let filled = fill(galley, height, setter).run(carry: carry)
    let level = fill(filled.galley, height, setter).level(filled.columns)
    return ComposePages(galley: level.galley, geometry: geometry, theme: theme)
      .pages(level.columns, opening: opening, openingHeight: height)
  }

  private func fill(_ galley: Galley, _ height: Double, _ setter: any ParagraphSetter) -> FillShortColumns {
    FillShortColumns(
      galley: galley, setter: setter, count: geometry.columns, grid: geometry.leading,
      height: geometry.height, firstHeight: geometry.height - height)
  }
}

extension Fragment {
  /// An opening too tall for a page, line by line.
  fileprivate var lineByLine: [Fragment] {
    var result: [Fragment] = []
    var top = 0.0
    for (index, placed) in lines.enumerated() {
      let isLast = index + 1 == lines.count
      // The next baseline less its own height is where the next line begins.
      let bottom = isLast ? height : placed.origin.y + 0.4 * (lines[index + 1].origin.y - placed.origin.y)
      var fragment = Fragment(kind: .other, item: -1, height: bottom - top, snaps: false)
      fragment.position = position
      fragment.lines = [
        PlacedLine(
          line: placed.line, origin: Point(x: placed.origin.x, y: placed.origin.y - top),
          element: placed.element)
      ]
      result.append(fragment)
      top = bottom
    }
    if result.isEmpty { return [] }
    result[0].targets = targets
    result[0].notes = notes
    return result
  }
}
