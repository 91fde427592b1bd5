import Manuscript
import Themes

/// Puts the pages of all chapters together: folios, blank pages, front matter, running content, outline.
struct AssembleBook {
  private let theme: Theme
  private let geometry: PageGeometry
  private let setter: any ParagraphSetter
  private let publication: Publication
  /// How many pages will stand before the first one: the cover, or none.
  private let coverPages: Int
  private var findings: [Finding] = []

  init(
    theme: Theme, geometry: PageGeometry, setter: any ParagraphSetter, publication: Publication,
    hasCover: Bool
  ) {
    coverPages = hasCover ? 1 : 0
    self.theme = theme
    self.geometry = geometry
    self.setter = setter
    self.publication = publication
  }

  /// A draft with its folio. The odd pages of the file, counted with the cover, are right-hand pages.
  private struct Numbered {
    var draft: DraftPage
    var label: String
    var isRecto: Bool
  }

  /// The finished book. The chapters are used up: their drafts go one by one while pages are made of them.
  mutating func run(_ plan: [ChapterPlan], _ chapters: consuming [PaginatedChapter]) throws -> SetBook {
    findings = chapters.flatMap(\.chapter.findings)
    let outline = outline(chapters)
    let isRunOn = theme.page.chapterStart == .runOn
    let hasSummary = isRunOn && theme.page.contents.summary && !outline.isEmpty
    let summary = SummaryBox(theme: theme, geometry: geometry, setter: setter, metadata: publication.metadata)
    let planned = hasSummary ? summary.front(outline, labels: [:]) : SummaryBox.Front()
    let drafts = isRunOn ? runOn(chapters, behind: planned) : separate(plan, chapters)
    // A newsletter has no front matter: its cover is page 1.
    let (cover, first) = hasSummary ? (coverPages, coverPages + 1) : (0, 1)
    var body = number(drafts, after: cover, first: first) { String($0) }
    var references = ResolveReferences()
    for page in body { references.add(page.draft, label: page.label) }
    if hasSummary { replace(planned, in: &body, by: summary.front(outline, labels: references.labels)) }
    let drafted = hasSummary ? [] : front(outline, references.labels)
    // The cover counts: else right-hand pages would have even numbers.
    let front = number(drafted, after: coverPages, first: coverPages + 1) { Roman.lower($0) }
    if !isRunOn, !publication.metadata.sources.isEmpty, !front.contains(where: { $0.draft.isColophon }) {
      body += number([colophon()], after: body.count, first: body.count + 1) { String($0) }
    }
    return try finish(front + (consume body), outline, references)
  }

  /// Puts the front with its folios in the place of the one without.
  private func replace(_ planned: SummaryBox.Front, in body: inout [Numbered], by front: SummaryBox.Front) {
    for (index, page) in front.pages.enumerated() where body.indices.contains(index) {
      body[index].draft = page
    }
    let first = front.pages.count
    if body.indices.contains(first) {
      body[first].draft.parts.replaceSubrange(0..<planned.opening.count, with: front.opening)
    }
  }

  private func colophon() -> DraftPage {
    TitlePage(theme: theme, geometry: geometry, setter: setter, metadata: publication.metadata).colophon()
  }

  /// Each chapter on pages of its own, each part behind a page with its title.
  private mutating func separate(_ plan: [ChapterPlan], _ chapters: [PaginatedChapter]) -> [DraftPage] {
    var pages: [DraftPage] = []
    for (plan, chapter) in zip(plan, chapters) {
      if let section = plan.section, let target = plan.sectionTarget {
        pages.append(partPage(section, target: target, plan))
      }
      let first = pages.count
      pages += chapter.pages
      if theme.page.chapterStart == .recto { pages[first].startsRecto = true }
    }
    return pages
  }

  private mutating func partPage(_ title: String, target: String, _ plan: ChapterPlan) -> DraftPage {
    var opening = ChapterOpening(
      theme: theme, geometry: geometry, setter: setter, context: InlineContext(chapter: plan.chapter.id),
      language: publication.metadata.language)
    var fragment = opening.part(title, target: target, plan.part)
    fragment.position = TextPosition(chapter: plan.chapter.id, place: .part)
    findings += opening.findings
    let placed = DraftPage.Placed(fragment: fragment, x: 0, y: 0)
    return DraftPage(
      master: .opening, parts: [DraftPage.Part(region: .title, fragments: [placed])], chapterTitle: title,
      startsRecto: theme.page.chapterStart == .recto)
  }

