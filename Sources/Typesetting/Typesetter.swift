package import Manuscript
package import Resources
import Synchronization
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
  private let geometry: PageGeometry

  /// - Parameters:
  ///   - theme: the look, with its page.
  ///   - images: the pictures that are at hand.
  ///   - makeSetter: makes the composer of one worker.
  ///   - jobs: how many workers set chapters at the same time.
  ///   - hasCover: whether a cover will stand before the first page, which is then a left-hand one.
  package init(
    theme: Theme, images: ImageLibrary, makeSetter: @escaping @Sendable () throws -> any ParagraphSetter,
    jobs: Int, hasCover: Bool = false
  ) {
    self.hasCover = hasCover
    self.theme = theme
    self.images = images
    self.makeSetter = makeSetter
    self.jobs = jobs
    geometry = PageGeometry(theme)
  }

  /// The set book. Nothing of the manuscript is left out; what could not be set as written is a finding.
  /// `progress` is told how many chapters have been set.
  package func set(_ publication: Publication, progress: Tally.Listener? = nil) async throws -> SetBook {
    let plan = ChapterPlan.list(publication)
    let workers = min(jobs, plan.count)
    let setter = try makeSetter()
    let store = PackedStore()
    let tally = Tally(of: plan.count, progress)
    let chapters =
      workers > 1
      ? try await setInParallel(plan, workers: workers, tally) : plan.map { set($0, setter, store, tally) }
    var assembly = AssembleBook(
      theme: theme, geometry: geometry, setter: setter, store: store, publication: publication,
      hasCover: hasCover)
    return try assembly.run(plan, chapters)
  }

  /// Workers take the next chapter that nobody has taken; the results are put back into their order.
  private func setInParallel(
    _ plan: [ChapterPlan], workers: Int, _ tally: Tally
  ) async throws -> [PaginatedChapter] {
    let queue = ChapterQueue()
    return try await withThrowingTaskGroup(of: [(Int, PaginatedChapter)].self) { group in
      for _ in 0..<workers {
        group.addTask {
          let setter = try makeSetter()
          let store = PackedStore()
          var done: [(Int, PaginatedChapter)] = []
          while true {
            let index = queue.next()
            guard index < plan.count else { return done }
            try Task.checkCancellation()
            done.append((index, set(plan[index], setter, store, tally)))
          }
        }
      }
      var results: [(Int, PaginatedChapter)] = []
      for try await done in group { results += done }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func set(
    _ plan: ChapterPlan, _ setter: any ParagraphSetter, _ store: PackedStore, _ tally: Tally
  ) -> PaginatedChapter {
    defer { tally.count() }
    let chapter = ChapterSetting(theme: theme, geometry: geometry, images: images, isFirst: plan.isFirst)
      .set(plan.chapter, section: plan.section, sectionTarget: plan.sectionTarget, in: plan.part, setter)
    return PaginateChapter(theme: theme, geometry: geometry).run(chapter, plan.chapter.id, setter, store)
  }
}

/// Hands out the numbers of chapters, each once.
private final class ChapterQueue: Sendable {
  private let taken = Atomic(0)

  func next() -> Int { taken.add(1, ordering: .relaxed).oldValue }
}

/// A chapter, and the part that begins with it.
struct ChapterPlan: Sendable {
  var chapter: Chapter
  /// Whether it is the first one of the book.
  var isFirst = false
  /// The title of the part of which it is the first chapter.
  var section: String?
  /// The target of that part.
  var sectionTarget: String?
  /// The part that it stands in, if that has a title.
  var part: StructureElement?

  /// The chapters of a publication in order.
  static func list(_ publication: Publication) -> [ChapterPlan] {
    var plan = publication.parts.flatMap { part in
      let element = part.title.map { _ in
        StructureElement(.part, language: publication.metadata.language)
      }
      return part.chapters.enumerated().map { index, chapter in
        let section = index == 0 ? part.title : nil
        return ChapterPlan(
          chapter: chapter, section: section, sectionTarget: section.map { _ in target(of: part) },
          part: element)
      }
    }
    if !plan.isEmpty { plan[0].isFirst = true }
    return plan
  }

  /// Where a part begins. A part without chapters is none.
  static func target(of part: Part) -> String {
    part.chapters.first.map { TargetName.anchor("§part", in: $0.id) } ?? ""
  }
}
