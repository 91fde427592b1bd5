/// Chooses the posts of an issue: exclude → filter → recall → place in the period → find duplicates → limit →
/// order → parts.
///
/// Every candidate is either taken or left, and has a reason. The result depends on nothing but the values that
/// are handed in.
///
/// - Parameters:
///   - candidates: the posts of the job's sources.
///   - job: its rules.
///   - memory: what was issued, and what waits.
///   - window: the period of the issue.
/// - Returns: every candidate once, in a part or among those that are left.
public func select(
  _ candidates: [Candidate], for job: Job, memory: Memory, window: Window
) -> Selection {
  let rules = job.selection
  var verdicts = candidates.map { candidate -> Verdict in
    if let reason = exclude(candidate, at: window.until) ?? filter(candidate, rules.filter)
      ?? recall(candidate, rules.duplicates, memory)
    {
      return .left(reason)
    }
    return placeInPeriod(candidate, window, memory, late: rules.late)
  }
  findDuplicates(of: candidates, &verdicts, in: job, memory)
  limit(candidates, &verdicts, minimum: rules.minimum, maximum: rules.maximum)
  let taken = zip(candidates, verdicts).compactMap { candidate, verdict in
    verdict.taken.map { TakenPost(candidate: candidate, reason: $0) }
  }
  let left = zip(candidates, verdicts).compactMap { candidate, verdict in
    verdict.left.map { LeftPost(candidate: candidate, reason: $0) }
  }
  return Selection(
    window: window, parts: makeParts(order(taken, by: rules.order), for: job), left: left,
    findings: findLosses(candidates, left), waiting: findWaiting(taken, left, memory))
}

/// What the ledger is to remember as waiting.
///
/// A post that waited and now is a draft, or in a folder that is not there today, goes on waiting: it was
/// promised. One that was issued, in whatever form, has waited long enough.
private func findWaiting(_ taken: [TakenPost], _ left: [LeftPost], _ memory: Memory) -> [String] {
  var waiting = memory.waiting.subtracting(taken.map(\.candidate.id))
  for post in left {
    switch post.reason {
    case .waiting, .tooFew: waiting.insert(post.candidate.id)
    case .issued, .issuedAs: waiting.remove(post.candidate.id)
    default: break
    }
  }
  return waiting.sorted()
}

/// What is decided about a candidate so far.
enum Verdict {
  case taken(TakenReason)
  case left(LeftReason)

  /// Why it is taken, if it is.
  var taken: TakenReason? { if case .taken(let reason) = self { reason } else { nil } }

  /// Why it is left, if it is.
  var left: LeftReason? { if case .left(let reason) = self { reason } else { nil } }
}
