package import Manuscript
package import Resources
package import Themes

/// Sets a publication in pages, as a theme says.
///
/// number notes → collect blocks → stack lines → paginate → compose pages → resolve references → front matter →
/// finish pages. Chapters are set by several workers, each with a text engine of its own.
package struct Typesetter: Sendable {
  private let theme: Theme
  private let images: ImageLibrary
  private let makeSetter: @Sendable () throws -> any ParagraphSetter
  private let jobs: Int
  private let hasCover: Bool
  private let spool: PageSpool?
  private let geometry: PageGeometry

  /// - Parameters:
  ///   - theme: the look, with its page.
  ///   - images: the pictures that are at hand.
  ///   - makeSetter: makes the composer of one worker.
  ///   - jobs: how many workers set chapters at the same time.
  ///   - hasCover: whether a cover will stand before the first page, which is then a left-hand one.
  ///   - spool: where pages wait; `nil` if in memory.
  package init(
    theme: Theme, images: ImageLibrary, makeSetter: @escaping @Sendable () throws -> any ParagraphSetter,
    jobs: Int, hasCover: Bool = false, spool: PageSpool? = nil
  ) {
    self.hasCover = hasCover
    self.spool = spool
    self.theme = theme
    self.images = images
    self.makeSetter = makeSetter
    self.jobs = jobs
    geometry = PageGeometry(theme)
  }

  /// The set book. Nothing of the manuscript is left out; what could not be set as written is a finding.
  /// `progress` is told how many chapters have been set.
  ///
  /// The publication is used up: each chapter goes when it is set, unless somebody else has it.
  package func set(_ publication: consuming Publication, progress: Tally.Listener? = nil) async throws
    -> SetBook
  {
    let plan = BookPlan(copy publication)
    let work = ChapterWork(
      plan: plan.chapters, queue: WorkQueue((consume publication).chapters),
      setting: ChapterSetting(theme: theme, geometry: geometry, images: images),
      pagination: PaginateChapter(theme: theme, geometry: geometry),
      tally: Tally(of: plan.chapters.count, progress))
    let setter = try makeSetter()
    let store = PackedStore(spool: spool)
    let workers = min(jobs, plan.chapters.count)
    let chapters =
      workers > 1 ? try await set(work, workers: workers) : try work.run(setter, store).map(\.chapter)
    var assembly = AssembleBook(
      theme: theme, geometry: geometry, setter: setter, store: store, plan: plan, hasCover: hasCover)
    return try assembly.run(chapters)
  }

  /// Several workers set chapters side by side; the results are put back into their order.
  private func set(_ work: ChapterWork, workers: Int) async throws -> [PaginatedChapter] {
    try await withThrowingTaskGroup(of: [NumberedChapter].self) { group in
      for _ in 0..<workers {
        group.addTask { try work.run(try makeSetter(), PackedStore(spool: spool)) }
      }
      var results: [NumberedChapter] = []
      for try await done in group { results += done }
      return results.sorted { $0.number < $1.number }.map(\.chapter)
    }
  }
}
