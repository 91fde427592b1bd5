import Manuscript
import Yams

/// A value of a theme file that remembers where it stands, so that a problem found after merging still names
/// the line of the file that has it.
struct ThemeNode: Sendable {
  indirect enum Value: Sendable {
    /// A key without a value.
    case null
    case scalar(String)
    case list([ThemeNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    var key: String
    /// Where the key stands.
    var place: SourcePlace
    var node: ThemeNode
  }

  var value: Value
  var place: SourcePlace

  /// The value of a key, where this is a mapping that has it.
  subscript(key: String) -> ThemeNode? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.node
  }

  /// The text, where this is a scalar.
  var text: String? {
    guard case .scalar(let text) = value else { return nil }
    return text
  }

  /// A mapping without some of its keys.
  func removing(_ keys: [String]) -> ThemeNode {
    guard case .mapping(let entries) = value else { return self }
    return ThemeNode(value: .mapping(entries.filter { !keys.contains($0.key) }), place: place)
  }
}

extension ThemeNode {
  /// Takes a YAML node of the file at `path`.
  init(_ node: Node, path: String) {
    let place = SourcePlace(path: path, line: node.mark?.line, column: node.mark?.column)
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
      self.init(value: isNull ? .null : .scalar(scalar.string), place: place)
    case .sequence(let sequence):
      self.init(value: .list(sequence.map { ThemeNode($0, path: path) }), place: place)
    case .mapping(let mapping):
      let entries = mapping.map { key, value in
        Entry(
          key: key.string ?? "",
          place: SourcePlace(path: path, line: key.mark?.line, column: key.mark?.column),
          node: ThemeNode(value, path: path))
      }
      self.init(value: .mapping(entries), place: place)
    case .alias: self.init(value: .null, place: place)
    }
  }
}

extension ThemeNode {
  /// This node, with what `base` has and this one does not give.
  func merged(over base: ThemeNode, key: String = "") -> ThemeNode {
    switch (value, base.value) {
    case (.mapping(let own), .mapping(let inherited)):
      return ThemeNode(value: .mapping(Self.merge(own, over: inherited)), place: place)
    // `columns: 2` gives the number alone and leaves the gutter as it is.
    case (.scalar, .mapping) where key == "columns":
      return wrapped(as: "count").merged(over: base)
    // `han: NAME` is the family of every language; one language given later joins it.
    case (.mapping, .scalar) where key == "han":
      return merged(over: base.wrapped(as: "zh-Hans"))
    default:
      return self
    }
  }

  private static func merge(_ own: [Entry], over inherited: [Entry]) -> [Entry] {
    var result = inherited
    for entry in own {
      guard let index = result.firstIndex(where: { $0.key == entry.key }) else {
        result.append(entry)
        continue
      }
      let node = entry.node.merged(over: result[index].node, key: entry.key)
      result[index] = Entry(key: entry.key, place: entry.place, node: node)
    }
    return result
  }

  private func wrapped(as key: String) -> ThemeNode {
    ThemeNode(value: .mapping([Entry(key: key, place: place, node: self)]), place: place)
  }
}
