import Manuscript

/// The words that stand for pictures within lines, where only the picture is known: the first that the book has.
struct Alternatives: Walker {
  private(set) var words: [ResourceID: String] = [:]

  init(_ publication: Publication) { walk(publication) }

  mutating func visit(_ inline: Inline) {
    if case .image(let image) = inline, let text = image.alternative ?? image.title, !text.isEmpty {
      words[image.resource] = words[image.resource] ?? text
    }
    walkChildren(of: inline)
  }
}
