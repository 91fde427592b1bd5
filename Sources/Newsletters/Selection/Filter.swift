import Manuscript

/// Why no issue that ends at an instant has a post at all; `nil` where it may.
func exclude(_ candidate: Candidate, at until: Int) -> LeftReason? {
  if let exclusion = candidate.exclusion { return exclusion == "draft" ? .draft : .header }
  guard let expiry = candidate.expiry, expiry <= until else { return nil }
  return .expired
}

/// The first condition that a post does not meet; `nil` where it meets them all.
func filter(_ candidate: Candidate, _ filter: PostFilter) -> LeftReason? {
  if !filter.categories.admits(candidate.categories) { return .category }
  if !filter.tags.admits(candidate.tags) { return .tag }
  let languages = filter.languages
  return languages.isEmpty || languages.contains { $0.contains(candidate.language) } ? nil : .language
}

extension PostFilter.Names {
  /// Whether a post with these names meets the condition.
  fileprivate func admits(_ names: [String]) -> Bool {
    if any.isEmpty, all.isEmpty, none.isEmpty { return true }
    let names = Set(names.map { $0.lowercased() })
    func has(_ name: String) -> Bool { names.contains(name.lowercased()) }
    return (any.isEmpty || any.contains(where: has)) && all.allSatisfy(has) && !none.contains(where: has)
  }
}
