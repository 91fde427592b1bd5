import Manuscript
import Themes

/// Puts the pages of all chapters together: folios, blank pages, front matter, running content, outline.
struct AssembleBook {
  private let theme: Theme
  private let geometry: PageGeometry
  private let setter: any ParagraphSetter
  private let store: PackedStore
  private let plan: BookPlan
  /// How many pages will stand before the first one: the cover, or none.
  private let coverPages: Int
  private var findings: [Finding] = []

  init(
    theme: Theme, geometry: PageGeometry, setter: any ParagraphSetter, store: PackedStore,
    plan: BookPlan, hasCover: Bool
  ) {
    coverPages = hasCover ? 1 : 0
    self.theme = theme
    self.geometry = geometry
    self.setter = setter
    self.store = store
    self.plan = plan
  }

  /// A page with its folio. The odd pages of the file, counted with the cover, are right-hand pages.
  private struct Numbered {
    var page: ComposedPage
    var label: String
    var isRecto: Bool
  }

  /// The finished book.
  mutating func run(_ chapters: consuming [PaginatedChapter]) throws -> SetBook {
    findings = chapters.flatMap(\.chapter.findings)
    let outline = outline(chapters)
    let isRunOn = theme.page.chapterStart == .runOn
    let hasSummary = isRunOn && theme.page.contents.summary && !outline.isEmpty
    let summary = SummaryBox(theme: theme, geometry: geometry, setter: setter, metadata: plan.metadata)
    let planned = hasSummary ? summary.front(outline, labels: [:]) : SummaryBox.Front()
    let running = isRunOn ? runOn(chapters, behind: planned) : RunningPages()
    // A newsletter has no front matter: its cover is page 1.
    let (cover, first) = hasSummary ? (coverPages, coverPages + 1) : (0, 1)
    var body = number(isRunOn ? running.pages : separate(chapters), after: cover, first: first) {
      String($0)
    }
    var references = ResolveReferences()
    for page in body { references.add(page.page.targets, label: page.label) }
    if hasSummary {
      replace(planned, running.seam, in: &body, by: summary.front(outline, labels: references.labels))
    }
    let drafted = hasSummary ? [] : layOut(front(outline, references.labels))
    // The cover counts: else right-hand pages would have even numbers.
    let front = number(drafted, after: coverPages, first: coverPages + 1) { Roman.lower($0) }
    if !isRunOn, !plan.metadata.sources.isEmpty, !front.contains(where: { $0.page.isColophon }) {
      body += number(layOut([colophon()]), after: body.count, first: body.count + 1) { String($0) }
    }
    return try finish(front + (consume body), outline, references)
  }

  private func layOut(_ drafts: [DraftPage]) -> [ComposedPage] {
    LayOutPages.run(drafts, geometry, in: store)
  }

  /// Puts the front with its folios in the place of the one without; `seam` is the page on which that ends.
  private func replace(
    _ planned: SummaryBox.Front, _ seam: DraftPage?, in body: inout [Numbered], by front: SummaryBox.Front
  ) {
    var drafts = front.pages
    if var seam {
      seam.parts.replaceSubrange(0..<planned.opening.count, with: front.opening)
      drafts.append(seam)
    }
    for (index, page) in layOut(drafts).enumerated() where body.indices.contains(index) {
      let start = body[index].page.start
      body[index].page = page
      body[index].page.start = start
    }
  }

  private func colophon() -> DraftPage {
    TitlePage(theme: theme, geometry: geometry, setter: setter, metadata: plan.metadata).colophon()
  }

  /// Each chapter on pages of its own, each part behind a page with its title.
  private mutating func separate(_ chapters: [PaginatedChapter]) -> [ComposedPage] {
    var pages: [ComposedPage] = []
    for (plan, chapter) in zip(plan.chapters, chapters) {
      if let section = plan.section {
        pages += LayOutPages.run(
          [partPage(section.title, target: section.target, plan)], geometry, in: store, order: [plan.id: 0])
      }
      let first = pages.count
      pages += chapter.pages
      if theme.page.chapterStart == .recto { pages[first].startsRecto = true }
    }
    return pages
  }

