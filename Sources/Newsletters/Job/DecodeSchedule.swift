import Foundation
import Manuscript
import Settings

extension Schedule {
  /// Decodes `schedule`: a cron line by itself, or `{ cron, missed }`.
  init?(_ root: SettingSection) {
    guard let setting = root.optionalSetting("schedule") else { return nil }
    if let text = setting.text {
      guard let cron = root.cron(text, "schedule", at: setting.place) else { return nil }
      self.init(cron: cron, missed: .runOnce)
      return
    }
    let decoded = root.optionalSection("schedule") { section -> Schedule? in
      let missed = section.optionalChoice("missed", Missed.self) ?? .runOnce
      return section.scalar("cron").flatMap { section.cron($0.text, "cron", at: $0.place) }.map {
        Schedule(cron: $0, missed: missed)
      }
    }
    guard let decoded else { return nil }
    self = decoded
  }
}

extension SettingSection {
  fileprivate func cron(_ text: String, _ key: String, at place: SourcePlace) -> CronLine? {
    do {
      return try CronLine(parsing: text)
    } catch {
      report.invalid("“\(path(key))”: \(error.message)", hint: error.hint, at: place)
      return nil
    }
  }

  /// A time zone of the IANA database.
  func timeZone(_ key: String) -> TimeZone? {
    guard let (text, place) = optionalScalar(key) else { return nil }
    if text.wholeMatch(of: JobPatterns.timeZone.regex) != nil, let zone = TimeZone(identifier: text) {
      return zone
    }
    let known = TimeZone.knownTimeZoneIdentifiers
    report.invalid(
      "there is no time zone “\(text)”",
      hint: nearest(to: text, among: known).map { "did you mean “\($0)”?" }
        ?? "write a name of the IANA database, such as Asia/Shanghai", at: place)
    return nil
  }
}

extension JobLimits {
  init(_ section: SettingSection) {
    self.init(
      memory: section.optional("memory", is: "a number of bytes, such as 1GB or 512MiB") {
        ByteSize($0)?.bytes
      },
      wall: section.optional("wall", is: "a duration, such as 15m or 2h") { JobDuration($0)?.seconds })
  }
}
