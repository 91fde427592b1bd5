/// The JSON Schema (draft 2020-12) of a kind of file, put together from the same few parts.
package protocol SettingsSchema {
  /// The schema itself.
  static var root: JSONValue { get }
}

extension SettingsSchema {
  /// An object that has these keys and no others.
  package static func section(_ properties: JSONValue, required: [String] = []) -> JSONValue {
    let object: JSONValue = ["type": "object", "properties": properties, "additionalProperties": false]
    return required.isEmpty ? object : object.adding(["required": JSONValue(required)])
  }

  /// A key with its description, what its value is, and what holds without it.
  package static func key(
    _ description: String, _ value: JSONValue, default standard: JSONValue? = nil
  ) -> JSONValue {
    let described = JSONValue.object([.init(key: "description", value: .string(description))]).adding(value)
    return standard.map { described.adding(["default": $0]) } ?? described
  }

  /// A text that says something. YAML makes a number of digits; the decoder takes them as they stand.
  package static var words: JSONValue { ["type": ["string", "number"], "pattern": #"\S"#] }

  /// One of the raw values of an enumeration.
  package static func choice<Choice: CaseIterable & RawRepresentable<String>>(_: Choice.Type) -> JSONValue {
    ["enum": JSONValue(Choice.allCases.map(\.rawValue))]
  }

  /// One value by itself, or a list of them.
  package static func oneOrMore(_ item: JSONValue) -> JSONValue {
    ["anyOf": [item, ["type": "array", "items": item]]]
  }

  /// One of several kinds of values.
  package static func any(_ values: JSONValue...) -> JSONValue { ["anyOf": .list(values)] }
}
