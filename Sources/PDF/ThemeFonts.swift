import Manuscript
import PangoCairo
import Themes

/// The families that a theme names for the languages of a publication.
///
/// What is not installed is set in another face that has the characters: nothing is lost but the look, and
/// there is a finding.
struct ThemeFonts {
  private let families: [String]

  init(_ theme: Theme, _ publication: Publication) {
    let languages = Set([publication.metadata.language] + publication.chapters.map(\.language))
    let stacks = FontRole.allCases.map { theme.fonts.stack($0) }
    let named = stacks.flatMap { stack in
      [stack.latin] + languages.map { $0.isCJK ? stack.hanFamily($0) : nil }
    }
    families = Set(named.compactMap { $0 }).sorted()
  }

  /// A finding for each family that is not there, with the package that has it.
  func missing(from catalogue: FontCatalogue) -> [Finding] {
    families.filter { catalogue.face(family: $0, weight: 400, italic: false) == nil }.map { family in
      Finding(
        .fontMissing, "the theme's family “\(family)” is not installed; another stands in",
        hint: FontSet.debianPackage(of: family).map { "install \($0)" }, severity: .warning)
    }
  }
}
