public import Manuscript

/// Finds what a theme may colour in code.
///
/// A lexer for each family of languages walks over the bytes once, driven by a table for each language. None
/// knows a grammar, and none needs one: posts show fragments, often wrong ones, and a book must print them all.
/// Time is linear in the text, whatever it says.
public enum Highlighter {
  /// A block that is longer, in bytes, is data rather than code, and is left plain.
  public static let limit = 1 << 20

  /// The tokens of `text`, in order and without overlap, as ranges of UTF-8 code units.
  ///
  /// - Parameters:
  ///   - text: the code of one block.
  ///   - language: as its author called it, such as `py` or `C++`.
  /// - Returns: nothing where the language is not known, or none.
  public static func tokens(of text: String, language: String) -> [CodeToken] {
    guard let language = LanguageName.language(language) else { return [] }
    var text = text
    return text.withUTF8 { utf8 in
      guard utf8.count <= limit else { return [] }
      var code = Code(bytes: Array(utf8))
      language.lex(&code, 0..<code.bytes.count, depth: 0)
      return code.tokens
    }
  }

  /// Whether a name leads to a language that is coloured.
  public static func knows(_ language: String) -> Bool { LanguageName.language(language) != nil }
}
