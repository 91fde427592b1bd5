import Manuscript

/// A chapter that is set, and which one it is.
typealias NumberedChapter = (number: Int, chapter: PaginatedChapter)

/// The work of those who set chapters side by side: each takes the next that nobody has taken.
struct ChapterWork: Sendable {
  let plan: [ChapterPlan]
  let queue: WorkQueue<Chapter>
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
