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
    let text = text.trimmed
    if let date = PostDate(numeric: text, zone: zone) ?? PostDate(worded: text, zone: zone)
      ?? PostDate(secondsIn: text, zone: zone)
    {
      self = date
    } else {
      return nil
    }
  }

  /// Seconds or milliseconds since 1970; fewer than ten digits would be something else.
  private init?(secondsIn text: String, zone: SiteZone) {
    guard text.utf8.count == 10 || text.utf8.count == 13,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text)
    else { return nil }
    let seconds = text.utf8.count == 13 ? number / 1000 : number
    self.init(secondsSince1970: seconds, offset: zone.offset(seconds + zone.offset(seconds)))
  }

  private init?(numeric text: String, zone: SiteZone) {
    var scan = DateScan(text)
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
      hasTime: true)
    offset = (named ?? zone).offset(secondsSince1970)
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

  /// A zone by its offset or its name: `Z`, `+08:00`, `+0800`, `+8`, `CET`, `Asia/Shanghai`.
  mutating func zone() -> SiteZone? {
    rest = rest.drop { $0 == " " || $0 == "\t" }
    guard let zone = SiteZone(writtenAs: String(rest)) else { return nil }
    rest = rest.dropFirst(rest.count)
    return zone
  }
}
