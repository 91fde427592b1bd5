import Manuscript

extension ThemeSection {
  /// A text as it stands.
  func text(_ key: String) -> String { scalar(key)?.text ?? "" }

  /// `true` or `false`.
  func flag(_ key: String) -> Bool {
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
  func integer(_ key: String, in range: ClosedRange<Int>) -> Int {
    guard let (text, place) = scalar(key) else { return range.lowerBound }
    if let number = Int(text), range.contains(number) { return number }
    report.invalid(
      "“\(path(key))” is a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text)”",
      at: place)
    return range.lowerBound
  }

  /// A number without a unit, or a share in per cent, within a range.
  func number(_ key: String, in range: ClosedRange<Double>) -> Double {
    guard let (text, place) = scalar(key) else { return range.lowerBound }
    let number =
      text.hasSuffix("%") ? Double(plain: text.dropLast()).map { $0 / 100 } : Double(plain: text[...])
    if let number, range.contains(number) { return number }
    let limits = "from \(plain(range.lowerBound)) to \(plain(range.upperBound))"
    report.invalid("“\(path(key))” is a number \(limits), not “\(text)”", at: place)
    return range.lowerBound
  }

  /// One of the raw values of an enumeration.
  func choice<Choice: CaseIterable & RawRepresentable<String>>(_ key: String, _ standIn: Choice) -> Choice {
    guard let (text, place) = scalar(key) else { return standIn }
    if let choice = Choice(rawValue: text) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    report.invalid(
      "“\(path(key))” cannot be “\(text)”", hint: "it is one of: " + allowed.joined(separator: ", "),
      at: place)
    return standIn
  }

  /// The text of a scalar and its place.
  func scalar(_ key: String) -> (text: String, place: SourcePlace)? {
    guard let node = node(key) else { return nil }
    if let text = node.text { return (text, node.place) }
    report.invalid("“\(path(key))” is a single value", at: node.place)
    return nil
  }
}

extension ThemeSection {
  /// A length that stays relative where it was written so.
  func length(_ key: String) -> Length {
    scalar(key).flatMap { length($0.text, key, at: $0.place) } ?? .points(0)
  }

  /// A length in points; `em` is the size that one em of it stands for, `nil` where em has no meaning.
  func points(_ key: String, em: Double?) -> Double {
    scalar(key).flatMap { points($0.text, key, em: em, at: $0.place) } ?? 0
  }

  /// A size of type, in points.
  func size(_ key: String, em: Double?) -> Double {
    scalar(key).flatMap { size($0.text, key, em: em, at: $0.place) } ?? 10
  }

  /// A list of so many sizes of type, in points.
  func sizes(_ key: String, count: Int, em: Double) -> [Double] {
    let standIn = Array(repeating: em, count: count)
    guard let node = node(key) else { return standIn }
    guard case .list(let items) = node.value, items.count == count else {
      report.invalid("“\(path(key))” is a list of \(count) sizes", at: node.place)
      return standIn
    }
    return items.map { size($0.text ?? "", key, em: em, at: $0.place) ?? em }
  }

  /// A length that only makes sense in em.
  func ems(_ key: String, in range: ClosedRange<Double>) -> Double {
    guard let (text, place) = scalar(key) else { return 0 }
    if case .em(let ems)? = Length(text), range.contains(ems) { return ems }
    if text == "0", range.contains(0) { return 0 }
    report.invalid(
      "“\(path(key))” is from \(plain(range.lowerBound))em to \(plain(range.upperBound))em, not “\(text)”",
      at: place)
    return 0
  }
}

extension ThemeSection {
  /// The length that `text` says; `nil` after a problem was reported.
  private func length(_ text: String, _ key: String, at place: SourcePlace) -> Length? {
    if let length = Length(text), length.points(at: 1) >= 0 { return length }
    report.invalid(
      "“\(path(key))” is no length: “\(text)”", hint: "write a number and one of: pt, mm, cm, in, em",
      at: place)
    return nil
  }

  /// The points that `text` says; `nil` after a problem was reported.
  func points(_ text: String, _ key: String, em: Double?, at place: SourcePlace) -> Double? {
    guard let length = length(text, key, at: place) else { return nil }
    if case .em = length, em == nil {
      report.invalid(
        "“\(path(key))” cannot be in em", hint: "it is what em refers to; write pt or mm", at: place)
      return nil
    }
    return length.points(at: em ?? 0)
  }

  private func size(_ text: String, _ key: String, em: Double?, at place: SourcePlace) -> Double? {
    guard let points = points(text, key, em: em, at: place) else { return nil }
    if (3...144).contains(points) { return points }
    report.invalid("“\(path(key))” is a size of type, from 3pt to 144pt", at: place)
    return nil
  }
}
