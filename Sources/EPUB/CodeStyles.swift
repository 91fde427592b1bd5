import Manuscript
import Themes

/// The style sheet's rules for code, and the classes that they are about.
struct CodeStyles {
  let theme: Theme

  /// The class of a token: the short names that Pygments and Rouge gave them, so that style sheets made for
  /// those fit.
  static func name(_ kind: CodeToken.Kind) -> String {
    switch kind {
    case .comment: "c"
    case .keyword: "k"
    case .string: "s"
    case .number: "m"
    case .type: "nc"
    case .function: "nf"
    case .name: "na"
    case .inserted: "gi"
    case .deleted: "gd"
    }
  }

  /// The rules by day.
  var day: String {
    let rules = rules { $0 }
    let weight = theme.code.highlight && theme.code.keywordWeight == .bold
    return (rules + (weight ? ["pre .k { font-weight: bold; }"] : [])).map { $0 + "\n" }.joined()
  }

  /// The rules at night, each indented as what stands in a block.
  var night: String { rules { $0.legible(on: .night) }.map { "\n  " + $0 }.joined() }

  private func rules(_ change: (Color) -> Color) -> [String] {
    guard theme.code.highlight else { return [] }
    return CodeToken.Kind.allCases.compactMap { kind in
      theme.code.colors[kind].map { "pre .\(CodeStyles.name(kind)) { color: \(change($0)); }" }
    }
  }
}
