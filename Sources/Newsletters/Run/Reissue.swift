import Manuscript

/// The posts that an issue had, found again among those of today.
///
/// A post is known by its identity, and else by its text. One whose text has changed is taken as it is now, and
/// one that has vanished is missing: both are told.
func reissue(_ issued: IssuedIssue, _ job: Job, _ candidates: [Candidate]) -> Selection {
  let byID = Dictionary(candidates.map { ($0.id, $0) }) { first, _ in first }
  let byContent = Dictionary(candidates.map { ($0.fingerprint.content, $0) }) { first, _ in first }
  var findings: [Finding] = []
  var taken: [TakenPost] = []
  for post in issued.posts {
    guard let candidate = byID[post.id] ?? byContent[post.fingerprint.content] else {
      findings.append(
        Finding(.postVanished, "“\(post.title)” (\(post.id)) was in issue \(issued.number) and is gone"))
      continue
    }
    if candidate.fingerprint.content != post.fingerprint.content {
      findings.append(
        Finding(
          .postChanged, "“\(post.title)” has changed since issue \(issued.number) was published",
          at: SourcePlace(path: candidate.path)))
    }
    taken.append(TakenPost(candidate: candidate, reason: .new))
  }
  return Selection(
    window: issued.window, parts: makeParts(taken, for: job), left: [], findings: findings)
}
