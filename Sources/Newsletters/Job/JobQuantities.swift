import Foundation
import Manuscript

/// What texts in job files look like. The schema shows the same patterns to editors.
struct JobPatterns: Sendable {
  /// As a regular expression that Swift, ECMA 262 and Python read alike, anchored at both ends.
  let pattern: String

  /// Compiled.
  var regex: Regex<AnyRegexOutput> {
    // The patterns are those below and all compile, as a test sees to; one that did not would match nothing.
    (try? Regex(pattern)) ?? Regex(verbatim: "\u{0}")
  }

  static let name = JobPatterns(pattern: #"^[^\s/\\{}:.\-][^\s/\\{}:]{0,99}$"#)
  static let timeZone = JobPatterns(pattern: #"^(UTC|GMT|[A-Za-z_]+(/[A-Za-z0-9_+\-]+)+)$"#)
  static let duration = JobPatterns(pattern: #"^[1-9][0-9]{0,5}[smhdw]$"#)
  static let bytes = JobPatterns(pattern: #"^[0-9]{1,6}(\.[0-9]{1,3})?(B|kB|KB|MB|GB|KiB|MiB|GiB)$"#)
  static let date = JobPatterns(
    pattern:
      #"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+\-][0-9]{2}:[0-9]{2})?)?$"#)
  static let language = JobPatterns(pattern: #"^[A-Za-z]{2,3}([\-_][A-Za-z0-9]{2,8})*$"#)
  static let all = [name, timeZone, duration, bytes, date, language]
}

/// A length of time: a whole number and `s`, `m`, `h`, `d` or `w`. A day has 24 hours.
struct JobDuration: Equatable {
  let seconds: Int

  init?(_ text: String) {
    guard text.wholeMatch(of: JobPatterns.duration.regex) != nil, let unit = text.last,
      let number = Int(text.dropLast()), let length = Self.units[unit]
    else { return nil }
    seconds = number * length
  }

  private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
}

/// A number of bytes with its unit: `GB` is 10⁹, `GiB` is 2³⁰.
struct ByteSize: Equatable {
  let bytes: Int

  init?(_ text: String) {
    guard text.wholeMatch(of: JobPatterns.bytes.regex) != nil else { return nil }
    let number = text.prefix { $0.isNumber || $0 == "." }
    guard let value = Double(number), let unit = Self.units[String(text.dropFirst(number.count))], value > 0
    else { return nil }
    bytes = Int((value * Double(unit)).rounded())
  }

  private static let units = [
    "B": 1, "kB": 1000, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000, "KiB": 1 << 10, "MiB": 1 << 20,
    "GiB": 1 << 30,
  ]
}

/// A date, perhaps with a time and a zone; without a zone it is one that clocks of the job show.
struct JobDate {
  private let date: PostDate
  private let hasZone: Bool

  init?(_ text: String) {
    guard text.wholeMatch(of: JobPatterns.date.regex) != nil else { return nil }
    let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
    let zone = text.dropFirst(10).firstIndex { "Z+-".contains($0) }.map { text[$0...] }
    let clock = zone.map { text[..<$0.startIndex] } ?? text[...]
    let hasSeconds = clock.filter { $0 == ":" }.count == 2
    func number(_ index: Int) -> Int { numbers.indices.contains(index) ? numbers[index] : 0 }
    guard
      let date = PostDate(
        year: number(0), month: number(1), day: number(2), hour: number(3), minute: number(4),
        second: hasSeconds ? number(5) : 0, offset: Self.offset(zone), hasTime: text.count > 10)
    else { return nil }
    (self.date, hasZone) = (date, zone != nil)
  }

  /// Seconds since 1970.
  func instant(in zone: TimeZone) -> Int? {
    hasZone ? date.secondsSince1970 : WallClock(zone: zone).instant(ofLocal: date.secondsSince1970)
  }

  /// Seconds east of UTC that `Z` or `+08:00` means.
  private static func offset(_ zone: Substring?) -> Int {
    let parts = (zone ?? "").dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2 else { return 0 }
    return (parts[0] * 3600 + parts[1] * 60) * (zone?.first == "-" ? -1 : 1)
  }
}
