import Manuscript

/// The addresses that a site gives its posts (Jekyll, “Permalinks”).
struct Permalink: Sendable, Equatable {
  /// Text in which words such as `:year` stand for parts of a post.
  var template: String

  /// Jekyll's style unless a site says otherwise.
  static let date = Permalink(style: "date")

  /// A style by its name, or a template.
  init(style: String) {
    switch style {
    case "date": template = "/:categories/:year/:month/:day/:title:output_ext"
    case "pretty": template = "/:categories/:year/:month/:day/:title/"
    case "ordinal": template = "/:categories/:year/:y_day/:title:output_ext"
    case "none": template = "/:categories/:title:output_ext"
    default: template = style
    }
  }

  /// The path of a post on its site, beginning with a slash.
  func path(slug: String, title: String, date: PostDate?, categories: [String]) -> String {
    var path = ""
    var rest = template[...]
    while let colon = rest.firstIndex(of: ":") {
      path += rest[..<colon]
      rest = rest[rest.index(after: colon)...]
      let name = rest.prefix { $0 == "_" || ($0.isASCII && $0.isLetter) }
      rest = rest[name.endIndex...]
      path += value(String(name), slug: slug, title: title, date: date, categories: categories)
    }
    path += rest
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    return "/" + parts.joined(separator: "/") + (path.hasSuffix("/") && !parts.isEmpty ? "/" : "")
  }

  private func value(
    _ name: String, slug: String, title: String, date: PostDate?, categories: [String]
  ) -> String {
    func padded(_ number: Int?, _ width: Int) -> String {
      let digits = number.map(String.init) ?? ""
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    switch name {
    case "categories": return categories.map { $0.lowercased() }.joined(separator: "/")
    case "slugified_categories": return categories.map(slugify).joined(separator: "/")
    case "year": return padded(date?.year, 4)
    case "short_year": return padded(date.map { $0.year % 100 }, 2)
    case "month": return padded(date?.month, 2)
    case "i_month": return padded(date?.month, 0)
    case "day": return padded(date?.day, 2)
    case "i_day": return padded(date?.day, 0)
    case "y_day": return padded(date.map(dayOfYear), 3)
    case "hour": return padded(date?.hour, 2)
    case "minute": return padded(date?.minute, 2)
    case "second": return padded(date?.second, 2)
    case "title", "name", "basename", "filename": return slug
    case "slug": return slugify(slug)
    case "output_ext": return ".html"
    default: return ""
    }
  }

  private func dayOfYear(_ date: PostDate) -> Int {
    let newYear = PostDate(year: date.year, month: 1, day: 1)?.secondsSince1970 ?? 0
    let day = PostDate(year: date.year, month: date.month, day: date.day)?.secondsSince1970 ?? 0
    return (day - newYear) / 86_400 + 1
  }
}

/// A text as a part of an address: lower case, with hyphens for all that is neither letter nor digit.
func slugify(_ text: String) -> String {
  var slug = ""
  for character in text.lowercased() {
    if character.isLetter || character.isNumber {
      slug.append(character)
    } else if !slug.isEmpty, slug.last != "-" {
      slug.append("-")
    }
  }
  while slug.last == "-" { slug.removeLast() }
  return slug
}
