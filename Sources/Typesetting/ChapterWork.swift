import Manuscript
import Synchronization

/// A chapter that is set, and which one it is.
typealias NumberedChapter = (number: Int, chapter: PaginatedChapter)

/// The work of those who set chapters side by side: each takes the next that nobody has taken.
struct ChapterWork: Sendable {
  let plan: [ChapterPlan]
  let queue: ChapterQueue
  let setting: ChapterSetting
  let pagination: PaginateChapter
  let tally: Tally

  /// Sets chapters as long as there are any.
  func run(_ setter: any ParagraphSetter, _ store: PackedStore) throws -> [NumberedChapter] {
    var done: [NumberedChapter] = []
    while let (number, chapter) = queue.next() {
      try Task.checkCancellation()
      done.append((number, set(chapter, plan[number], setter, store)))
      tally.count()
    }
    return done
  }

  private func set(
    _ chapter: Chapter, _ plan: ChapterPlan, _ setter: any ParagraphSetter, _ store: PackedStore
  ) -> PaginatedChapter {
    var setting = setting
    setting.isFirst = plan.isFirst
    let galley = setting.set(
      chapter, section: plan.section?.title, sectionTarget: plan.section?.target, in: plan.part, setter)
    return pagination.run(galley, plan.id, setter, store)
  }
}

/// Hands out the chapters of a book, each once, and keeps none that was handed out.
final class ChapterQueue: Sendable {
  private let rest: Mutex<(chapters: [Chapter?], next: Int)>

  init(_ chapters: [Chapter]) { rest = Mutex((chapters, 0)) }

  /// The next chapter and its number, from 0; `nil` when there is none.
  func next() -> (number: Int, chapter: Chapter)? {
    rest.withLock { rest in
      guard rest.next < rest.chapters.count, let chapter = rest.chapters[rest.next] else { return nil }
      rest.chapters[rest.next] = nil
      defer { rest.next += 1 }
      return (rest.next, chapter)
    }
  }
}
