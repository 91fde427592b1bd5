import Foundation

/// A service that runs a job, and the timer that starts it (systemd.service(5), systemd.timer(5)).
func systemdUnits(of scheduled: ScheduledJob, at place: SchedulePlace) -> [ScheduleFile] {
  let job = scheduled.job
  let name = "bifolium-" + unitName(job.key)
  let path = place.absolute(job.path)
  let service = """
    # Runs when \(name).timer says so; by hand: systemctl start '\(name).service'
    [Unit]
    Description=Newsletter \(specifiersEscaped(job.key))

    [Service]
    Type=oneshot
    WorkingDirectory=\(specifiersEscaped(JobPath.folder(of: path)))
    ExecStart=\(quoted(place.executable)) newsletter run --due \(quoted(path))
    # Another run is at work on the same ledger: that one makes the issue.
    SuccessExitStatus=75

    """
  let calendars = calendarEvents(of: scheduled).map { "OnCalendar=\($0)\n" }.joined()
  let timer = """
    # \(scheduled.words); install: systemctl enable --now '\(name).timer'
    [Unit]
    Description=When newsletter \(specifiersEscaped(job.key)) is due

    [Timer]
    \(calendars)# What a machine slept through is made up for when it wakes.
    Persistent=true
    AccuracySec=1min

    [Install]
    WantedBy=timers.target

    """
  return [
    ScheduleFile(name: name + ".service", text: service), ScheduleFile(name: name + ".timer", text: timer),
  ]
}

/// Calendar events (systemd.time(7)). They want both a day and a weekday, so that a cron line for which one of the
/// two suffices makes two of them.
func calendarEvents(of scheduled: ScheduledJob) -> [String] {
  let cron = scheduled.cron
  let time = "\(list(cron.hours, all: 0...23)):\(list(cron.minutes, all: 0...59)):00"
  let zone = scheduled.job.timeZone.identifier
  let months = list(cron.months, all: 1...12)
  let days = list(cron.days, all: 1...31)
  let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  let weekdays =
    cron.weekdays.count == 7 ? "" : cron.weekdays.sorted().map { names[$0] }.joined(separator: ",") + " "
  if cron.restrictsDays && cron.restrictsWeekdays {
    return ["*-\(months)-\(days) \(time) \(zone)", "\(weekdays)*-\(months)-* \(time) \(zone)"]
  }
  return ["\(weekdays)*-\(months)-\(days) \(time) \(zone)"]
}

private func list(_ values: Set<Int>, all: ClosedRange<Int>) -> String {
  if values.count == all.count { return "*" }
  return values.sorted().map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ",")
}

/// A name as units may have it (systemd.unit(5)): other bytes than letters, digits, `:`, `_`, `.` as `\xHH`.
private func unitName(_ text: String) -> String {
  text.utf8.map { byte in
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
      String(UnicodeScalar(byte))
    default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }.joined()
}

/// `%` begins a specifier in every value.
private func specifiersEscaped(_ text: String) -> String {
  text.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
}

/// A word of a command line (systemd.service(5), “Command lines”).
private func quoted(_ text: String) -> String {
  let escaped = text.map { character in
    switch character {
    case "\"", "\\": "\\\(character)"
    case "$": "$$"
    default: String(character)
    }
  }
  return "\"" + specifiersEscaped(escaped.joined()) + "\""
}
