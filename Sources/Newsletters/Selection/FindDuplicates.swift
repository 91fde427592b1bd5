/// Leaves posts that are the same as another one.
///
/// The one that is kept is of the source that the job names first; within a source the one with the longer
/// text, then the earlier, then the one with the lesser identity. Each post is compared with those that are
/// kept, so that whatever a post was left for is in the issue, or waits for the next.
///
/// Nearly the same are also posts of the latest issues, and those of any issue that are still in a source: a
/// duplicate that was left once must not come back as a late post.
func findDuplicates(of candidates: [Candidate], _ verdicts: inout [Verdict], in job: Job, _ memory: Memory) {
  let rules = job.selection
  var kept = KeptPosts(rules: rules)
  if rules.duplicates.contains(.similar) { kept.remember(candidates, verdicts, memory) }
  let eligible = candidates.indices.filter { verdicts[$0].taken != nil }
  for index in sortForKeeping(eligible, candidates, sources: job.sources.map(\.id)) {
    if let reason = kept.admit(candidates[index]) { verdicts[index] = .left(reason) }
  }
}

/// Places of candidates, those first that are kept rather than others.
private func sortForKeeping(_ places: [Int], _ candidates: [Candidate], sources: [String]) -> [Int] {
  let rank = Dictionary(sources.enumerated().map { ($1, $0) }) { first, _ in first }
  let keyed = places.map { place in (place: place, rank: rank[candidates[place].source] ?? sources.count) }
  return keyed.sorted { left, right in
    let (first, second) = (candidates[left.place], candidates[right.place])
    if left.rank != right.rank { return left.rank < right.rank }
    if first.fingerprint.length != second.fingerprint.length {
      return first.fingerprint.length > second.fingerprint.length
    }
    if first.instant != second.instant { return first.instant ?? .max < second.instant ?? .max }
    return (first.id, left.place) < (second.id, right.place)
  }.map(\.place)
}

/// The posts that are kept so far, by everything that makes two posts one.
private struct KeptPosts {
  private let rules: SelectionRules
  private var ids: Set<String> = []
  private var byURL: [String: String] = [:]
  private var byContent: [String: String] = [:]
  private var alike: LikenessIndex<Known>

  /// What a post can be like.
  private enum Known {
    case kept(String)
    case issued(id: String, number: Int)
  }

  init(rules: SelectionRules) {
    self.rules = rules
    alike = LikenessIndex(threshold: rules.similarity)
  }

  /// Enters the posts of earlier issues.
  mutating func remember(_ candidates: [Candidate], _ verdicts: [Verdict], _ memory: Memory) {
    for post in memory.recent { alike.insert(post.fingerprint, .issued(id: post.id, number: post.number)) }
    for (candidate, verdict) in zip(candidates, verdicts) {
      guard case .left(.issued(let number, _)) = verdict else { continue }
      alike.insert(candidate.fingerprint, .issued(id: candidate.id, number: number))
    }
  }

  /// Enters a post, unless it is the same as another; then says why it is left.
  mutating func admit(_ candidate: Candidate) -> LeftReason? {
    if let reason = reason(candidate) { return reason }
    ids.insert(candidate.id)
    byURL[candidate.url] = candidate.id
    byContent[candidate.fingerprint.content] = candidate.id
    if rules.duplicates.contains(.similar) { alike.insert(candidate.fingerprint, .kept(candidate.id)) }
    return nil
  }

  /// Two posts with one identity cannot both be in a ledger, whatever the job says.
  private func reason(_ candidate: Candidate) -> LeftReason? {
    if ids.contains(candidate.id) { return .duplicate(of: candidate.id, by: .id, similarity: 1) }
    if rules.duplicates.contains(.url), let other = byURL[candidate.url] {
      return .duplicate(of: other, by: .url, similarity: 1)
    }
    if rules.duplicates.contains(.content), let other = byContent[candidate.fingerprint.content] {
      return .duplicate(of: other, by: .content, similarity: 1)
    }
    guard rules.duplicates.contains(.similar) else { return nil }
    guard let (known, likeness) = alike.closest(to: candidate.fingerprint) else { return nil }
    switch known {
    case .kept(let id): return .duplicate(of: id, by: .similar, similarity: likeness)
    case .issued(let id, let number): return .issuedAs(id: id, number: number, by: .similar)
    }
  }
}
