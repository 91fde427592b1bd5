import Manuscript

/// A day as the heading of a part: `2022年3月14日 星期一`, `Monday, 14 March 2022`.
func dayHeading(_ date: PostDate, in language: Language) -> String {
  let day = Wording.date(date, in: language)
  let weekday = date.weekday
  switch language.primary {
  case "zh": return "\(day) 星期\(pick("日一二三四五六", weekday))"
  case "ja": return "\(day)（\(pick("日月火水木金土", weekday))）"
  case "ko": return "\(day) \(pick("일월화수목금토", weekday))요일"
  default: return "\(weekdays[weekday]), \(day)"
  }
}

private func pick(_ names: String, _ weekday: Int) -> Character {
  names[names.index(names.startIndex, offsetBy: weekday)]
}

private let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

extension PostDate {
  /// The day of the week as its own clock shows it, 0 for Sunday. 1970-01-01 was a Thursday.
  fileprivate var weekday: Int {
    let days = (secondsSince1970 + offset - hour * 3600 - minute * 60 - second) / 86_400
    return ((days + 4) % 7 + 7) % 7
  }
}
