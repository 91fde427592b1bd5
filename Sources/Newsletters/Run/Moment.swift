public import Foundation
import Manuscript
import Posts

/// A point in time as users write it (ISO 8601), whose zone may be left to a job.
public struct Moment: Sendable, Equatable, Codable {
  /// The seconds since 1970 that a clock in UTC with these digits would count.
  private var digits: Int
  /// Seconds east of UTC, where they were written.
  private var offset: Int?

  /// Reads `2026-03-06T07:00`, `2026-03-06T07:00+08:00` or `2026-03-06`, which is the beginning of that day.
  public init?(parsing text: String) {
    guard let date = PostDate(parsing: text) else { return nil }
    digits = date.secondsSince1970 + date.offset
    offset = date.hasTime && Moment.namesZone(text) ? date.offset : nil
  }

  /// Seconds since 1970; `zone` is asked where the text names none.
  public func instant(in zone: TimeZone) -> Int {
    if let offset { return digits - offset }
    let guess = digits - Moment.offset(of: zone, at: digits)
    return digits - Moment.offset(of: zone, at: guess)
  }

  private static func offset(of zone: TimeZone, at instant: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
  }

  /// Whether something stands behind the digits of the time.
  private static func namesZone(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    return text[colon...].contains { "Zz+-−UG".contains($0) }
  }
}
