package import Foundation
package import Manuscript

/// The instant of a date; one without a time of day begins its day in `zone`.
///
/// - Returns: seconds since 1970.
func firstInstant(of date: PostDate, in zone: TimeZone) -> Int {
  guard !date.hasTime else { return date.secondsSince1970 }
  let midnight = date.secondsSince1970
  // The offset at the local midnight is found from both sides of a change of clocks.
  let guess = midnight - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(midnight)))
  return midnight - zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(guess)))
}

/// What clocks in `zone` show at an instant.
package func localDate(_ instant: Int, in zone: TimeZone) -> PostDate {
  let offset = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
  return PostDate(secondsSince1970: instant, offset: offset)
}
