public import Manuscript

/// Where clocks stand at a moment; a site names its zone, a post may name an offset.
struct SiteZone: Sendable {
  /// Seconds east of UTC at a moment given in seconds since 1970 as a local clock shows it.
  var offset: @Sendable (Int) -> Int

  /// The zone of sites that name none.
  static let utc = SiteZone { _ in 0 }
}

extension PostDate {
  /// Reads a date as headers and options write it: `2022-3-14`, `2022/03/14 7:05`,
  /// `2022-03-14T17:32:21.5+08:00`, `2022-03-14 17:32:21 +0800`, `2022年3月14日`.
  ///
  /// Without a time of day the date is a calendar date; without a zone it is in that of UTC.
  public init?(parsing text: String) {
    self.init(parsing: text, zone: .utc)
  }

  init?(parsing text: String, zone: SiteZone) {
    var scan = DateScan(text.trimmed)
    guard let year = scan.number(4...4), scan.separator(), let month = scan.number(1...2), scan.separator(),
      let day = scan.number(1...2)
    else { return nil }
    scan.skip("日")
    guard !scan.isAtEnd else {
      self.init(year: year, month: month, day: day)
      return
    }
    guard scan.timeSeparator() else { return nil }
    guard let time = scan.time() else {
      // Some authors give a day and a zone; the zone says nothing about a calendar date.
      guard scan.zone() != nil, scan.isAtEnd else { return nil }
      self.init(year: year, month: month, day: day)
      return
    }
    let named = scan.zone()
    guard scan.isAtEnd else { return nil }
    self.init(
      year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second,
      offset: named ?? 0, hasTime: true)
    if named == nil { offset = zone.offset(secondsSince1970) }
  }
}

/// A cursor over the characters of a date.
private struct DateScan {
  private var rest: Substring.UnicodeScalarView

  init(_ text: String) { rest = text[...].unicodeScalars }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let found = rest.prefix { ("0"..."9").contains($0) }
    guard digits.contains(found.count) else { return nil }
    rest = rest.dropFirst(found.count)
    return Int(String(found))
  }

  mutating func skip(_ scalar: Unicode.Scalar) {
    if rest.first == scalar { rest = rest.dropFirst() }
  }

  private mutating func take(_ scalars: [Unicode.Scalar]) -> Bool {
    guard let first = rest.first, scalars.contains(first) else { return false }
    rest = rest.dropFirst()
    return true
  }

  /// What stands between year, month and day.
  mutating func separator() -> Bool { take(["-", "/", ".", "年", "月"]) }

  mutating func timeSeparator() -> Bool {
    let hasLetter = take(["T", "t"])
    let blanks = rest.prefix { $0 == " " || $0 == "\t" }.count
    rest = rest.dropFirst(blanks)
    return hasLetter || blanks > 0
  }

  mutating func time() -> (hour: Int, minute: Int, second: Int)? {
    let start = rest
    guard let hour = number(1...2), take([":", "：", "时"]), let minute = number(1...2) else {
      rest = start
      return nil
    }
    skip("分")
    guard take([":", "："]) else { return (hour, minute, 0) }
    guard let second = number(1...2) else { return nil }
    if take([".", ","]) { rest = rest.drop { ("0"..."9").contains($0) } }
    return (hour, minute, second)
  }

  /// `Z`, `UTC`, `+08:00`, `+0800` or `+8`, as seconds east of UTC.
  mutating func zone() -> Int? {
    rest = rest.drop { $0 == " " || $0 == "\t" }
    for name in ["Z", "z", "UTC", "GMT"] where rest.elementsEqual(name.unicodeScalars) {
      rest = rest.dropFirst(name.count)
      return 0
    }
    guard let sign = rest.first, sign == "+" || sign == "-" || sign == "−" else { return nil }
    rest = rest.dropFirst()
    let digits = rest.filter { $0 != ":" }
    guard (1...4).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }),
      let number = Int(String(String.UnicodeScalarView(digits)))
    else { return nil }
    rest = rest.dropFirst(rest.count)
    let seconds = digits.count <= 2 ? number * 3600 : (number / 100) * 3600 + number % 100 * 60
    return sign == "+" ? seconds : -seconds
  }
}
