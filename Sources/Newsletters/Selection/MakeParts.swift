import Manuscript

/// The parts of an issue. They keep their order from issue to issue: sources and categories as the job names
/// them, other categories by name, days as the posts are ordered; what has no category comes last.
func makeParts(_ posts: [TakenPost], for job: Job) -> [SelectedPart] {
  guard !posts.isEmpty else { return [] }
  switch job.selection.groupBy {
  case .none: return [SelectedPart(title: nil, posts: posts)]
  case .source: return parts(posts, by: \.candidate.source, order: job.sources.map(\.id))
  case .category: return categoryParts(posts, job.selection.filter.categories)
  case .day: return dayParts(posts, for: job)
  }
}

private func parts(
  _ posts: [TakenPost], by key: (TakenPost) -> String, order: [String], title: (String) -> String? = { $0 }
) -> [SelectedPart] {
  let groups = Dictionary(grouping: posts, by: key)
  return order.compactMap { key in groups[key].map { SelectedPart(title: title(key), posts: $0) } }
}

/// Of its categories, that counts for a post which the job names first; else its outermost one.
private func categoryParts(_ posts: [TakenPost], _ names: PostFilter.Names) -> [SelectedPart] {
  let named = names.any + names.all
  let ranks = Dictionary(named.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
  func category(_ post: TakenPost) -> String {
    let categories = post.candidate.categories
    let named = categories.filter { ranks[$0.lowercased()] != nil }
    return named.min { ranks[$0.lowercased()] ?? .max < ranks[$1.lowercased()] ?? .max } ?? categories.first
      ?? ""
  }
  // The spelling of the first post stands for all.
  let spellings = Dictionary(posts.map { (category($0).lowercased(), category($0)) }) { first, _ in first }
  let order = spellings.keys.sorted { left, right in
    if left.isEmpty != right.isEmpty { return right.isEmpty }
    return (ranks[left] ?? .max, left) < (ranks[right] ?? .max, right)
  }
  return parts(posts, by: { category($0).lowercased() }, order: order) { $0.isEmpty ? nil : spellings[$0] }
}

private func dayParts(_ posts: [TakenPost], for job: Job) -> [SelectedPart] {
  let language = job.issue.language ?? mostCommonLanguage(posts)
  func day(_ post: TakenPost) -> PostDate? {
    post.candidate.instant.map { localDate($0, in: job.timeZone) }
  }
  let days = Dictionary(posts.compactMap { day($0).map { ($0.calendarDate, $0) } }) { first, _ in first }
  let sorted = days.keys.sorted()
  let order = job.selection.order == .dateDescending ? sorted.reversed() : sorted
  return parts(posts, by: { day($0)?.calendarDate ?? "" }, order: order) { key in
    days[key].map { dayHeading($0, in: language) }
  }
}

/// The language of most posts; of the first of them where several have as many.
private func mostCommonLanguage(_ posts: [TakenPost]) -> Language {
  let counts = Dictionary(posts.map { ($0.candidate.language, 1) }, uniquingKeysWith: +)
  let most = counts.values.max()
  return posts.map(\.candidate.language).first { counts[$0] == most } ?? .zhHans
}
