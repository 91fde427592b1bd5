import Yams

/// A value of a header. Scalars keep the characters of the file: `404` stays `404`, `2022-3-1` stays so.
enum HeaderValue: Sendable, Equatable {
  case scalar(String)
  case list([HeaderValue])
  case map([(key: String, value: HeaderValue)])

  static func == (lhs: HeaderValue, rhs: HeaderValue) -> Bool {
    switch (lhs, rhs) {
    case (.scalar(let left), .scalar(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)):
      left.elementsEqual(right) { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }

  /// The value of a key.
  subscript(key: String) -> HeaderValue? {
    guard case .map(let entries) = self else { return nil }
    return entries.last { $0.key == key }?.value
  }

  /// The text of a scalar that says something.
  var text: String? {
    guard case .scalar(let text) = self else { return nil }
    let trimmed = text.trimmed
    return trimmed.isEmpty ? nil : trimmed
  }

  /// A truth value, as YAML 1.1 spells it.
  var truth: Bool? {
    switch text?.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }
}

extension HeaderValue {
  /// More values than any header has: aliases of aliases of aliases can stand for billions.
  static let mostValues = 20_000

  /// Takes over a YAML node; `nil` where more values come than are `left`. Anchors and aliases are already
  /// resolved; `~` and `null` are empty.
  init?(_ node: Node, left: inout Int) {
    left -= 1
    guard left >= 0 else { return nil }
    switch node {
    case .scalar(let scalar): self = .scalar(HeaderValue.isNull(scalar) ? "" : scalar.string)
    case .sequence(let sequence):
      var values: [HeaderValue] = []
      for node in sequence {
        guard let value = HeaderValue(node, left: &left) else { return nil }
        values.append(value)
      }
      self = .list(values)
    case .mapping(let mapping):
      var entries: [(key: String, value: HeaderValue)] = []
      for (key, node) in mapping {
        guard let value = HeaderValue(node, left: &left) else { return nil }
        entries.append((key.scalar?.string ?? "", value))
      }
      self = HeaderValue.map(entries).merged
    case .alias: self = .scalar("")
    }
  }

  /// A map with what `<<` lends it (YAML 1.1, “Merge Key”): its own keys count, then those of the first map.
  private var merged: HeaderValue {
    guard case .map(let entries) = self, let lent = self["<<"] else { return self }
    var own = entries.filter { $0.key != "<<" }
    for map in lent.mergeable {
      own += map.filter { entry in !own.contains { $0.key == entry.key } }
    }
    return .map(own)
  }

  private var mergeable: [[(key: String, value: HeaderValue)]] {
    switch self {
    case .map(let entries): [entries]
    case .list(let values): values.flatMap(\.mergeable)
    case .scalar: []
    }
  }

  private static func isNull(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
