/// Reads the part of CSS selectors that `ElementSelector` describes.
struct SelectorParser {
  private let text: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  mutating func parse() throws(SelectorError) -> [[ElementSelector.Step]] {
    var alternatives = [try path()]
    while take(",") { alternatives.append(try path()) }
    if let next = peek { throw unexpected(next) }
    return alternatives
  }

  private mutating func path() throws(SelectorError) -> [ElementSelector.Step] {
    skipSpace()
    var steps = [try step()]
    while true {
      let hadSpace = skipSpace()
      if take(">") {
        skipSpace()
        var child = try step()
        child.isChild = true
        steps.append(child)
      } else if hadSpace, let next = peek, next != "," {
        steps.append(try step())
      } else {
        return steps
      }
    }
  }

  private mutating func step() throws(SelectorError) -> ElementSelector.Step {
    var step = ElementSelector.Step()
    let start = position
    if !take("*"), let next = peek, isName(next) { step.name = try name().lowercased() }
    while true {
      if take(".") {
        step.conditions.append(.init(name: "class", match: .word, value: try name()))
      } else if take("#") {
        step.conditions.append(.init(name: "id", match: .equal, value: try name()))
      } else if take("[") {
        step.conditions.append(try attribute())
      } else {
        break
      }
    }
    guard position > start else {
      throw peek.map(unexpected) ?? SelectorError(description: "an element is missing at its end")
    }
    return step
  }

  private mutating func attribute() throws(SelectorError) -> ElementSelector.Condition {
    skipSpace()
    var condition = ElementSelector.Condition(name: try name().lowercased(), match: .present)
    skipSpace()
    if take("]") { return condition }
    condition.match =
      take("^") ? .prefix : take("$") ? .suffix : take("*") ? .part : take("~") ? .word : .equal
    guard take("=") else { throw peek.map(unexpected) ?? SelectorError(description: "“]” is missing") }
    skipSpace()
    condition.value = try value()
    skipSpace()
    guard take("]") else { throw peek.map(unexpected) ?? SelectorError(description: "“]” is missing") }
    return condition
  }

  private mutating func value() throws(SelectorError) -> String {
    guard let quote = peek, quote == "\"" || quote == "'" else { return try name() }
    position += 1
    guard let end = text[position...].firstIndex(of: quote) else {
      throw SelectorError(description: "a quotation mark is not closed")
    }
    defer { position = end + 1 }
    return string(text[position..<end])
  }

  /// An identifier; a backslash takes the next character as it is.
  private mutating func name() throws(SelectorError) -> String {
    var characters: [Unicode.Scalar] = []
    while let next = peek {
      if next == "\\", position + 1 < text.count {
        characters.append(text[position + 1])
        position += 2
      } else if isName(next) {
        characters.append(next)
        position += 1
      } else {
        break
      }
    }
    if characters.isEmpty {
      throw peek.map(unexpected) ?? SelectorError(description: "a name is missing at its end")
    }
    return string(characters[...])
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private var peek: Unicode.Scalar? { position < text.count ? text[position] : nil }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard peek == wanted else { return false }
    position += 1
    return true
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = position
    while let next = peek, next.properties.isWhitespace { position += 1 }
    return position > start
  }

  private func isName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", "\\": true
    default: scalar.value >= 0x80
    }
  }

  private func unexpected(_ scalar: Unicode.Scalar) -> SelectorError {
    SelectorError(description: "“\(scalar)” at character \(position + 1) cannot be understood")
  }
}
