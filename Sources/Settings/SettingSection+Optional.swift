package import Manuscript

extension SettingSection {
  /// The text of a scalar that need not be there, and its place.
  package func optionalScalar(_ key: String) -> (text: String, place: SourcePlace)? {
    guard let setting = optionalSetting(key) else { return nil }
    if let text = setting.text { return (text, setting.place) }
    report.invalid("“\(path(key))” is a single value", at: setting.place)
    return nil
  }

  /// What `parse` makes of a scalar that need not be there.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - kind: what the value is, with its article, for the problem that is reported where `parse` gives `nil`.
  ///   - hint: what to do then.
  ///   - parse: makes a value of the text.
  /// - Returns: the value; `nil` where the key is not there, or after a problem was reported.
  package func optional<Value>(
    _ key: String, is kind: String, hint: String? = nil, _ parse: (String) -> Value?
  ) -> Value? {
    guard let (text, place) = optionalScalar(key) else { return nil }
    if let value = parse(text) { return value }
    report.invalid("“\(path(key))” is \(kind), not “\(text)”", hint: hint, at: place)
    return nil
  }

  /// A text that says something.
  package func optionalText(_ key: String) -> String? {
    guard let (text, place) = optionalScalar(key) else { return nil }
    if !text.allSatisfy(\.isWhitespace) { return text }
    report.invalid("“\(path(key))” is empty", hint: report.kind.emptyHint, at: place)
    return nil
  }

  /// A whole number within a range.
  package func optionalInteger(_ key: String, in range: ClosedRange<Int>) -> Int? {
    optional(key, is: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// One of the raw values of an enumeration.
  package func optionalChoice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, _: Choice.Type = Choice.self
  ) -> Choice? {
    optionalScalar(key).flatMap { choice($0.text, key, at: $0.place) }
  }

  /// The value that `text` names; `nil` after a problem was reported.
  package func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ text: String, _ key: String, at place: SourcePlace, _: Choice.Type = Choice.self
  ) -> Choice? {
    if let choice = Choice(rawValue: text) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    report.invalid(
      "“\(path(key))” cannot be “\(text)”", hint: "it is one of: " + allowed.joined(separator: ", "),
      at: place)
    return nil
  }

  /// Texts in order: a list, or one text by itself.
  package func optionalTexts(_ key: String) -> [(text: String, place: SourcePlace)]? {
    guard let setting = optionalSetting(key) else { return nil }
    let items = if case .list(let items) = setting.value { items } else { [setting] }
    return items.compactMap { item in
      if let text = item.text, !text.allSatisfy(\.isWhitespace) { return (text, item.place) }
      report.invalid("“\(path(key))” is a list of texts", at: item.place)
      return nil
    }
  }
}