  private mutating func partPage(_ title: String, target: String, _ chapter: ChapterPlan) -> DraftPage {
    var opening = ChapterOpening(
      theme: theme, geometry: geometry, setter: setter, context: InlineContext(chapter: chapter.id),
      language: plan.metadata.language)
    var fragment = opening.part(title, target: target, chapter.part)
    fragment.position = TextPosition(chapter: chapter.id, place: .part)
    findings += opening.findings
    let placed = DraftPage.Placed(fragment: fragment, x: 0, y: 0)
    return DraftPage(
      master: .opening, parts: [DraftPage.Part(region: .title, fragments: [placed])], chapterTitle: title,
      startsRecto: theme.page.chapterStart == .recto)
  }

  /// Pages of chapters that run on, and the draft of the one on which the front ends.
  private struct RunningPages {
    var pages: [ComposedPage] = []
    var seam: DraftPage?
  }

  /// All chapters in one sequence of columns.
  private func runOn(_ chapters: [PaginatedChapter], behind front: SummaryBox.Front) -> RunningPages {
    var galley = Galley()
    for chapter in chapters { galley.append(chapter.chapter.galley) }
    if !plan.metadata.sources.isEmpty {
      let imprint = Imprint(
        theme: theme, geometry: geometry, setter: setter, metadata: plan.metadata)
      galley.append(imprint.galley())
    }
    var pages =
      front.pages
      + PaginateChapter(theme: theme, geometry: geometry)
      .pages(galley, opening: front.opening, height: front.height, setter)
    name(&pages, chapters)
    let seam = pages.indices.contains(front.pages.count) ? pages[front.pages.count] : nil
    let order = Dictionary(plan.chapters.enumerated().map { ($1.id, $0) }) { first, _ in first }
    return RunningPages(pages: LayOutPages.run(pages, geometry, in: store, order: order), seam: seam)
  }

  /// Gives each page the title of the first chapter that begins on it, or of the one that goes on.
  private func name(_ pages: inout [DraftPage], _ chapters: [PaginatedChapter]) {
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
  }

  /// Folios from `first` on, for pages that stand `preceding` pages after a left-hand one; a blank page goes
  /// before a page that must be a right-hand one and would not be.
  private func number(
    _ composed: [ComposedPage], after preceding: Int, first: Int, _ label: (Int) -> String
  ) -> [Numbered] {
    var pages: [Numbered] = []
    var isRecto: Bool { (preceding + pages.count) % 2 == 0 }
    func add(_ page: ComposedPage) {
      pages.append(Numbered(page: page, label: label(first + pages.count), isRecto: isRecto))
    }
    for page in composed {
      if page.startsRecto, !isRecto { add(ComposedPage(master: .blank)) }
      add(page)
    }
    return pages
  }

  /// Title page and contents. With the cover they are an even number of pages, so that the body begins on a
  /// right-hand page: a colophon makes them so, behind the cover or the title page, rather than a blank page.
  private func front(_ outline: [OutlineEntry], _ labels: [String: String]) -> [DraftPage] {
    let titles = TitlePage(theme: theme, geometry: geometry, setter: setter, metadata: plan.metadata)
    var pages = [titles.title()]
    if theme.page.contents.depth > 0, plan.chapters.count > 1 {
      pages += Contents(
        theme: theme, geometry: geometry, setter: setter, language: plan.metadata.language
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
    return plan.parts.flatMap { part -> [OutlineEntry] in
      let entries = Array(rest.prefix(part.count))
      rest = rest.dropFirst(part.count)
      guard let title = part.title else { return entries }
      return [OutlineEntry(title: title, level: 0, target: part.target, children: entries)]
    }
  }

  private mutating func finish(
    _ pages: consuming [Numbered], _ outline: [OutlineEntry], _ references: ResolveReferences
  ) throws -> SetBook {
    var finish = FinishPage(geometry: geometry, references: references)
    var heads = try RunningHeads(
      theme: theme, geometry: geometry, setter: setter, metadata: plan.metadata)
    var packing = PackFrames(store)
    findings += pages.flatMap(\.page.findings)
    let finished = pages.map { numbered in
      var page = finish.finish(numbered.page, label: numbered.label, isRecto: numbered.isRecto)
      let running = heads.frames(
        of: page.page, chapterTitle: numbered.page.chapterTitle, isRecto: numbered.isRecto)
      page.running.bytes = packing.pack(running.map { ($0, false) })
      return page
    }
    let names = packing.names
    let all = finished.map { page in
      var page = page
      page.running.shared = names
      return page
    }
    var book = SetBook(
      pages: BookPages(all), outline: outline,
      findings: AssembleBook.once(findings + finish.references.findings))
    book.pageStarts = pages.compactMap { numbered in
      numbered.page.start.map { PageStart(label: numbered.label, position: $0) }
    }
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
