import Manuscript
import Themes

extension Stylesheet {
  /// The style sheet of a book that brings fonts; the theme's own CSS still comes last and wins.
  func text(with fonts: [FontFile], languages: [Language]) -> String {
    guard !fonts.isEmpty else { return text }
    let own = theme.epub.css
    return String(text.dropLast(own.count)) + faces(fonts) + families(fonts, languages) + "\n" + own
  }

  private func faces(_ fonts: [FontFile]) -> String {
    fonts.map { font in
      """
      @font-face {
        font-family: "\(font.family)";
        font-weight: \(font.weight > 400 ? "bold" : "normal");
        font-style: \(font.isItalic ? "italic" : "normal");
        src: url(\(font.path));
      }

      """
    }.joined()
  }

  /// The families of each role, in the book's language and then in each other one.
  private func families(_ fonts: [FontFile], _ languages: [Language]) -> String {
    let embedded = Set(fonts.map(\.family))
    return languages.enumerated().flatMap { index, language in
      roles.map { selectors, role in
        let names = FontFamilies(theme.fonts, role, language).listed().filter(embedded.contains)
        let list = (names.map { "\"\($0)\"" } + [Stylesheet.generic(role)]).joined(separator: ", ")
        let scope = index == 0 ? selectors : selectors.flatMap { Stylesheet.scoped($0, language) }
        return "\(scope.joined(separator: ", ")) { font-family: \(list); }\n"
      }
    }.joined()
  }

  /// What is set in which role; later ones win.
  private var roles: [(selectors: [String], role: FontRole)] {
    let kai: [(selectors: [String], role: FontRole)] =
      theme.emphasis.han == .kai ? [(["em:lang(zh)", "em:lang(ja)", "em:lang(ko)", "em.han"], .kai)] : []
    return [
      (["body"], theme.text.font), (["h1"], theme.title.font),
      (["h2", "h3", "h4", "h5", "h6"], theme.heading.font), (["blockquote"], theme.quote.font),
      (["table"], theme.table.font), (["figcaption"], theme.figure.captionFont),
      ([".notes"], theme.note.font), (["code", "kbd", "pre"], theme.code.font),
    ] + kai
  }

  /// An element in a language, and a passage of the language within such an element.
  private static func scoped(_ selector: String, _ language: Language) -> [String] {
    ["\(selector):lang(\(language))", "\(selector) [lang=\"\(language)\"]"]
  }

  private static func generic(_ role: FontRole) -> String {
    switch role {
    case .serif, .kai: "serif"
    case .sans: "sans-serif"
    case .mono: "monospace"
    }
  }
}
