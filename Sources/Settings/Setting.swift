package import Manuscript

/// A value of a file of settings that remembers where it stands, so that a problem found long after the file was
/// read still names its line.
package struct Setting: Sendable {
  /// What a value can be. Scalars keep the characters of the file.
  package indirect enum Value: Sendable {
    /// A key without a value.
    case null
    /// A text, a number, a truth value: its type is the reader's affair.
    case scalar(String)
    /// Values in order.
    case list([Setting])
    /// Keys with values, in the order of the file.
    case mapping([Entry])
  }

  /// A key with its value.
  package struct Entry: Sendable {
    /// The key.
    package var key: String
    /// Where the key stands.
    package var place: SourcePlace
    /// The value.
    package var setting: Setting

    /// A key at `place` with its value.
    package init(key: String, place: SourcePlace, setting: Setting) {
      self.key = key
      self.place = place
      self.setting = setting
    }
  }

  /// The value itself.
  package var value: Value
  /// Where it stands.
  package var place: SourcePlace

  /// A value at `place`.
  package init(value: Value, place: SourcePlace) {
    self.value = value
    self.place = place
  }

  /// The value of a key, where this is a mapping that has it.
  package subscript(key: String) -> Setting? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.setting
  }

  /// The text, where this is a scalar.
  package var text: String? {
    guard case .scalar(let text) = value else { return nil }
    return text
  }

  /// A mapping without some of its keys.
  package func removing(_ keys: [String]) -> Setting {
    guard case .mapping(let entries) = value else { return self }
    return Setting(value: .mapping(entries.filter { !keys.contains($0.key) }), place: place)
  }
}
