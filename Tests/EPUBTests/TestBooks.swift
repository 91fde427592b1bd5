import EPUB
import Foundation
import Manuscript
import Resources
import TestSupport
import Themes

/// A book of the suite: a publication with the pictures that it shows.
struct TestBook: Sendable {
  var name: String
  var publication: Publication
  var images = ImageLibrary()
  var cover: CoverImage?
  var options = EPUBOptions(modified: PostDate(secondsSince1970: 1_700_000_000), generator: "Bifolium")

  var theme = Theme.test

  var exporter: EPUBExporter { EPUBExporter(theme: theme, options: options) }

  /// The files of the book, by path.
  func tree() async throws -> (files: [ContainerTree.File], findings: [Finding]) {
    let (tree, findings) = try await exporter.tree(of: publication, images: images, cover: cover)
    return (tree.files, findings)
  }

  /// The text of one file.
  func file(_ path: String) async throws -> String {
    try await tree().files.first { $0.path == "EPUB/" + path }?.text ?? ""
  }

  /// All books that are compared with goldens and given to epubcheck.
  static let all = [kitchenSink, hostile, collisions, newsletter, bare, english, big, illustrated]
}

extension TestBook {
  /// A book of one chapter.
  init(_ name: String, _ blocks: [Block], notes: [Note] = [], language: Language = .zhHans) {
    let chapter = Chapter(
      id: ChapterID("chapter"), title: "一章", language: language, blocks: blocks, notes: notes)
    self.init(
      name: name,
      publication: Publication(
        metadata: Metadata(title: "一书", language: language), parts: [Part(chapters: [chapter])]))
  }

  /// The body of the only chapter, without what stands around it.
  func body() async throws -> String {
    let text = try await file("chapter.xhtml")
    guard let start = text.range(of: "</header>\n"), let end = text.range(of: "</section>\n</body>") else {
      return text
    }
    return String(text[start.upperBound..<end.lowerBound])
  }
}

extension ImageResource {
  /// A picture of the suite.
  static func suite(_ id: String, _ file: String, _ kind: Kind, digest: String, hasAlpha: Bool = false)
    -> ImageResource
  {
    let path = TestFolder.suite.appending(path: "epub/images/\(file)").path
    return ImageResource(
      id: ResourceID(id), kind: kind, width: 640, height: 360, digest: digest, hasAlpha: hasAlpha,
      content: .file(path))
  }
}

extension ImageLibrary {
  /// The pictures of the suite by the names that the books give them.
  static let suite = ImageLibrary(
    images: Dictionary(
      uniqueKeysWithValues: [
        ImageResource.suite("hills", "hills.jpg", .jpeg, digest: "11aa22bb33cc44dd"),
        .suite("hills-again", "hills.jpg", .jpeg, digest: "11aa22bb33cc44dd"),
        .suite("seal", "seal.png", .png, digest: "22bb33cc44dd55ee", hasAlpha: true),
        .suite("chart", "chart.svg", .svg, digest: "33cc44dd55ee66ff"),
      ].map { ($0.id, $0) }))
}

extension CoverImage {
  /// A picture that stands for a drawn cover.
  static let suite: CoverImage? = {
    let file = TestFolder.suite.appending(path: "epub/images/hills.png")
    guard let data = try? Data(contentsOf: file) else { return nil }
    return CoverImage(bytes: [UInt8](data), kind: .png, width: 640, height: 360)
  }()
}
