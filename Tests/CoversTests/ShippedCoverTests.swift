import Foundation
import Manuscript
import PangoCairo
import TestSupport
import Testing
import Themes
import Typesetting

@testable import Covers

/// The covers of the themes that are shipped, drawn with frozen fonts.
@Suite struct ShippedCoverTests {
  private let catalogue: FontCatalogue

  init() throws {
    catalogue = try FontCatalogue(
      folders: [TestFolder.fonts.appending(path: "paint").path],
      cacheFolder: FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path)
  }

  private func svg(_ name: String) throws -> String {
    let theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load(name)
    let setter = LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
    let publication = Publication(
      metadata: Metadata(title: "山高月小，水落石出", subtitle: "春夏秋冬", creators: [Creator(name: "天地人")]),
      parts: [Part(chapters: [Chapter(id: ChapterID("a"), title: "风花雪月", blocks: [])])])
    return try CoverMaker.svg(for: publication, theme: theme, width: 1600, height: 2560, setter: setter)
  }

  @Test(arguments: ["anthology", "base", "book", "brief", "large", "newspaper", "phone", "report"])
  func areFilledWithoutARest(_ name: String) throws {
    let svg = try svg(name)
    #expect(!svg.contains("{{"))
    for text in ["春夏秋冬", "天地人"] { #expect(svg.contains(">\(text)<"), "\(text)") }
    // However its lines are broken.
    #expect(svg.replacing(/<[^>]*>|\s/, with: "").contains("山高月小，水落石出"))
  }

  @Test(arguments: ["anthology", "base", "book", "brief", "large", "newspaper", "phone", "report"])
  func makeTheSamePictureTwice(_ name: String) throws {
    let svg = try svg(name)
    let pictures = try (0..<2).map { _ in
      try CoverMaker.png(svg: svg, width: 160, height: 256, catalogue: catalogue)
    }
    #expect(pictures[0] == pictures[1])
    #expect(pictures[0].starts(with: [0x89, 0x50, 0x4e, 0x47]))
  }
}
