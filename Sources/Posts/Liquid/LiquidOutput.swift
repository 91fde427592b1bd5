/// The outputs of Liquid that posts use: where the site is, what it and the post are called, and addresses.
struct LiquidOutput {
  private let context: PostContext

  init(_ context: PostContext) { self.context = context }

  /// The value of what stands between `{{` and `}}`; `nil` where it is not known.
  func value(of text: String) -> String? {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
    guard let first = parts.first, var value = operand(first) else { return nil }
    for filter in parts.dropFirst() {
      guard let filtered = apply(filter, to: value) else { return nil }
      value = filtered
    }
    return value
  }

  private func operand(_ text: String) -> String? {
    if text.count >= 2, let quote = text.first, quote == "\"" || quote == "'", text.last == quote {
      return String(text.dropFirst().dropLast())
    }
    switch text {
    case "site.url": return context.site.url ?? ""
    case "site.baseurl": return context.site.baseURL
    case "site.title", "site.name": return context.site.title
    case "page.title": return context.title
    case "page.url": return context.address
    default: return nil
    }
  }

  private func apply(_ filter: String, to value: String) -> String? {
    let colon = filter.firstIndex(of: ":") ?? filter.endIndex
    let argument = colon < filter.endIndex ? operand(filter[filter.index(after: colon)...].trimmed) : nil
    switch filter[..<colon].trimmed {
    case "relative_url": return context.site.baseURL + absolute(value)
    case "absolute_url": return (context.site.url ?? "") + context.site.baseURL + absolute(value)
    case "prepend": return argument.map { $0 + value }
    case "append": return argument.map { value + $0 }
    case "strip", "escape", "xml_escape", "uri_escape": return value.trimmed
    default: return nil
    }
  }

  private func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "/" + path }
}
