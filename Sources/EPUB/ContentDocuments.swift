import Manuscript
import Zip

/// Writes all content documents of a book but the contents, which need the headings of the others.
struct ContentDocuments: Sendable {
  private let book: BookContext
  /// By their places in the reading order; none for the contents, and several for a big chapter.
  private var rendered: [[RenderedDocument]]

  init(_ book: BookContext) {
    self.book = book
    rendered = Array(repeating: [], count: book.order.documents.count)
  }

  /// Writes them in as many tasks as the options allow, each taking every n-th document.
  ///
  /// - Throws: `CancellationError` where the task is cancelled.
  func render(_ progress: Tally.Listener? = nil) async throws -> ContentDocuments {
    var result = self
    let jobs = min(book.options.jobs, book.order.documents.count)
    let tally = Tally(of: book.order.documents.count, progress)
    result.rendered = try await withThrowingTaskGroup(of: [(Int, [RenderedDocument])].self) { [book] group in
      for job in 0..<jobs {
        group.addTask {
          // Without one the archive packs them later.
          let compressor = try? Compressor()
          return try stride(from: job, to: book.order.documents.count, by: jobs).map { index in
            try Task.checkCancellation()
            defer { tally.count() }
            var documents = ContentDocuments.render(book.order.documents[index], in: book)
            if let compressor { for place in documents.indices { documents[place].pack(compressor) } }
            return (index, documents)
          }
        }
      }
      var rendered = result.rendered
      for try await batch in group { for (index, document) in batch { rendered[index] = document } }
      return rendered
    }
    return result
  }

  private static func render(_ document: ReadingOrder.Document, in book: BookContext) -> [RenderedDocument] {
    switch document.content {
    case .cover: CoverPage.render(as: document.name, in: book).map { [$0] } ?? []
    case .titlePage: [TitlePage.render(as: document.name, in: book)]
    case .contents: []
    case .part(let part): [PartPage.render(part, as: document.name, in: book)]
    case .chapter(let chapter): ContentDocument.render(chapter, in: document.pieces, of: book)
    case .colophon: [Colophon.render(as: document.name, in: book)]
    }
  }

  /// The headings of each document of the reading order, by its name.
  var headings: [String: [OutlineHeading]] { byName(\.headings) }

  /// The numbered figures of each document of the reading order, by its name.
  var figures: [String: [OutlineFigure]] { byName(\.figures) }

  /// The pages of the printed edition in the order of the spine.
  var pages: [PageBreak] { rendered.joined().flatMap(\.pages) }

  private func byName<Item>(_ items: (RenderedDocument) -> [Item]) -> [String: [Item]] {
    Dictionary(
      zip(book.order.documents, rendered).map { ($0.name, $1.flatMap(items)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// By what the chapters are known, in order.
  var fingerprints: [[UInt8]] { rendered.joined().map(\.fingerprint) }

  /// All documents in the order of the spine, with the contents in their place.
  func documents(with contents: RenderedDocument) -> [RenderedDocument] {
    zip(book.order.documents, rendered).flatMap { document, pieces in
      if case .contents = document.content { return [contents] }
      return pieces
    }
  }
}
