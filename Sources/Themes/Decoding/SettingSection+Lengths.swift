import Manuscript
import Settings

extension SettingSection {
  /// A length that stays relative where it was written so.
  func length(_ key: String) -> Length {
    scalar(key).flatMap { length($0.text, key, at: $0.place) } ?? .points(0)
  }

  /// A length in points; `em` is the size that one em of it stands for, `nil` where em has no meaning.
  func points(_ key: String, em: Double?) -> Double {
    scalar(key).flatMap { points($0.text, key, em: em, at: $0.place) } ?? 0
  }

  /// A length within a range, in points.
  func points(_ key: String, em: Double?, in range: ClosedRange<Double>) -> Double {
    guard let (text, place) = scalar(key), let points = points(text, key, em: em, at: place) else {
      return range.lowerBound
    }
    if range.contains(points) { return points }
    let (least, most) = (Int(range.lowerBound), Int(range.upperBound))
    report.invalid("“\(path(key))” is a length from \(least)pt to \(most)pt", at: place)
    return range.lowerBound
  }

  /// A size of type, in points.
  func size(_ key: String, em: Double?) -> Double {
    scalar(key).flatMap { size($0.text, key, em: em, at: $0.place) } ?? 10
  }

  /// A list of so many sizes of type, in points.
  func sizes(_ key: String, count: Int, em: Double) -> [Double] {
    let standIn = Array(repeating: em, count: count)
    guard let setting = setting(key) else { return standIn }
    guard case .list(let items) = setting.value, items.count == count else {
      report.invalid("“\(path(key))” is a list of \(count) sizes", at: setting.place)
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

extension SettingSection {
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
