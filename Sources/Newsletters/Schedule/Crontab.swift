import Foundation

/// Lines of a crontab, each in the zone of its job.
func crontab(of jobs: [ScheduledJob], at place: SchedulePlace) -> ScheduleFile {
  var text = """
    # Lines for “crontab -e”. CRON_TZ is known to cronie (Fedora, Arch, SUSE and others). The cron of Debian and
    # Ubuntu ignores it and takes the zone of the machine: if that is another one, write “17 * * * *” for the five
    # fields. A run that finds nothing due does nothing, and one that comes late makes the issue that was due.

    """
  var zone = ""
  for scheduled in jobs {
    let path = place.absolute(scheduled.job.path)
    if scheduled.job.timeZone.identifier != zone {
      zone = scheduled.job.timeZone.identifier
      text += "\nCRON_TZ=\(zone)\n"
    }
    text += "\(scheduled.cron.portable) \(word(place.executable)) newsletter run --due \(word(path))\n"
  }
  return ScheduleFile(name: "crontab", text: text)
}

extension CronLine {
  /// The line as every cron reads it: without nicknames, names, or a week that ends with Sunday.
  var portable: String {
    func field(_ text: Substring, _ values: Set<Int>) -> String {
      // A star, with a step or not, bears on how days and weekdays are joined.
      text.hasPrefix("*") ? String(text) : values.sorted().map(String.init).joined(separator: ",")
    }
    let line = CronLine.nicknames[description] ?? description
    let values = [minutes, hours, days, months, weekdays]
    return zip(line.split(whereSeparator: \.isWhitespace), values).map(field).joined(separator: " ")
  }
}

/// A word for sh in a crontab, in which `%` would be a line feed.
private func word(_ text: String) -> String {
  let quoted = text.map { character in
    switch character {
    case "'": "'\\''"
    case "%": "\\%"
    default: String(character)
    }
  }
  return "'" + quoted.joined() + "'"
}
