/// JSON whose objects keep the order of their keys, so that a person can read it.
package indirect enum JSONValue: Sendable, Equatable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A text.
  case string(String)
  /// A number, in the digits that it is written with.
  case number(String)
  /// `true` or `false`.
  case bool(Bool)
  /// Values in order.
  case list([JSONValue])
  /// Keys with values, in order.
  case object([Member])

  /// A key with its value.
  package struct Member: Sendable, Equatable {
    /// The key.
    package var key: String
    /// Its value.
    package var value: JSONValue

    /// A key with its value.
    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// A text.
  package init(stringLiteral value: String) { self = .string(value) }
  /// A whole number.
  package init(integerLiteral value: Int) { self = .number("\(value)") }
  /// A truth value.
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Values in order.
  package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  /// Keys with values, in the order in which they are written.
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(key: $0, value: $1) })
  }

  /// A list of texts.
  package init(_ texts: [String]) { self = .list(texts.map { .string($0) }) }

  /// An object with the members of `other` behind its own.
  package func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let more) = other else { return self }
    return .object(own + more)
  }
}

extension JSONValue {
  /// The value of a key, where this is an object that has it.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The keys with their values, where this is an object.
  package var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// As text, indented by two spaces; what fits on a line stays on one (RFC 8259).
  package func text(indentation: Int = 0) -> String {
    let line = compact
    if line.count + indentation <= 100 { return line }
    let inner = String(repeating: " ", count: indentation + 2)
    let outer = String(repeating: " ", count: indentation)
    switch self {
    case .list(let items):
      return "[\n"
        + items.map { inner + $0.text(indentation: indentation + 2) }.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let members):
      let lines = members.map { member in
        "\(inner)\(Self.quoted(member.key)): \(member.value.text(indentation: indentation + 2))"
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    default: return line
    }
  }

  private var compact: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .number(let number): number
    case .bool(let value): value ? "true" : "false"
    case .list(let items): "[" + items.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{ " + members.map { "\(Self.quoted($0.key)): \($0.value.compact)" }.joined(separator: ", ") + " }"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
