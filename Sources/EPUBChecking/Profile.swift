import Checking
import Profiles
import XMLDocuments
import Zip

/// A shop or reading system with rules of its own.
package enum Profile: String, Sendable, CaseIterable {
  case kindle, kobo, apple

  private var rules: ProfileRules {
    switch self {
    case .kindle: .kindle
    case .kobo: .kobo
    case .apple: .apple
    }
  }

  /// What it asks of a book, as far as the book's documents and directory tell.
  var requirements: [Requirement] {
    let rules = rules
    var all = [
      requirement("pictures", "pictures are of kinds that \(rawValue) shows") { book in
        .every(book.pictures, \.path) { rules.pictures.contains($0.mediaType) }
      },
      requirement("fonts", "fonts are of kinds that \(rawValue) takes") { book in
        .every(
          book.items.lazy.filter { $0.mediaType.contains("font") || $0.mediaType.contains("opentype") },
          \.path
        ) { rules.fonts.contains($0.mediaType) }
      },
      requirement("cover", "the cover is of a kind that \(rawValue) takes") { book in
        .every(book.covers, \.path) { rules.covers.contains($0.mediaType) }
      },
    ]
    if !rules.hasScripts {
      all.append(
        requirement("scripts", "there is no script") { book in
          .every(book.documents, \.path) { document in !document.elements.contains { $0.name == "script" } }
        })
    }
    if let most = rules.mostBytes {
      all.append(
        requirement("picture-size", "pictures have at most \(most / 1_000_000) MB") { book in
          let sizes = Dictionary(
            book.entries.map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
          return .every(book.pictures, \.path) { sizes[$0.path, default: 0] <= most }
        })
    }
    switch rules.coverPage {
    case .needed:
      all.append(
        requirement("cover-page", "the cover has a page of its own") { book in
          .every(book.covers, \.path) { cover in book.spine.contains { $0.shows(onlyPicture: cover.path) } }
        })
    case .unwanted:
      all.append(
        requirement("cover-page", "no page shows the cover again") { book in
          let covers = Set(book.covers.map(\.path))
          return .every(book.spine, \.path) { page in !covers.contains { page.shows(onlyPicture: $0) } }
        })
    case nil: break
    }
    return all
  }

  private func requirement(
    _ id: String, _ statement: String, _ check: @escaping @Sendable (Book) -> Verdict
  ) -> Requirement { Requirement(.profile, "\(rawValue)-\(id)", statement, check) }
}

extension Book {
  fileprivate var pictures: [Item] { items.filter { $0.mediaType.hasPrefix("image/") } }
  fileprivate var covers: [Item] { items.filter { $0.properties.contains("cover-image") } }
}

extension Book.Document {
  /// Whether it shows a picture, and nothing besides.
  fileprivate func shows(onlyPicture path: String) -> Bool {
    let pictures = elements.filter { $0.name == "img" || $0.name == "image" }
    guard pictures.count == 1,
      let source = pictures[0]["src"] ?? pictures[0]["xlink:href"] ?? pictures[0]["href"]
    else { return false }
    let text = elements.first { $0.name == "body" }?.text ?? ""
    return target(source)?.path == path && text.allSatisfy(\.isWhitespace)
  }
}
