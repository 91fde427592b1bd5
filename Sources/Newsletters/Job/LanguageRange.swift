public import Manuscript

/// The languages that a tag stands for (BCP 47 §4.1, language range): `en` for `en-GB` too, `zh` for every kind
/// of Chinese.
public struct LanguageRange: Sendable, Hashable {
  /// The tag that the tags of its languages begin with.
  private let prefix: String

  /// The range of a tag. Of Chinese, `zh` alone means any script; with a script or a region it is normalised as
  /// languages are.
  public init(_ tag: String) {
    let isAnyChinese = ["zh", "cmn"].contains(tag.lowercased())
    prefix = isAnyChinese ? "zh" : Language(tag).description
  }

  /// Whether a language is in the range.
  public func contains(_ language: Language) -> Bool {
    language.description == prefix || language.description.hasPrefix(prefix + "-")
  }
}
