import Manuscript
import Resources
import Themes

@testable import Typesetting

/// Sets books with ``SquareSetter`` and asks what stands on their pages.
enum Pages {
  static func set(
    _ chapters: [Chapter], _ theme: Theme = TestTheme.make(), images: [ImageResource] = [], jobs: Int = 1,
    title: String = "书"
  ) async throws -> SetBook {
    let publication = Publication(metadata: Metadata(title: title), parts: [Part(chapters: chapters)])
    return try await set(publication, theme, images: images, jobs: jobs)
  }

  static func set(
    _ publication: Publication, _ theme: Theme, images: [ImageResource] = [], jobs: Int = 1,
    hasCover: Bool = false
  ) async throws -> SetBook {
    let library = ImageLibrary(images: Dictionary(images.map { ($0.id, $0) }) { first, _ in first })
    return try await Typesetter(
      theme: theme, images: library, makeSetter: { SquareSetter() }, jobs: jobs, hasCover: hasCover
    ).set(publication)
  }

  /// The dump of the body pages of one chapter.
  static func dump(
    _ blocks: [Block], notes: [Note] = [], _ theme: Theme = TestTheme.make(), images: [ImageResource] = []
  ) async throws -> String {
    let book = try await set([chapter(blocks, notes: notes)], theme, images: images)
    return PageDump.text(of: body(of: book))
  }

  static func chapter(_ blocks: [Block], notes: [Note] = [], id: String = "a", title: String = "题目")
    -> Chapter
  {
    Chapter(id: ChapterID(id), title: title, blocks: blocks, notes: notes)
  }

  /// The pages with arabic folios.
  static func body(of book: SetBook) -> [Page] { book.pages.filter { Int($0.label) != nil } }

  /// The lines in the frames of `region`, page by page, as dumps write them.
  static func lines(_ pages: some Sequence<Page>, _ region: String) -> [[String]] {
    pages.map { page in
      PageDump.text(of: [page]).split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix("  \(region) ") && !$0.contains(" fill ") && !$0.contains(" link ") }
        .map {
          $0.split(separator: " ").dropFirst(region.split(separator: " ").count + 3).joined(separator: " ")
        }
    }
  }
}

/// A paragraph of `count` characters, each of which names its place.
func paragraph(_ count: Int, from first: Int = 0) -> Block {
  .paragraph(Paragraph([.text(ideographs(count, from: first))]))
}

/// `count` different ideographs.
func ideographs(_ count: Int, from first: Int = 0) -> String {
  var text = ""
  for index in 0..<count {
    text.unicodeScalars.append(Unicode.Scalar(0x4e00 + UInt32((first + index) % 20_000)) ?? "?")
  }
  return text
}
