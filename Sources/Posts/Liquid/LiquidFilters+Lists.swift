extension LiquidFilters {
  /// The value after a filter that looks at lists or into values; `nil` for any other.
  func list(_ name: String, _ value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue? {
    let first = arguments.first ?? .null
    let values = value.elements
    switch name {
    case "default": return value.isEmpty ? first : value
    case "size": return value.size
    case "first": return values.first ?? .null
    case "last": return values.last ?? .null
    case "split":
      return .list(
        first.text.isEmpty
          ? value.text.map { .string(String($0)) }
          : value.text.split(separator: first.text, omittingEmptySubsequences: true).map {
            .string(String($0))
          })
    case "join": return .string(values.map(\.text).joined(separator: arguments.isEmpty ? " " : first.text))
    case "array_to_sentence_string":
      let texts = values.map(\.text)
      return .string(
        texts.count < 2
          ? texts.joined() : texts.dropLast().joined(separator: ", ") + " and " + (texts.last ?? ""))
    case "reverse": return .list(values.reversed())
    case "concat": return .list(values + first.elements)
    case "push": return .list(values + [first])
    case "compact": return .list(values.filter { $0 != .null })
    case "uniq":
      var seen: Set<String> = []
      return .list(values.filter { seen.insert($0.text).inserted })
    case "map": return .list(values.map { $0[first] })
    case "sort", "sort_natural":
      let isNatural = name == "sort_natural"
      return .list(
        values.map { (arguments.isEmpty ? $0 : $0[first], $0) }
          .sorted { isNatural ? isNaturallyBefore($0.0, $1.0) : isBefore($0.0, $1.0) }.map(\.1))
    case "group_by": return grouped(values) { $0[first] }
    case "where":
      let wanted = arguments.count > 1 ? arguments[1] : .null
      return .list(values.filter { arguments.count > 1 ? $0[first].text == wanted.text : $0[first].isTrue })
    case "slice": return slice(value, arguments)
    case "jsonify", "inspect": return .string(json(value))
    default: return nil
    }
  }

  private func isBefore(_ left: LiquidValue, _ right: LiquidValue) -> Bool {
    if case .number(let a) = left, case .number(let b) = right { return a < b }
    return left.text < right.text
  }

  /// Without regard to the case of letters.
  private func isNaturallyBefore(_ left: LiquidValue, _ right: LiquidValue) -> Bool {
    left.text.lowercased() < right.text.lowercased()
  }

  private func slice(_ value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue {
    let start = Int(exactly: arguments.first?.number ?? 0) ?? 0
    let count = arguments.count > 1 ? max(0, Int(exactly: arguments[1].number) ?? 0) : 1
    if case .list(let values) = value {
      return .list(Array(values.dropFirst(start < 0 ? max(0, values.count + start) : start).prefix(count)))
    }
    let text = value.text
    return .string(String(text.dropFirst(start < 0 ? max(0, text.count + start) : start).prefix(count)))
  }

  private func json(_ value: LiquidValue) -> String {
    switch value {
    case .null: "null"
    case .bool, .number: value.text
    case .string(let text):
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        + "\""
    case .list(let values): "[" + values.map(json).joined(separator: ",") + "]"
    case .map(let entries):
      "{"
        + entries.sorted { $0.key < $1.key }.map { "\(json(.string($0.key))):\(json($0.value))" }.joined(
          separator: ",") + "}"
    }
  }
}

/// What Jekyll's `group_by` makes: groups in the order of their first members, with `name`, `items` and `size`.
///
/// - Parameters:
///   - values: the members.
///   - key: what those of a group have in common.
/// - Returns: a list of maps.
func grouped(_ values: [LiquidValue], by key: (LiquidValue) -> LiquidValue) -> LiquidValue {
  var names: [String] = []
  var members: [String: [LiquidValue]] = [:]
  for value in values {
    let name = key(value).text
    if members[name] == nil { names.append(name) }
    members[name, default: []].append(value)
  }
  return .list(
    names.map { name in
      let items = members[name] ?? []
      return .map(["name": .string(name), "items": .list(items), "size": .number(Double(items.count))])
    })
}
