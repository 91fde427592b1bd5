import Foundation
import Manuscript
import PangoCairo
import Themes
import Typesetting

/// Sets paragraphs as the theme `book` does, and throws the lines away.
struct Press: Sendable {
  private let theme: Theme
  private let catalogue: FontCatalogue

  init(themes: String) throws {
    theme = try ThemeLoader(searchPath: [themes]).load("book")
    catalogue = try FontCatalogue(
      folders: FontCatalogue.systemFolders,
      cacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-bench-fonts").path)
  }

  private var composer: LineComposer {
    LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
  }

  private var style: ParagraphStyle {
    ParagraphStyle(
      font: .serif, size: 10.5, color: theme.colors.text, language: .zhHans, measure: 315, firstIndent: 21,
      alignment: .justified)
  }

  private var context: InlineContext { InlineContext(chapter: ChapterID("bench")) }

  func compose(_ paragraphs: [String]) throws {
    let composer = composer
    var lines = 0
    for text in paragraphs { lines += composer.set([.text(text)], style, context).lines.count }
    guard lines > 0 else { throw NothingSet() }
  }

  func composeOnTwoCores(_ paragraphs: [String]) async throws {
    let half = paragraphs.count / 2
    try await withThrowingTaskGroup(of: Void.self) { group in
      for part in [Array(paragraphs[..<half]), Array(paragraphs[half...])] {
        group.addTask { try compose(part) }
      }
      try await group.waitForAll()
    }
  }

  /// Everything up to the search for breaks.
  func prepare(_ text: String) throws {
    guard composer.widths([.text(text)], style, context).natural > 0 else { throw NothingSet() }
  }

  /// The second-best settings of paragraphs.
  func vary(_ paragraphs: [String]) throws {
    let composer = composer
    var variants = 0
    for text in paragraphs { variants += composer.variants([.text(text)], style, context).count }
    guard variants > 0 else { throw NothingSet() }
  }

  struct NothingSet: Error {}
}
