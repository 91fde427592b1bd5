/// The words of an expression: quoted texts, names with dots, signs.
///
/// - Parameter text: what stands in a tag.
/// - Returns: the words; a quoted text keeps its quote marks.
func liquidWords(_ text: String) -> [Substring] {
  var words: [Substring] = []
  var rest = text[...]
  while let first = rest.first {
    if first.isWhitespace {
      rest = rest.dropFirst()
      continue
    }
    let end = wordEnd(rest, first)
    words.append(rest[..<end])
    rest = rest[end...]
  }
  return words
}

private func wordEnd(_ rest: Substring, _ first: Character) -> Substring.Index {
  let next = rest.index(after: rest.startIndex)
  if first == "\"" || first == "'" {
    return rest[next...].firstIndex(of: first).map { rest.index(after: $0) } ?? rest.endIndex
  }
  for sign in ["==", "!=", "<>", "<=", ">=", ".."] where rest.hasPrefix(sign) {
    return rest.index(rest.startIndex, offsetBy: 2)
  }
  guard isNameCharacter(first) || first == "-" else { return next }
  var end = next
  while end < rest.endIndex, isNameCharacter(rest[end]) || rest[end] == "-" {
    if rest[end] == ".", rest[end...].hasPrefix("..") { break }
    end = rest.index(after: end)
  }
  return end
}

private func isNameCharacter(_ character: Character) -> Bool {
  character.isLetter || character.isNumber || character == "_" || character == "." || character == "?"
}

/// Reads operands, conditions and filters from the words of a tag.
struct LiquidExpression {
  private let words: [Substring]
  private(set) var position = 0
  let budget: LiquidBudget
  let lookUp: (String) -> LiquidValue

  /// - Parameters:
  ///   - words: see `liquidWords`.
  ///   - budget: the work that is left.
  ///   - lookUp: the value of a name.
  init(_ words: [Substring], budget: LiquidBudget, lookUp: @escaping (String) -> LiquidValue) {
    self.words = words
    self.budget = budget
    self.lookUp = lookUp
  }

  var next: Substring? { position < words.count ? words[position] : nil }

  /// Steps over a word, if it is the next one.
  mutating func take(_ word: String) -> Bool {
    guard let next, next == word else { return false }
    position += 1
    return true
  }

  mutating func word() -> Substring? {
    defer { position += 1 }
    return next
  }

  /// A literal, a range, or a name with its keys.
  mutating func operand() -> LiquidValue {
    guard let word = word() else { return .null }
    if word == "(" { return range() }
    if let quote = word.first, quote == "\"" || quote == "'" {
      return .string(String(word.dropFirst().last == quote ? word.dropFirst().dropLast() : word.dropFirst()))
    }
    if let number = number(word) { return .number(number) }
    switch word {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "nil", "null": return .null
    case "empty", "blank": return .string("")
    default: return path(word)
    }
  }

  /// A figure; `inf`, `nan` and the like are names.
  private func number(_ word: Substring) -> Double? {
    guard let first = word.first(where: { $0 != "-" }), first.isASCII, first.isNumber else { return nil }
    return Double(word)
  }

  private mutating func path(_ word: Substring) -> LiquidValue {
    var keys = word.split(separator: ".", omittingEmptySubsequences: true)[...]
    guard let name = keys.popFirst().map(String.init) else { return .null }
    var value = LiquidValue.null
    // What a site has much of is a name of its own, so that it is made only where a template asks for it.
    if name == "site" {
      if let key = keys.first {
        value = lookUp("site.\(key)")
        if value != .null { keys.removeFirst() }
      } else if take("[") {
        let key = operand()
        _ = take("]")
        value = lookUp("site.\(key.text)")
        if value == .null { value = lookUp(name)[key] }
      }
    }
    if value == .null { value = lookUp(name) }
    for key in keys { value = value[.string(String(key))] }
    takeKeys(of: &value)
    while take("[") {
      value = value[operand()]
      _ = take("]")
      takeKeys(of: &value)
    }
    return value
  }

  /// Keys with a dot that stand behind a bracket.
  private mutating func takeKeys(of value: inout LiquidValue) {
    while let key = next, key.first == ".", key.count > 1, key.dropFirst().first != "." {
      for part in key.split(separator: ".") { value = value[.string(String(part))] }
      position += 1
    }
  }

  private mutating func range() -> LiquidValue {
    let low = bound()
    _ = take("..")
    let high = bound()
    _ = take(")")
    guard low <= high, high - low <= LiquidLimits.steps else { return .list([]) }
    return .list((low...high).map { .number(Double($0)) })
  }

  /// A number of a size that can be reckoned with.
  private mutating func bound() -> Int {
    Int(exactly: min(max(operand().number.rounded(), -1e15), 1e15)) ?? 0
  }

  /// `a == b and c or d`: Liquid knows no precedence and reads from the right.
  mutating func condition() -> Bool {
    var terms = [comparison()]
    var joins: [Substring] = []
    while let join = next, join == "and" || join == "or" {
      position += 1
      joins.append(join)
      terms.append(comparison())
    }
    var result = terms.removeLast()
    while let join = joins.popLast(), let term = terms.popLast() {
      result = join == "and" ? term && result : term || result
    }
    return result
  }

  private mutating func comparison() -> Bool {
    let left = operand()
    guard let sign = next, ["==", "!=", "<>", "<", ">", "<=", ">=", "contains"].contains(sign) else {
      return left.isTrue
    }
    position += 1
    let asksForEmpty = next == "empty" || next == "blank"
    let right = operand()
    guard budget.spend(on: [left, right]) else { return false }
    switch sign {
    case "==": return asksForEmpty ? left.isEmpty : left == right
    case "!=", "<>": return asksForEmpty ? !left.isEmpty : left != right
    case "contains": return contains(left, right)
    default: return compare(left, right, sign)
    }
  }

  private func contains(_ left: LiquidValue, _ right: LiquidValue) -> Bool {
    switch left {
    case .list(let values): values.contains(right)
    case .map(let entries): entries[right.text] != nil
    case .string(let text): text.contains(right.text)
    default: false
    }
  }

  private func compare(_ left: LiquidValue, _ right: LiquidValue, _ sign: Substring) -> Bool {
    let order: Bool
    let isEqual = left == right
    switch (left, right) {
    case (.number(let a), .number(let b)): order = a < b
    case (.string(let a), .string(let b)): order = a < b
    default: return false
    }
    switch sign {
    case "<": return order
    case ">": return !order && !isEqual
    case "<=": return order || isEqual
    default: return !order
    }
  }

  /// `| name: argument, argument` as often as it stands there.
  ///
  /// - Returns: the value, and the first filter that is not known.
  mutating func filtered(_ value: LiquidValue, _ filters: LiquidFilters) -> (LiquidValue, unknown: String?) {
    var value = value
    var unknown: String?
    while take("|") {
      guard let word = word() else { break }
      let name = String(word)
      var arguments: [LiquidValue] = []
      if take(":") {
        repeat { arguments.append(operand()) } while take(",")
      }
      guard budget.spend(on: [value] + arguments),
        budget.spend(on: [], growth: filters.growth(name, value, arguments))
      else { return (.null, unknown) }
      if let filtered = applyToEach(name, value, arguments) ?? filters.apply(name, to: value, arguments) {
        value = filtered
      } else {
        unknown = unknown ?? name
      }
    }
    return (value, unknown)
  }
}