  /// All chapters in one sequence of columns.
  private func runOn(_ chapters: [PaginatedChapter], behind front: SummaryBox.Front) -> [DraftPage] {
    var galley = Galley()
    for chapter in chapters { galley.append(chapter.chapter.galley) }
    if !publication.metadata.sources.isEmpty {
      let imprint = Imprint(
        theme: theme, geometry: geometry, setter: setter, metadata: publication.metadata)
      galley.append(imprint.galley())
    }
    var pages =
      front.pages
      + PaginateChapter(theme: theme, geometry: geometry)
      .pages(galley, opening: front.opening, height: front.height, setter)
    let titles = Dictionary(chapters.map { ($0.chapter.outline.target, $0.chapter.title) }) { first, _ in
      first
    }
    var running: String?
    for index in pages.indices {
      let beginning = pages[index].targets.compactMap { titles[$0] }
      pages[index].chapterTitle = beginning.first ?? running
      running = beginning.last ?? running
    }
    if !pages.isEmpty { pages[0].master = .opening }
    return pages
  }

  /// Folios from `first` on, for pages that stand `preceding` pages after a left-hand one; a blank page goes
  /// before a page that must be a right-hand one and would not be.
  private func number(
    _ drafts: [DraftPage], after preceding: Int, first: Int, _ label: (Int) -> String
  ) -> [Numbered] {
    var pages: [Numbered] = []
    var isRecto: Bool { (preceding + pages.count) % 2 == 0 }
    func add(_ draft: DraftPage) {
      pages.append(Numbered(draft: draft, label: label(first + pages.count), isRecto: isRecto))
    }
    for draft in drafts {
      if draft.startsRecto, !isRecto { add(DraftPage(master: .blank)) }
      add(draft)
    }
    return pages
  }

  /// Title page and contents. With the cover they are an even number of pages, so that the body begins on a
  /// right-hand page: a colophon makes them so, behind the cover or the title page, rather than a blank page.
  private func front(_ outline: [OutlineEntry], _ labels: [String: String]) -> [DraftPage] {
    let titles = TitlePage(theme: theme, geometry: geometry, setter: setter, metadata: publication.metadata)
    var pages = [titles.title()]
    if theme.page.contents.depth > 0, publication.chapters.count > 1 {
      pages += Contents(
        theme: theme, geometry: geometry, setter: setter, language: publication.metadata.language
      ).pages(outline, labels: labels)
    }
    if coverPages > 0 {
      if pages.count % 2 == 0 { pages.insert(titles.colophon(), at: 0) }
      return pages
    }
    let contentsOnRecto = theme.page.chapterStart == .recto
    if contentsOnRecto || pages.count % 2 == 1 { pages.insert(titles.colophon(), at: 1) }
    if pages.count % 2 == 1 { pages.append(DraftPage(master: .blank)) }
    return pages
  }

  private func outline(_ chapters: [PaginatedChapter]) -> [OutlineEntry] {
    var rest = chapters.map(\.chapter.outline)[...]
    return publication.parts.flatMap { part -> [OutlineEntry] in
      let entries = Array(rest.prefix(part.chapters.count))
      rest = rest.dropFirst(part.chapters.count)
      guard let title = part.title, !entries.isEmpty else { return entries }
      return [OutlineEntry(title: title, level: 0, target: ChapterPlan.target(of: part), children: entries)]
    }
  }

  private mutating func finish(
    _ pages: consuming [Numbered], _ outline: [OutlineEntry], _ references: ResolveReferences
  ) throws -> SetBook {
    var finish = FinishPage(geometry: geometry, references: references)
    var heads = try RunningHeads(
      theme: theme, geometry: geometry, setter: setter, metadata: publication.metadata)
    var starts = CollectPageStarts(publication)
    var finished: [Page] = []
    finished.reserveCapacity(pages.count)
    for index in pages.indices {
      let (draft, label, isRecto) = (pages[index].draft, pages[index].label, pages[index].isRecto)
      pages[index].draft = DraftPage(master: .blank)
      findings += draft.findings
      starts.add(draft, label: label)
      var page = finish.finish(draft, label: label, isRecto: isRecto)
      heads.add(to: &page, chapterTitle: draft.chapterTitle, isRecto: isRecto)
      finished.append(page)
    }
    var book = SetBook(
      pages: finished, outline: outline, findings: AssembleBook.once(findings + finish.references.findings))
    book.pageStarts = starts.starts
    return book
  }

  /// Each finding once. What is true of the whole book, such as a character that no face has, is told of the
  /// first place only.
  static func once(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Finding> = []
    return findings.filter { finding in
      var key = finding
      if finding.id == .glyphMissing || finding.id == .hyphenationMissing { key.place = nil }
      return seen.insert(key).inserted
    }
  }
}

/// Numbers of pages before the body.
enum Roman {
  private static let parts: [(Int, String)] = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
  ]

  /// A number from 1 in small Roman numerals.
  static func lower(_ number: Int) -> String {
    var rest = number
    var text = ""
    for (value, letters) in parts {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }
}
