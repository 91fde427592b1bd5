package import Manuscript
import Resources

/// A book cannot be made small enough in one piece.
package struct BookTooLarge: Error {
  /// The book in pieces of which each should be small enough.
  package var volumes: [Volume]
}

/// A piece of a book that is a book by itself.
package struct Volume: Sendable {
  package var publication: Publication
  /// Where the chapters of the other volumes are on the web: links lead there.
  package var addresses: [ChapterID: String]
}

/// Divides a book into volumes: chapters in their order, as many to a volume as fit.
struct DivideBook {
  private let publication: Publication
  private let limit: Int
  private let images: ImageLibrary
  /// What every volume has, such as cover and style sheet.
  private let common: Int
  /// Bytes of the archive for one byte of markup.
  private let packing: Double

  init(
    _ publication: Publication, tree: ContainerTree, bytes: Int, limit: Int, _ images: ImageLibrary
  ) {
    self.publication = publication
    self.images = images
    self.limit = limit
    let shown = publication.chapters.reduce(into: Set<ResourceID>()) { $0.formUnion(PicturesShown.of($1)) }
    let pictures = shown.reduce(0) { $0 + (images[$1]?.content.size ?? 0) }
    let fixed = max(0, tree.storedSize - pictures)
    let markup = publication.chapters.reduce(0) { $0 + MarkupSize.sizes(of: $1).reduce(0, +) }
    common = fixed + 60_000
    packing = min(1, Double(max(0, bytes - tree.storedSize)) / Double(max(markup, 1)))
  }

  /// The volumes in order; a chapter that is too large by itself has one of its own.
  func volumes() -> [Volume] {
    // What is only estimated may turn out larger.
    let room = max(1, (limit - common) / 10 * 9)
    var groups: [[Chapter]] = [[]]
    var (size, shown) = (0, Set<ResourceID>())
    for chapter in publication.chapters {
      let pictures = PicturesShown.of(chapter)
      let text = Int(Double(MarkupSize.sizes(of: chapter).reduce(0, +)) * packing) + 600
      let added = text + bytes(of: pictures.subtracting(shown))
      if size + added > room, !(groups.last?.isEmpty ?? true) {
        groups.append([])
        (size, shown) = (0, [])
      }
      size += text + bytes(of: pictures.subtracting(shown))
      shown.formUnion(pictures)
      groups[groups.count - 1].append(chapter)
    }
    return groups.enumerated().map { volume($1, number: $0 + 1, of: groups.count) }
  }

  private func bytes(of pictures: Set<ResourceID>) -> Int {
    pictures.reduce(0) { $0 + (images[$1]?.content.size ?? 0) + 200 }
  }

  private func volume(_ chapters: [Chapter], number: Int, of count: Int) -> Volume {
    let ids = Set(chapters.map(\.id))
    var result = publication
    result.parts = publication.parts.compactMap { part in
      let own = part.chapters.filter { ids.contains($0.id) }
      return own.isEmpty ? nil : Part(title: part.title, chapters: own)
    }
    if count > 1 { name(&result.metadata, number) }
    let others = publication.chapters.filter { !ids.contains($0.id) }
    let addresses = others.compactMap { chapter in
      (chapter.address ?? chapter.byline.source).map { (chapter.id, $0) }
    }
    return Volume(
      publication: result, addresses: Dictionary(addresses, uniquingKeysWith: { first, _ in first }))
  }

  /// Each volume is a book of its own, and says of which it is a part.
  private func name(_ metadata: inout Metadata, _ number: Int) {
    let label = Wording.volume(number, in: metadata.language)
    if metadata.series == nil { metadata.series = Series(name: metadata.title, number: "\(number)") }
    metadata.title += metadata.language.isCJK ? "　\(label)" : ", \(label)"
    metadata.identifier = metadata.identifier.map { "\($0)#volume-\(number)" }
  }
}

/// Collects the pictures of a chapter.
private struct PicturesShown: Walker {
  private var ids: Set<ResourceID> = []

  static func of(_ chapter: Chapter) -> Set<ResourceID> {
    var collector = PicturesShown()
    collector.walk(chapter)
    return collector.ids
  }

  mutating func visit(_ inline: Inline) {
    if case .image(let image) = inline { ids.insert(image.resource) }
    walkChildren(of: inline)
  }
}
