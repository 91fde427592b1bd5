/// A language as a BCP 47 tag, in the spelling that Bifolium uses everywhere: Chinese always has its script.
public struct Language: Sendable, Hashable, CustomStringConvertible {
  /// The tag, such as `zh-Hans`, `ja` or `en-GB`.
  public let description: String

  /// Normalises a tag: `zh`, `zh-CN`, `zh_SG` → `zh-Hans`; `zh-TW` → `zh-Hant`; `zh-HK` → `zh-Hant-HK`.
  public init(_ tag: String) {
    let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
    self.description = Language.normalise(parts)
  }

  /// Chinese in simplified characters.
  public static let zhHans = Language("zh-Hans")
  /// Chinese in traditional characters.
  public static let zhHant = Language("zh-Hant")
  /// Japanese.
  public static let japanese = Language("ja")
  /// Korean.
  public static let korean = Language("ko")
  /// English.
  public static let english = Language("en")

  /// The primary language subtag, in lower case.
  public var primary: String { String(description.unicodeScalars.prefix { $0 != "-" }) }

  /// Whether the text is Chinese in traditional characters.
  public var isTraditionalChinese: Bool { description.hasPrefix("zh-Hant") }

  /// Whether the rules of Chinese, Japanese or Korean composition apply.
  public var isCJK: Bool {
    switch primary {
    case "zh", "ja", "ko": true
    default: false
    }
  }

  private static func normalise(_ parts: [String]) -> String {
    guard let first = parts.first?.lowercased(), !first.isEmpty else { return "und" }
    let rest = parts.dropFirst().map(cased)
    guard first == "zh" || first == "cmn" else { return ([first] + rest).joined(separator: "-") }
    if rest.contains("Hans") { return "zh-Hans" }
    if rest.contains("Hant") { return rest.contains("HK") ? "zh-Hant-HK" : "zh-Hant" }
    if rest.contains("HK") || rest.contains("MO") { return "zh-Hant-HK" }
    return rest.contains("TW") ? "zh-Hant" : "zh-Hans"
  }

  /// Scripts are written `Hans`, regions `TW` (BCP 47 §2.1.1).
  private static func cased(_ subtag: String) -> String {
    switch subtag.count {
    case 2: subtag.uppercased()
    case 4: subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased()
    default: subtag.lowercased()
    }
  }
}
