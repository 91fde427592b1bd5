import Manuscript

/// The names that a template may use, and their values.
struct LiquidScope {
  private let context: PostContext
  private let site: LiquidValue
  private let page: LiquidValue
  private(set) var variables: [String: LiquidValue] = [:]

  init(_ context: PostContext) {
    self.context = context
    site = .map(LiquidScope.site(context))
    page = .map(LiquidScope.page(context))
  }

  mutating func set(_ name: String, _ value: LiquidValue) { variables[name] = value }

  /// The value of a name; what is not known is nothing.
  func value(_ name: String) -> LiquidValue {
    if let value = variables[name] { return value }
    switch name {
    case "site": return site
    case "page": return page
    case "site.data": return context.site.data?.value ?? .null
    default:
      return name.hasPrefix("site.") ? context.listing?.value(String(name.dropFirst(5))) ?? .null : .null
    }
  }

  private static func site(_ context: PostContext) -> [String: LiquidValue] {
    var values: [String: LiquidValue] = [:]
    if case .map(let entries)? = context.site.configuration.map(LiquidValue.init) { values = entries }
    values["url"] = .string(context.site.url ?? "")
    values["baseurl"] = .string(context.site.baseURL)
    if let title = context.site.title { values["title"] = .string(title) }
    return values
  }

  private static func page(_ context: PostContext) -> [String: LiquidValue] {
    var values: [String: LiquidValue] = [:]
    if case .map(let entries) = LiquidValue(context.header) { values = entries }
    values["title"] = .string(context.title)
    values["url"] = .string(context.address)
    values["id"] = .string(context.address)
    values["path"] = .string(context.path)
    if let date = context.date { values["date"] = .string(date.iso8601) }
    return values
  }
}
