package import Manuscript

extension SettingSection {
  /// A text as it stands.
  package func text(_ key: String) -> String { scalar(key)?.text ?? "" }

  /// `true` or `false`.
  package func flag(_ key: String) -> Bool {
    guard let (text, place) = scalar(key) else { return false }
    switch text {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      report.invalid("“\(path(key))” is true or false, not “\(text)”", at: place)
      return false
    }
  }

  /// A whole number within a range.
  package func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
    guard let (text, place) = scalar(key) else { return range.lowerBound }
    if let number = Int(text), range.contains(number) { return number }
    report.invalid(
      "“\(path(key))” is a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text)”",
      at: place)
    return range.lowerBound
  }

  /// A number without a unit, or a share in per cent, within a range.
  package func number(_ key: String, in range: ClosedRange<Double>) -> Double {
    guard let (text, place) = scalar(key) else { return range.lowerBound }
    let number =
      text.hasSuffix("%") ? Double(plain: text.dropLast()).map { $0 / 100 } : Double(plain: text[...])
    if let number, range.contains(number) { return number }
    let limits = "from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    report.invalid("“\(path(key))” is a number \(limits), not “\(text)”", at: place)
    return range.lowerBound
  }

  /// One of the raw values of an enumeration.
  package func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ key: String, _ standIn: Choice
  ) -> Choice {
    scalar(key).flatMap { choice($0.text, key, at: $0.place) } ?? standIn
  }

  /// The text of a scalar and its place.
  package func scalar(_ key: String) -> (text: String, place: SourcePlace)? {
    guard let setting = setting(key) else { return nil }
    if let text = setting.text { return (text, setting.place) }
    report.invalid("“\(path(key))” is a single value", at: setting.place)
    return nil
  }
}
