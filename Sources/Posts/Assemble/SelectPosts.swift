import Manuscript

/// The posts that go into the book, in its order, and those that do not.
func selectPosts(
  _ posts: [LoadedPost], _ options: ReadingOptions
) -> (chosen: [LoadedPost], skipped: [SkippedPost]) {
  var chosen: [LoadedPost] = []
  var skipped: [SkippedPost] = []
  let translations = leftOutTranslations(posts, options.language)
  for (index, post) in posts.enumerated() {
    if let reason = reasonToSkip(post, options) ?? (translations.contains(index) ? .translation : nil) {
      skipped.append(SkippedPost(post, reason))
    } else {
      chosen.append(post)
    }
  }
  chosen = sorted(chosen, options.order)
  let limit = options.limit.map { max(0, $0) } ?? chosen.count
  skipped += chosen.dropFirst(limit).map { SkippedPost($0, .limit) }
  return (Array(chosen.prefix(limit)), skipped)
}

/// Why a post is left out, whatever stands beside it; `nil` if it is not.
private func reasonToSkip(_ post: LoadedPost, _ options: ReadingOptions) -> SkipReason? {
  let header = post.header
  if header.book.skip { return .header }
  if !options.includesDrafts, post.isDraft { return .draft }
  if let now = options.now, !options.includesDrafts, !header.isShown(at: now) { return .expired }
  if !isWithin(post.date, options.since, options.until) { return .date }
  func shares(_ names: [String], _ wanted: [String]) -> Bool {
    let names = Set(names.map { $0.lowercased() })
    return wanted.contains { names.contains($0.lowercased()) }
  }
  if !options.categories.isEmpty, !shares(header.categories, options.categories) { return .category }
  if !options.tags.isEmpty, !shares(header.tags, options.tags) { return .tag }
  return shares(header.tags, options.excludedTags) ? .excludedTag : nil
}

extension PostHeader {
  /// Whether a site shows the post at an instant.
  func isShown(at now: Int) -> Bool {
    if let publishDate, publishDate.secondsSince1970 > now { return false }
    if let expiryDate, expiryDate.secondsSince1970 <= now { return false }
    return true
  }
}

/// The places of posts that are there in a language which a book should rather have: the one that was asked
/// for, else the first of the site's.
func leftOutTranslations(_ posts: [LoadedPost], _ language: Language?) -> Set<Int> {
  struct Key: Hashable {
    var site: Int
    var name: String
  }
  var groups: [Key: [Int]] = [:]
  for (index, post) in posts.enumerated() {
    guard let name = post.file.translation else { continue }
    groups[Key(site: post.file.site, name: name), default: []].append(index)
  }
  var leftOut: Set<Int> = []
  for group in groups.values where group.count > 1 {
    let asked = group.first { language != nil && posts[$0].header.language?.primary == language?.primary }
    let kept = asked ?? group.first { posts[$0].file.isMainLanguage } ?? group[0]
    leftOut.formUnion(group.filter { $0 != kept })
  }
  return leftOut
}

extension SkippedPost {
  fileprivate init(_ post: LoadedPost, _ reason: SkipReason) {
    self.init(path: post.file.path, title: post.title, date: post.date, reason: reason)
  }
}

/// A limit without a time of day means the calendar date, in whatever zone the post was written.
private func isWithin(_ date: PostDate?, _ since: PostDate?, _ until: PostDate?) -> Bool {
  if since == nil, until == nil { return true }
  guard let date else { return false }
  if let since {
    if since.hasTime ? date < since : date.calendarDate < since.calendarDate { return false }
  }
  if let until {
    if until.hasTime ? date > until : date.calendarDate > until.calendarDate { return false }
  }
  return true
}

/// A stable order: `book.order` first, then what the user chose, then the order of the sources.
private func sorted(_ posts: [LoadedPost], _ order: ReadingOptions.Order) -> [LoadedPost] {
  let numbered = posts.enumerated().sorted { left, right in
    let orders = (left.element.header.book.order ?? .max, right.element.header.book.order ?? .max)
    if orders.0 != orders.1 { return orders.0 < orders.1 }
    return precedes(left.element, right.element, order) ?? (left.offset < right.offset)
  }
  return numbered.map(\.element)
}

/// Whether one post comes before another; `nil` where the order does not say.
private func precedes(_ left: LoadedPost, _ right: LoadedPost, _ order: ReadingOptions.Order) -> Bool? {
  switch order {
  case .source: return nil
  case .title: return left.title == right.title ? nil : left.title < right.title
  case .dateAscending, .dateDescending:
    guard let first = left.date, let second = right.date else {
      return (left.date == nil) == (right.date == nil) ? nil : left.date != nil
    }
    if first.secondsSince1970 == second.secondsSince1970 { return nil }
    return order == .dateAscending ? first < second : second < first
  }
}
