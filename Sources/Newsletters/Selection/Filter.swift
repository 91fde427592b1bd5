import Manuscript

/// Why a post is in no issue at all; `nil` for one that may be.
func exclude(_ candidate: Candidate) -> LeftReason? {
  candidate.exclusion.map { $0 == "draft" ? .draft : .header }
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
