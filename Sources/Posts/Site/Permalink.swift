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
    case "weekdate": template = "/:categories/:year/W:week/:short_day/:title:output_ext"
    default: template = style
    }
  }

  /// The style of a site, for documents of its collections, which have no date.
  var ofCollections: Permalink {
    let isFolder = template.hasSuffix("/")
    return Permalink(style: "/:collection/:path" + (isFolder ? "/" : ":output_ext"))
  }

  /// The path of a post on its site, beginning with a slash.
  func path(slug: String, title: String, date: PostDate?, categories: [String]) -> String {
    path(of: PermalinkParts(slug: slug, title: title, date: date, categories: categories))
  }

  /// The path of a post on its site, beginning with a slash.
  func path(of parts: PermalinkParts) -> String {
    var path = ""
    var rest = template[...]
    while let colon = rest.firstIndex(of: ":") {
      path += rest[..<colon]
      rest = rest[rest.index(after: colon)...]
      let name = rest.prefix { $0 == "_" || ($0.isASCII && $0.isLetter) }
      rest = rest[name.endIndex...]
      // Hugo's `:sections[1:]` and its like choose among the parts.
      if name == "sections", rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
        path += parts.sections(choice: rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        continue
      }
      path += name.isEmpty ? ":" : parts.value(String(name))
    }
    path += rest
    let segments = path.split(separator: "/", omittingEmptySubsequences: true)
    return "/" + segments.joined(separator: "/") + (path.hasSuffix("/") && !segments.isEmpty ? "/" : "")
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
