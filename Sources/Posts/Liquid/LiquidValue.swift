/// A value of Liquid.
enum LiquidValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case list([LiquidValue])
  case map([String: LiquidValue])

  /// Only `nil` and `false` are false; an empty string is true.
  var isTrue: Bool { self != .null && self != .bool(false) }

  /// As it is written into a text.
  var text: String {
    switch self {
    case .null, .map: ""
    case .bool(let value): value ? "true" : "false"
    case .number(let value): LiquidValue.describe(value)
    case .string(let value): value
    case .list(let values): values.map(\.text).joined()
    }
  }

  private static func describe(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// As a number; text that is none counts as nothing.
  var number: Double {
    switch self {
    case .number(let value): value
    case .string(let text): Double(text.trimmed) ?? 0
    default: 0
    }
  }

  /// The elements to go through: a value that is no list is a list of one.
  var elements: [LiquidValue] {
    switch self {
    case .null: []
    case .list(let values): values
    case .map(let entries):
      entries.sorted { $0.key < $1.key }.map { .list([.string($0.key), $0.value]) }
    default: [self]
    }
  }

  /// Whether it holds nothing, as `empty` and `blank` ask.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .bool(let value): !value
    case .number: false
    case .string(let text): text.trimmed.isEmpty
    case .list(let values): values.isEmpty
    case .map(let entries): entries.isEmpty
    }
  }

  /// The value of a key or a place in a list; also `size`, `first` and `last`.
  subscript(key: LiquidValue) -> LiquidValue {
    switch (self, key) {
    case (.map(let entries), _) where entries[key.text] != nil: entries[key.text] ?? .null
    case (.list(let values), .number(let place)):
      Int(exactly: place.rounded(.towardZero)).map(values.element) ?? .null
    case (.list(let values), .string("first")): values.first ?? .null
    case (.list(let values), .string("last")): values.last ?? .null
    case (_, .string("size")): size
    default: .null
    }
  }

  /// How many elements or characters it has.
  var size: LiquidValue {
    switch self {
    case .string(let text): .number(Double(text.count))
    case .list(let values): .number(Double(values.count))
    case .map(let entries): .number(Double(entries.count))
    default: .number(0)
    }
  }
}

extension LiquidValue {
  /// Takes over a value of a header or a data file. What was not quoted is told apart no more: figures and
  /// truth values are recognised by how they look.
  init(_ value: HeaderValue) {
    switch value {
    case .scalar(let text): self = LiquidValue.scalar(text)
    case .list(let values): self = .list(values.map(LiquidValue.init))
    case .map(let entries):
      self = .map(Dictionary(entries.map { ($0.key, LiquidValue($0.value)) }) { $1 })
    }
  }

  private static func scalar(_ text: String) -> LiquidValue {
    switch text {
    case "": .null
    case "true": .bool(true)
    case "false": .bool(false)
    default:
      if let number = Int(text), String(number) == text { .number(Double(number)) } else { .string(text) }
    }
  }
}

extension [LiquidValue] {
  /// The element at a place, from the end if that is negative.
  fileprivate func element(_ place: Int) -> LiquidValue {
    let place = place < 0 ? count + place : place
    return indices.contains(place) ? self[place] : .null
  }
}
