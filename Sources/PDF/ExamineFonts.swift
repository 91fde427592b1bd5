package import Manuscript
import PangoCairo
import Resources
package import Themes
import Typesetting

/// A face that a theme asks for, and what it gets.
package struct ThemeFace: Sendable, Equatable {
  /// What a face is for.
  package enum Style: String, Sendable { case regular, bold, italic }

  package var role: FontRole
  /// `latin`, or the language of Han.
  package var script: String
  package var style: Style
  /// The family that the theme names.
  package var wanted: String
  /// What is there; `nil` where the family is not installed.
  package var found: Found?

  /// A face of a font file.
  package struct Found: Sendable, Equatable {
    package var path: String
    /// The position within a font collection.
    package var index: Int
    /// 400 is regular, 700 is bold.
    package var weight: Int
    package var isItalic: Bool
  }

  /// Whether the face is not quite what is asked for: a regular one for bold, an upright one for italics.
  package var isSubstitute: Bool {
    guard let found else { return false }
    return style == .bold && found.weight < 600 || style == .italic && !found.isItalic
  }
}

/// Looks at the fonts and dictionaries that books in a theme need, without making one.
package struct ExamineFonts {
  private let theme: Theme
  private let options: PDFOptions
  private let catalogue: FontCatalogue

  /// - Throws: the finding that there are no fonts at all.
  package init(theme: Theme, options: PDFOptions) throws(Finding) {
    self.theme = theme
    self.options = options
    catalogue = try options.fonts()
  }

  /// Every face that the theme asks for, by role, language and style.
  package func faces() -> [ThemeFace] {
    FontRole.allCases.flatMap { role -> [ThemeFace] in
      guard let stack = theme.fonts.stacks[role] else { return [] }
      // Code is never set in italics.
      let styles: [ThemeFace.Style] = role == .mono ? [.regular, .bold] : [.regular, .bold, .italic]
      let latin = stack.latin.map { family in
        styles.map { face(role, "latin", $0, family) }
      }
      let han = stack.han.sorted { $0.key < $1.key }.flatMap { language, family in
        [.regular, .bold].map { face(role, language, $0, family) }
      }
      return (latin ?? []) + han
    }
  }

  private func face(
    _ role: FontRole, _ script: String, _ style: ThemeFace.Style, _ family: String
  ) -> ThemeFace {
    let id = catalogue.face(family: family, weight: style == .bold ? 700 : 400, italic: style == .italic)
    let found = id.map { catalogue[$0] }.map {
      ThemeFace.Found(path: $0.path, index: $0.index, weight: $0.weight, isItalic: $0.isItalic)
    }
    return ThemeFace(role: role, script: script, style: style, wanted: family, found: found)
  }

  /// What the theme asks for and the system lacks: families, weights and styles, a face for emoji.
  package func findings() -> [Finding] {
    let installed = Set(faces().filter { $0.found != nil }.map(\.wanted))
    var findings = theme.fonts.missing { installed.contains($0) }
    var told: Set<String> = []
    for face in faces() where face.isSubstitute && told.insert("\(face.wanted) \(face.style)").inserted {
      findings.append(
        Finding(
          .fontMissing,
          "the font “\(face.wanted)” has no \(face.style.rawValue) face; its regular one stands in",
          severity: .note))
    }
    if !catalogue.faces.contains(where: \.isColor) {
      findings.append(
        Finding(
          .fontMissing, "there is no font with pictures for emoji", hint: "install fonts-noto-color-emoji",
          severity: .note))
    }
    return findings
  }

  /// What a publication would lack: characters that no font has, families for its languages, dictionaries for
  /// the hyphenation of its words. Its pages are set for that, and thrown away.
  package func findings(for publication: Publication) async throws -> [Finding] {
    let hyphenation = options.hyphenation
    let typesetter = Typesetter(
      theme: theme, images: ImageLibrary(),
      makeSetter: { [theme, catalogue] in
        LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme, hyphenation: hyphenation)
      }, jobs: options.jobs)
    return try await typesetter.set(publication).findings.filter {
      [.glyphMissing, .hyphenationMissing].contains($0.id)
    }
  }
}
