extension LiquidExpression {
  /// The filters of Jekyll whose second argument is an expression about each element, whose name is the first:
  /// `where_exp`, `find_exp`, `group_by_exp`. They look at as many elements as a loop may have turns.
  ///
  /// - Returns: the value after the filter; `nil` for any other filter.
  func applyToEach(_ name: String, _ value: LiquidValue, _ arguments: [LiquidValue]) -> LiquidValue? {
    guard ["where_exp", "find_exp", "group_by_exp"].contains(name), arguments.count > 1 else { return nil }
    let words = liquidWords(arguments[1].text)
    let elements = Array(value.elements.prefix(LiquidLimits.steps))
    func expression(_ element: LiquidValue) -> LiquidExpression {
      let variable = arguments[0].text
      return LiquidExpression(words, budget: budget) { $0 == variable ? element : lookUp($0) }
    }
    func holds(_ element: LiquidValue) -> Bool {
      var condition = expression(element)
      return condition.condition()
    }
    switch name {
    case "where_exp": return .list(elements.filter(holds))
    case "find_exp": return elements.first(where: holds) ?? .null
    default:
      return grouped(elements) { element in
        var key = expression(element)
        return key.operand()
      }
    }
  }
}
