/// A table while it is being filled. A later header may add to it, wherever it stands.
final class TOMLTable {
  enum Node {
    case value(HeaderValue)
    case table(TOMLTable)
    case tables([TOMLTable])
  }

  private var order: [String] = []
  private var nodes: [String: Node] = [:]
  /// Whether a header or braces have said what is in it.
  var isDefined = false

  subscript(key: String) -> Node? {
    get { nodes[key] }
    set {
      if nodes[key] == nil { order.append(key) }
      nodes[key] = newValue
    }
  }

  var value: HeaderValue {
    .map(
      order.compactMap { key in
        switch nodes[key] {
        case .value(let value): (key, value)
        case .table(let table): (key, table.value)
        case .tables(let tables): (key, .list(tables.map(\.value)))
        case nil: nil
        }
      })
  }
}
