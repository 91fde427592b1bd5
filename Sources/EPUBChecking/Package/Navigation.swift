import Checking
import XMLDocuments
import Zip

extension Requirement {
  /// The navigation document and the NCX (EPUB 3.3 §7).
  static let navigation: [Requirement] = [
    Requirement(.navigation, "toc", "there are contents with entries") { book in
      .that(!book.entries(of: "toc").isEmpty, book.navigation?.path ?? "manifest")
    },
    Requirement(.navigation, "targets", "entries lead to documents and places that exist") { book in
      guard let navigation = book.navigation else { return .notApplicable }
      let targets = book.targets
      return .every(navigation.places("a"), \.text) { targets.hold($0.element["href"] ?? "", from: $0.path) }
    },
    Requirement(.navigation, "order", "the contents follow the spine") { book in
      guard let navigation = book.navigation else { return .notApplicable }
      let order = Dictionary(
        book.spine.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
      var last = 0
      return .every(book.entries(of: "toc"), { Place(path: navigation.path, element: $0).text }) { entry in
        guard let path = navigation.target(entry["href"] ?? "")?.path, let place = order[path] else {
          return false
        }
        defer { last = max(last, place) }
        return place >= last
      }
    },
    Requirement(.navigation, "landmarks", "contents and beginning of the text are landmarks") { book in
      let types = Set(book.entries(of: "landmarks").compactMap { $0["epub:type"] })
      return .every(["toc", "bodymatter"], { $0 }) { types.contains($0) }
    },
    Requirement(.navigation, "page-list", "the list of pages names every page break, in order") { book in
      let breaks = book.documents.flatMap { document in
        document.elements.filter(\.isPageBreak).map { "\(document.path)#\($0["id"] ?? "")" }
      }
      guard let navigation = book.navigation, !breaks.isEmpty || !book.entries(of: "page-list").isEmpty else {
        return .notApplicable
      }
      let listed = book.entries(of: "page-list").map { entry in
        let target = navigation.target(entry["href"] ?? "")
        return "\(target?.path ?? "")#\(target?.fragment ?? "")"
      }
      return .that(listed == breaks, navigation.path)
    },
    Requirement(.navigation, "page-source", "a list of pages says of which edition they are") { book in
      guard !book.entries(of: "page-list").isEmpty else { return .notApplicable }
      return .that(book.namesPageSource, "pageBreakSource")
    },
    Requirement(.navigation, "ncx-targets", "entries of the NCX lead to what exists") { book in
      let targets = book.targets
      return .every(book.ncx?.places("content") ?? [], \.text) {
        targets.hold($0.element["src"] ?? "", from: $0.path)
      }
    },
  ]
}

extension XMLElement {
  /// A term of `epub:type`.
  func isOfType(_ type: String) -> Bool {
    (self["epub:type"] ?? "").split(separator: " ").contains { $0 == type }
  }

  /// Whether a page of a printed edition begins here.
  var isPageBreak: Bool { isOfType("pagebreak") || self["role"] == "doc-pagebreak" }
}

extension Book {
  /// The links of a part of the navigation document.
  func entries(of type: String) -> [XMLElement] {
    (navigation?.elements.first { $0.name == "nav" && $0.isOfType(type) })?.all("a") ?? []
  }

  /// Whether the edition with the pages is named, or that there is none (EPUB Accessibility 1.1 §4.1.2; 1.0 had it as a
  /// source that is refined).
  fileprivate var namesPageSource: Bool {
    let sources = metadata("meta").filter { $0["property"] == "source-of" }
    return !properties("pageBreakSource").isEmpty
      || sources.contains { $0.text.contains("pagination") && $0["refines"] != nil }
  }

  var targets: Targets { Targets(self) }
}

/// The places in a book that references may lead to.
struct Targets: Sendable {
  private let files: Set<String>
  private let ids: [String: Set<String>]

  init(_ book: Book) {
    files = Set(book.entries.map(\.path))
    ids = Dictionary(
      book.documents.map { ($0.path, Set($0.elements.compactMap { $0["id"] })) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a reference leads to something; what is outside the book is not asked.
  func hold(_ reference: String, from path: String) -> Bool {
    guard let target = Reference.resolve(reference, from: path) else { return true }
    guard files.contains(target.path) else { return false }
    guard let fragment = target.fragment, !fragment.isEmpty, let known = ids[target.path] else { return true }
    return known.contains(fragment)
  }
}
