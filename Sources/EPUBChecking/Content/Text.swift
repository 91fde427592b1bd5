import Checking
import XMLDocuments

extension Requirement {
  /// Content documents as texts (EPUB 3.3 §6).
  static let text: [Requirement] = [
    Requirement(.content, "well-formed", "documents are well-formed") { book in
      .every(book.documents, { "\($0.path):\($0.problem?.line ?? 1), \($0.problem?.message ?? "")" }) {
        $0.root != nil
      }
    },
    Requirement(.content, "title", "documents have titles of their own") { book in
      .every(book.documents, \.path) { document in
        let title = document.elements.first { $0.name == "title" }?.text ?? ""
        return !title.allSatisfy(\.isWhitespace) && !document.path.hasSuffix("/" + title)
      }
    },
    Requirement(.content, "one-h1", "documents with text have one heading of the first level") { book in
      .every(book.documents.filter(\.hasText), \.path) { $0.places("h1").count == 1 }
    },
    Requirement(.content, "heading-order", "headings leave out no level") { book in
      let pairs = book.documents.flatMap { document in
        let headings = document.places("h1", "h2", "h3", "h4", "h5", "h6")
        return zip([nil] + headings.map(Optional.some), headings).map { ($0, $1) }
      }
      return .every(pairs, \.1.text) { before, heading in
        heading.level <= (before?.level ?? 0) + 1
      }
    },
    Requirement(.content, "ids", "ids stand once in a document") { book in
      let lists = book.documents.map { document in
        document.elements.filter { $0["id"] != nil }.map { Place(path: document.path, element: $0) }
      }
      var seen: Set<String> = []
      return .every(lists.joined(), \.text) {
        seen.insert("\($0.path)#\($0.element["id"] ?? "")").inserted
      }
    },
    Requirement(.content, "links", "links within the book lead to what exists") { book in
      let targets = book.targets
      return .every(book.documents.flatMap { $0.places("a") }.filter { $0.element["href"] != nil }, \.text) {
        targets.hold($0.element["href"] ?? "", from: $0.path)
      }
    },
    Requirement(.content, "resources", "pictures, styles and media are in the book") { book in
      let targets = book.targets
      let names = ["img", "link", "source", "audio", "video", "iframe", "script"]
      let places = book.documents.flatMap { document in
        document.elements.filter { names.contains($0.name) }.map { Place(path: document.path, element: $0) }
      }
      return .every(places.filter { $0.resource != nil }, \.text) {
        let reference = $0.resource ?? ""
        return !Reference.isRemote(reference) && targets.hold(reference, from: $0.path)
      }
    },
  ]
}

extension Place {
  fileprivate var level: Int { element.name.last?.wholeNumberValue ?? 0 }
  fileprivate var resource: String? { element["src"] ?? element["href"] ?? element["data"] }
}

extension Book.Document {
  /// Whether there is anything to read: covers that are a picture have nothing.
  fileprivate var hasText: Bool {
    elements.first { $0.name == "body" }.map { $0.text.contains { !$0.isWhitespace } } ?? true
  }
}
