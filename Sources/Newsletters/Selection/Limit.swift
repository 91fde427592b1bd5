/// Leaves posts for the next issue where there are too few for one, or too many.
///
/// Of too many, those go first that have waited, then the oldest: none is overtaken for ever.
func limit(_ candidates: [Candidate], _ verdicts: inout [Verdict], minimum: Int, maximum: Int?) {
  let taken = candidates.indices.filter { verdicts[$0].taken != nil }
  if taken.count < minimum {
    for index in taken { verdicts[index] = .left(.tooFew) }
    return
  }
  guard let maximum, taken.count > maximum else { return }
  let queue = taken.sorted { left, right in
    let waited = (verdicts[left].taken == .waiting, verdicts[right].taken == .waiting)
    if waited.0 != waited.1 { return waited.0 }
    return isEarlier(candidates[left], candidates[right])
  }
  for index in queue.dropFirst(maximum) { verdicts[index] = .left(.waiting) }
}

/// The order of time; posts of one instant keep that of their places.
func isEarlier(_ first: Candidate, _ second: Candidate) -> Bool {
  (first.instant ?? .max, first.index) < (second.instant ?? .max, second.index)
}
