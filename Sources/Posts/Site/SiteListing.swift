import Manuscript
import Synchronization

/// The posts of a Jekyll site as its templates see them, listed when the first one asks.
final class SiteListing: Sendable {
  /// The date of the newest post: what templates take for today, so that a book is the same tomorrow.
  let latest: PostDate?
  private let posts: [(post: LoadedPost, address: String)]
  private let made = Mutex<[String: LiquidValue]?>(nil)

  /// - Parameters:
  ///   - posts: all that the site shows, in any order, and their addresses.
  ///   - isListed: whether templates may ask for them.
  init(_ posts: [(post: LoadedPost, address: String)], isListed: Bool) {
    latest = posts.lazy.compactMap(\.post.date).max()
    self.posts = isListed ? posts : []
  }

  /// `posts`, `categories`, `tags`, `time`, or the documents of a collection; `null` for anything else.
  func value(_ name: String) -> LiquidValue {
    made.withLock { made in
      let values = made ?? list()
      made = values
      return values[name] ?? .null
    }
  }

  /// The newest post first, those without a date behind; documents of collections by their paths.
  private func list() -> [String: LiquidValue] {
    if posts.isEmpty { return [:] }
    let posts = posts.map { ListedPost($0.post, address: $0.address) }
    let sorted = posts.enumerated().sorted { left, right in
      (right.element.seconds, left.offset) < (left.element.seconds, right.offset)
    }
    let dated = sorted.map(\.element).filter { $0.collection == nil }
    var values: [String: LiquidValue] = ["posts": .list(dated.map(\.value))]
    values["categories"] = grouped(dated, by: \.categories)
    values["tags"] = grouped(dated, by: \.tags)
    values["time"] = latest.map { .string($0.iso8601) }
    for (name, documents) in Dictionary(grouping: posts.filter { $0.collection != nil }, by: \.collection) {
      guard let name, values[name] == nil else { continue }
      values[name] = .list(documents.sorted { $0.path < $1.path }.map(\.value))
    }
    return values
  }

  private func grouped(_ posts: [ListedPost], by names: (ListedPost) -> [String]) -> LiquidValue {
    var groups: [String: [LiquidValue]] = [:]
    for post in posts { for name in names(post) { groups[name, default: []].append(post.value) } }
    return .map(groups.mapValues { .list($0) })
  }
}

/// A post in such a list.
private struct ListedPost {
  var collection: String?
  var path: String
  var date: PostDate?
  var categories: [String]
  var tags: [String]
  /// What a template may ask of it: the keys of its header, and what the site makes of them.
  var value: LiquidValue

  var seconds: Int { date?.secondsSince1970 ?? .min }

  /// A post at an address of its site.
  init(_ post: LoadedPost, address: String) {
    collection = post.file.collection
    path = post.file.sitePath
    date = post.date
    categories = post.header.categories
    tags = post.header.tags
    var values: [String: LiquidValue] = [:]
    if case .map(let entries) = LiquidValue(post.header.values) { values = entries }
    values["title"] = .string(post.title)
    values["url"] = .string(address)
    values["id"] = .string(withoutExtension(address))
    values["slug"] = .string(post.slug)
    values["path"] = .string(path)
    values["date"] = date.map { .string($0.iso8601) }
    values["categories"] = .list(categories.map { .string($0) })
    values["tags"] = .list(tags.map { .string($0) })
    value = .map(values)
  }
}
