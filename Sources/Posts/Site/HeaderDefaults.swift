import Manuscript

/// What headers of some posts say unless they say otherwise (Jekyll, “Front Matter Defaults”).
struct HeaderDefault: Sendable {
  /// The path below the site that posts must be at or below; empty for all.
  var path: String
  /// `posts`, `drafts`, or the name of a collection.
  var type: String?
  var values: HeaderValue

  /// The key `defaults` of a configuration.
  static func list(_ value: HeaderValue) -> [HeaderDefault] {
    guard case .list(let items) = value else { return [] }
    return items.compactMap { item in
      guard let values = item["values"] else { return nil }
      let scope = item["scope"]
      return HeaderDefault(path: scope?["path"]?.text ?? "", type: scope?["type"]?.text, values: values)
    }
  }

  fileprivate func applies(to file: PostFile) -> Bool {
    if let type, type != file.collection ?? (file.isDraft ? "drafts" : file.isInPosts ? "posts" : "pages") {
      return false
    }
    return path.isEmpty || matches(file.sitePath, path)
  }
}

extension Site {
  /// A header with all that it does not say itself and the site says for it. Of two defaults that apply, that
  /// with the longer path counts, and of equals the later.
  func completed(_ header: HeaderValue?, of file: PostFile) -> HeaderValue? {
    let applying = defaults.enumerated().filter { $0.element.applies(to: file) }
    if applying.isEmpty { return header }
    let ordered = applying.sorted { left, right in
      (left.element.path.count, left.offset) < (right.element.path.count, right.offset)
    }
    return ordered.map(\.element.values).reversed().reduce(header ?? .map([])) { $0.completed(by: $1) }
  }
}

extension HeaderValue {
  /// A map with the keys of another that it does not have itself; maps within maps likewise.
  fileprivate func completed(by other: HeaderValue) -> HeaderValue {
    guard case .map(var entries) = self, case .map(let others) = other else { return self }
    for (key, value) in others {
      if let index = entries.lastIndex(where: { $0.key == key }) {
        entries[index].value = entries[index].value.completed(by: value)
      } else {
        entries.append((key, value))
      }
    }
    return .map(entries)
  }
}
