import Manuscript

/// What a user should know of posts that are left for reasons that may be mistakes.
func findLosses(_ candidates: [Candidate], _ left: [LeftPost]) -> [Finding] {
  let paths = Dictionary(candidates.map { ($0.id, $0.path) }) { first, _ in first }
  return repeatedIdentities(candidates, paths) + left.compactMap { loss($0, paths) }
}

private func loss(_ post: LeftPost, _ paths: [String: String]) -> Finding? {
  let place = SourcePlace(path: post.candidate.path)
  switch post.reason {
  case .undated:
    return Finding(
      .dateMissing, "the post has no date, so that no issue takes it", hint: "give its header a date",
      at: place)
  case .duplicate(let other, .similar, let similarity):
    let kept = paths[other] ?? other
    return Finding(
      .postAlike, "nearly the same as “\(kept)” (\(percent(similarity))), which is kept",
      hint: "raise “similarity” in the job if both should come", at: place)
  default: return nil
  }
}

/// Posts that share an identity with another one: only one of them can ever come.
private func repeatedIdentities(_ candidates: [Candidate], _ paths: [String: String]) -> [Finding] {
  var seen: Set<String> = []
  return candidates.filter { !seen.insert($0.id).inserted }.map { post in
    Finding(
      .identityRepeated, "known as “\(post.id)”, and so is “\(paths[post.id] ?? post.id)”",
      hint: "give one of them another “id” in its header", at: SourcePlace(path: post.path))
  }
}

/// `0.87` as `87 %`; what is not quite the same is never 100 %.
func percent(_ share: Double) -> String {
  share >= 1 ? "100 %" : "\(min(99, Int((share * 100).rounded()))) %"
}
