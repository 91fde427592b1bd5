import Foundation

/// What the clocks of a time zone show. Local times count seconds since 1970 as if the zone were UTC.
struct WallClock: Sendable {
  let zone: TimeZone

  /// Seconds east of UTC at an instant.
  func offset(at instant: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant)))
  }

  /// What clocks show at an instant.
  func local(_ instant: Int) -> Int { instant + offset(at: instant) }

  /// The instant at which clocks first show a local time; the end of the gap for a time that they skip.
  ///
  /// Rising with `local`, though not strictly: all times of one gap are one instant.
  func instant(ofLocal local: Int) -> Int {
    // No zone changes twice within two days; the largest change was of a whole day (Samoa, 2011).
    let before = offset(at: local - 2 * day)
    let after = offset(at: local + 2 * day)
    if before == after { return local - before }
    if offset(at: local - before) == before { return local - before }
    if offset(at: local - after) == after { return local - after }
    return change(after: local - max(before, after), to: local - min(before, after))
  }

  /// The first instant with the offset of `end`, between an instant that has another and `end`.
  private func change(after start: Int, to end: Int) -> Int {
    let new = offset(at: end)
    var (low, high) = (start, end)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(at: middle) == new { high = middle } else { low = middle }
    }
    return high
  }

  /// Whether clocks were or will be changed within two days of an instant.
  func changes(near instant: Int) -> Bool {
    offset(at: instant - 2 * day) != offset(at: instant + 2 * day)
  }

  private var day: Int { 86_400 }
}
