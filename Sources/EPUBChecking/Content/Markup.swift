import Checking
import XMLDocuments

extension Requirement {
  /// What screen readers need of content documents (EPUB Accessibility 1.1, WCAG 2.2).
  static let markup: [Requirement] = [
    Requirement(.content, "language", "documents say their language, for HTML and XML alike") { book in
      .every(book.documents.compactMap(\.root).enumerated(), { book.documents[$0.offset].path }) {
        let language = $0.element["lang"]
        return language?.isEmpty == false && language == $0.element["xml:lang"]
      }
    },
    Requirement(.content, "passage-language", "lang and xml:lang say the same") { book in
      let places = book.documents.flatMap { document in
        document.elements.filter { $0["lang"] != nil || $0["xml:lang"] != nil }
          .map { Place(path: document.path, element: $0) }
      }
      return .every(places, \.text) { $0.element["lang"] == $0.element["xml:lang"] }
    },
    Requirement(.content, "alt", "pictures have alternatives, empty ones for decoration") { book in
      .every(book.documents.flatMap { $0.places("img") }, \.text) {
        $0.element["alt"] != nil || $0.element["role"] == "presentation"
      }
    },
    Requirement(.content, "link-text", "links have words") { book in
      let links = book.documents.flatMap { $0.places("a") }.filter { $0.element["href"] != nil }
      return .every(links, \.text) { $0.element.hasWords }
    },
    Requirement(.content, "table-heads", "heads of tables say what they head") { book in
      .every(book.documents.flatMap { $0.places("th") }, \.text) { $0.element["scope"] != nil }
    },
    Requirement(.content, "tables", "tables of more than one row have heads") { book in
      let tables = book.documents.flatMap { $0.places("table") }.filter { $0.element.all("tr").count > 1 }
      return .every(tables, \.text) { !$0.element.all("th").isEmpty }
    },
    Requirement(.content, "roles", "what epub:type says is said by role as well") { book in
      let places = book.documents.flatMap { document in
        document.elements.filter { Roles.of($0) != nil }.map { Place(path: document.path, element: $0) }
      }
      return .every(places, \.text) { $0.element["role"] == Roles.of($0.element) }
    },
  ]
}

/// The roles of DPUB-ARIA 1.1 that stand beside terms of `epub:type`.
enum Roles {
  private static let names = [
    "chapter": "doc-chapter", "foreword": "doc-foreword", "colophon": "doc-colophon",
    "noteref": "doc-noteref",
    "footnote": "doc-footnote", "pagebreak": "doc-pagebreak", "part": "doc-part", "preface": "doc-preface",
    "toc": "doc-toc", "page-list": "doc-pagelist", "endnotes": "doc-endnotes", "epigraph": "doc-epigraph",
  ]

  /// The role that an element should have, as far as its type wants one.
  static func of(_ element: XMLElement) -> String? {
    // These elements may have no such role (ARIA in HTML), and those of the landmarks name their targets.
    guard !["body", "article"].contains(element.name) else { return nil }
    let types = (element["epub:type"] ?? "").split(separator: " ").map(String.init)
    if element.name == "a", !types.contains("noteref") { return nil }
    return types.lazy.compactMap { names[$0] }.first
  }
}

extension XMLElement {
  /// Whether a screen reader has something to say.
  fileprivate var hasWords: Bool {
    all.contains { $0["alt"]?.isEmpty == false || $0["aria-label"]?.isEmpty == false }
      || !text.allSatisfy(\.isWhitespace)
  }
}
