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
  /// `2022-03-14T17:32:21.5+08:00`, `2022-03-14 17:32:21 +0800`, `2022年3月14日 下午5:32`, `20220314`.
  ///
  /// Without a time of day the date is a calendar date; without a zone it is in that of UTC.
  public init?(parsing text: String) {
    self.init(parsing: text, zone: .utc)
  }

  init?(parsing text: String, zone: SiteZone) {
    let text = text.trimmed
    if let date = PostDate(numeric: text, zone: zone) ?? PostDate(worded: text, zone: zone)
      ?? PostDate(secondsIn: text, zone: zone) ?? PostDate(digits: text, zone: zone)
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

  /// Years to days, or to seconds, without anything between them.
  private init?(digits text: String, zone: SiteZone) {
    guard text.utf8.count == 8 || text.utf8.count == 14, text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    let numbers = Array(text.utf8.map { Int($0 - 0x30) })
    func number(_ range: Range<Int>) -> Int { numbers[range].reduce(0) { $0 * 10 + $1 } }
    let hasTime = numbers.count > 8
    self.init(
      year: number(0..<4), month: number(4..<6), day: number(6..<8), hour: hasTime ? number(8..<10) : 0,
      minute: hasTime ? number(10..<12) : 0, second: hasTime ? number(12..<14) : 0, hasTime: hasTime)
    if hasTime { offset = zone.offset(secondsSince1970) }
  }

  private init?(numeric text: String, zone: SiteZone) {
    var scan = DateScan(text)
    guard let year = scan.number(4...4), scan.separator(), let month = scan.number(1...2), scan.separator(),
      let day = scan.number(1...2)
    else { return nil }
    let hasSign = scan.skip("日")
    guard !scan.isAtEnd else {
      self.init(year: year, month: month, day: day)
      return
    }
    guard scan.timeSeparator() || hasSign else { return nil }
    guard let time = scan.time() else {
      // Some authors give a day and a zone; the zone says nothing about a calendar date.
      guard scan.zone() != nil, scan.isAtEnd else { return nil }
      self.init(year: year, month: month, day: day)
      return
    }
    let half = scan.half() ?? time.half
    guard let hour = half.hour(time.hour) else { return nil }
    let named = scan.zone()
    guard scan.isAtEnd else { return nil }
    self.init(
      year: year, month: month, day: day, hour: hour, minute: time.minute, second: time.second,
      hasTime: true)
    offset = (named ?? zone).offset(secondsSince1970)
  }
}

/// Which half of the day hours are counted in.
private enum HalfOfDay {
  case none, first, second

  /// An hour of the day, of 24; `nil` where there is no such hour in that half.
  func hour(_ hour: Int) -> Int? {
    switch self {
    case .none: hour
    case .first: hour <= 12 ? hour % 12 : nil
    // “下午15:00” is said too.
    case .second: hour < 12 ? hour + 12 : hour
    }
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

  @discardableResult mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func take(word: String) -> Bool {
    guard String(rest.prefix(word.unicodeScalars.count)).lowercased() == word else { return false }
    rest = rest.dropFirst(word.unicodeScalars.count)
    return true
  }

  /// `AM` and `PM` behind a time.
  mutating func half() -> HalfOfDay? {
    let start = rest
    rest = rest.drop { $0 == " " }
    for (word, half) in [("am", HalfOfDay.first), ("pm", .second)] where take(word: word) { return half }
    rest = start
    return nil
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

  mutating func time() -> (half: HalfOfDay, hour: Int, minute: Int, second: Int)? {
    let start = rest
    var half = HalfOfDay.none
    for (word, part) in [("上午", HalfOfDay.first), ("凌晨", .first), ("下午", .second), ("晚上", .second)]
    where take(word: word) {
      half = part
    }
    guard let hour = number(1...2), take([":", "：", "时"]), let minute = number(1...2) else {
      rest = start
      return nil
    }
    skip("分")
    let hasSecond = take([":", "："]) || rest.first.map { ("0"..."9").contains($0) } ?? false
    guard hasSecond else { return (half, hour, minute, 0) }
    guard let second = number(1...2) else { return nil }
    skip("秒")
    if take([".", ","]) { rest = rest.drop { ("0"..."9").contains($0) } }
    return (half, hour, minute, second)
  }

  /// A zone by its offset or its name: `Z`, `+08:00`, `+0800`, `+8`, `CET`, `Asia/Shanghai`. Abbreviations that
  /// mean several zones, or none, are passed over: the site's is as good a guess.
  mutating func zone() -> SiteZone? {
    rest = rest.drop { $0 == " " || $0 == "\t" }
    if (2...5).contains(rest.count), rest.allSatisfy({ ("A"..."Z").contains($0) }),
      case nil = SiteZone(writtenAs: String(rest))
    {
      rest = rest.dropFirst(rest.count)
      return nil
    }
    guard let zone = SiteZone(writtenAs: String(rest)) else { return nil }
    rest = rest.dropFirst(rest.count)
    return zone
  }
}
