/// Where the ledger knows a post from; `nil` for one that is new to it.
///
/// A post that was in an issue is never in another. One that was moved or renamed is known by its address or
/// its text, if the job says that those make two posts one.
func recall(
  _ candidate: Candidate, _ duplicates: Set<SelectionRules.Duplicate>, _ memory: Memory
) -> LeftReason? {
  if let issued = memory.byID[candidate.id] {
    return .issued(
      number: issued.number, edited: issued.fingerprint.content != candidate.fingerprint.content)
  }
  if duplicates.contains(.url), let issued = memory.byURL[candidate.url] {
    return .issuedAs(id: issued.id, number: issued.number, by: .url)
  }
  if duplicates.contains(.content), let issued = memory.byContent[candidate.fingerprint.content] {
    return .issuedAs(id: issued.id, number: issued.number, by: .content)
  }
  return nil
}
