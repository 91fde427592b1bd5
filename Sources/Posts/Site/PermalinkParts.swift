import Manuscript

/// What the words of a permalink stand for, in Jekyll, Hexo and Hugo.
struct PermalinkParts {
  /// The name of the file without date and extension, or what the header says in its place.
  var slug: String
  var title: String
  var date: PostDate?
  var categories: [String] = []
  /// The path of the file below its folder of posts, without extension; the slug where there is none.
  var path: String?
  var collection = ""
  /// Hugo's folders, outermost first.
  var sections: [String] = []
  /// Hexo's number or name for a post.
  var id = ""

  /// The text for a word; nothing for one that is not known.
  func value(_ name: String) -> String {
    switch name {
    case "categories": categories.map { $0.lowercased() }.joined(separator: "/")
    case "category": categories.isEmpty ? "uncategorized" : categories.joined(separator: "/")
    case "slugified_categories": categories.map(slugify).joined(separator: "/")
    case "title", "basename", "filename", "slugorfilename", "contentbasename", "slugorcontentbasename": slug
    case "name": Path.name(of: path ?? slug)
    case "slug": slugify(slug)
    case "post_title": slugify(title)
    case "path": path ?? slug
    case "collection": collection
    case "section": sections.first ?? ""
    case "sections": sections.joined(separator: "/")
    case "id": id
    case "output_ext": ".html"
    default: value(ofDate: name)
    }
  }

  /// Hugo's choice among sections: `1:` from the second on, `last` the last, `0` the first.
  func sections(choice: Substring) -> String {
    if choice == "last" { return sections.last ?? "" }
    let bounds = choice.split(separator: ":", omittingEmptySubsequences: false)
    let first = bounds.first.flatMap { Int($0) } ?? 0
    if bounds.count == 1 { return sections.indices.contains(first) ? sections[first] : "" }
    let end = bounds[1] == "last" ? sections.count - 1 : Int(bounds[1]) ?? sections.count
    let range = max(0, first)..<max(max(0, first), min(end, sections.count))
    return sections.indices.contains(range.lowerBound) ? sections[range].joined(separator: "/") : ""
  }

  private func value(ofDate name: String) -> String {
    guard let date else { return "" }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    switch name {
    case "year": return padded(date.year, 4)
    case "short_year": return padded(date.year % 100, 2)
    case "month": return padded(date.month, 2)
    case "i_month": return String(date.month)
    case "short_month": return String(Self.months[date.month - 1].prefix(3))
    case "long_month", "monthname": return Self.months[date.month - 1]
    case "day": return padded(date.day, 2)
    case "i_day": return String(date.day)
    case "y_day": return padded(dayOfYear(date), 3)
    case "yearday", "dayofyear": return String(dayOfYear(date))
    case "w_year": return padded(week(of: date).year, 4)
    case "week": return padded(week(of: date).number, 2)
    case "w_day": return String(weekday(date))
    case "weekday": return String(weekday(date) % 7)
    case "short_day": return String(Self.weekdays[weekday(date) - 1].prefix(3))
    case "long_day", "weekdayname": return Self.weekdays[weekday(date) - 1]
    case "hour": return padded(date.hour, 2)
    case "minute": return padded(date.minute, 2)
    case "second": return padded(date.second, 2)
    case "timestamp": return String(date.secondsSince1970)
    default: return ""
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    (PostDate(year: year, month: month, day: day)?.secondsSince1970 ?? 0) / 86_400
  }

  private func dayOfYear(_ date: PostDate) -> Int {
    dayNumber(date.year, date.month, date.day) - dayNumber(date.year, 1, 1) + 1
  }

  /// 1 for Monday to 7 for Sunday; 1970 began with a Thursday.
  private func weekday(_ date: PostDate) -> Int {
    ((dayNumber(date.year, date.month, date.day) + 3) % 7 + 7) % 7 + 1
  }

  /// The week that has most days of a year in it (ISO 8601 §3.1.1.23): that of its Thursday.
  private func week(of date: PostDate) -> (year: Int, number: Int) {
    let thursday = dayNumber(date.year, date.month, date.day) + 4 - weekday(date)
    let year = PostDate(secondsSince1970: thursday * 86_400).year
    return (year, (thursday - dayNumber(year, 1, 1)) / 7 + 1)
  }
}
