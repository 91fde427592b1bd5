/// Whether a post is of the period, or may be taken though it is not.
func placeInPeriod(
  _ candidate: Candidate, _ window: Window, _ memory: Memory, late: SelectionRules.Late
) -> Verdict {
  guard let instant = candidate.instant else { return .left(.undated) }
  if instant >= window.until { return .left(.notYet) }
  if memory.waiting.contains(candidate.id) { return .taken(.waiting) }
  guard let since = window.since, instant < since else { return .taken(.new) }
  return late == .include && memory.reaches(back: instant) ? .taken(.late) : .left(.tooOld)
}

extension Memory {
  /// Whether the issues of the job have begun by an instant: a post of before was never meant to be in one.
  fileprivate func reaches(back instant: Int) -> Bool {
    guard lastUntil != nil else { return false }
    return origin.map { instant >= $0 } ?? true
  }
}
