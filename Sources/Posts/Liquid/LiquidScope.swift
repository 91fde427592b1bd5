import Manuscript

/// The names that a template may use, and their values.
struct LiquidScope {
  private let context: PostContext
  private(set) var variables: [String: LiquidValue] = [:]

  init(_ context: PostContext) { self.context = context }

  mutating func set(_ name: String, _ value: LiquidValue) { variables[name] = value }

  /// The value of a name; what is not known is nothing.
  func value(_ name: String) -> LiquidValue {
    if let value = variables[name] { return value }
    switch name {
    case "site": return .map(site)
    case "page": return .map(page)
    default: return .null
    }
  }

  /// Whether there is anything of that name.
  func knows(_ name: String) -> Bool { variables[name] != nil || name == "site" || name == "page" }

  private var site: [String: LiquidValue] {
    var values: [String: LiquidValue] = [:]
    if case .map(let entries)? = context.site.configuration.map(LiquidValue.init) { values = entries }
    values["url"] = .string(context.site.url ?? "")
    values["baseurl"] = .string(context.site.baseURL)
    if let title = context.site.title { values["title"] = .string(title) }
    if let data = context.site.data { values["data"] = data.value }
    return values
  }

  private var page: [String: LiquidValue] {
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
