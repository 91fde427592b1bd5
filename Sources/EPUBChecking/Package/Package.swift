import Checking
import XMLDocuments
import Zip

extension Requirement {
  /// The package document (EPUB 3.3 §5).
  static let package: [Requirement] = [
    Requirement(.package, "metadata", "title, language and identifier are there") { book in
      .every(["title", "language", "identifier"], { "dc:\($0)" }) { name in
        book.metadata(name).contains { !$0.text.allSatisfy(\.isWhitespace) }
      }
    },
    Requirement(.package, "unique-identifier", "the package names its identifier") { book in
      let id = book.package?["unique-identifier"]
      return .that(id != nil && book.metadata("identifier").contains { $0["id"] == id }, "package")
    },
    Requirement(.package, "modified", "the time of the last change is there once, in UTC") { book in
      let times = book.properties("dcterms:modified")
      return .that(times.count == 1 && times[0].count == 20 && times[0].hasSuffix("Z"), "dcterms:modified")
    },
    Requirement(.package, "manifest-complete", "every file of the container is in the manifest") { book in
      let listed = Set(book.items.map(\.path) + [book.packagePath ?? "", "mimetype"])
      let files = book.entries.lazy.map(\.path).filter { !$0.hasPrefix("META-INF/") && !$0.hasSuffix("/") }
      return .every(files, { $0 }) { listed.contains($0) }
    },
    Requirement(.package, "manifest-exists", "every file of the manifest is in the container") { book in
      let files = Set(book.entries.map(\.path))
      return .every(book.items.lazy.filter { !$0.path.isEmpty }, \.path) { files.contains($0.path) }
    },
    Requirement(.package, "spine", "the spine has documents of the manifest, each once") { book in
      let known = Set(book.items.map(\.id))
      var seen: Set<String> = []
      let references = book.package?.all("itemref") ?? []
      guard !references.isEmpty else { return .fail(place: "spine", count: 1) }
      return .every(references, { "itemref \($0["idref"] ?? "")" }) {
        let id = $0["idref"] ?? ""
        return known.contains(id) && seen.insert(id).inserted
      }
    },
    Requirement(.package, "ncx", "there are contents for reading systems of EPUB 2") { book in
      let toc = book.package?.all("spine").first?["toc"]
      return .that(book.ncx?.root != nil && book.items.contains { $0.id == toc }, "spine")
    },
    Requirement(.package, "properties", "what documents hold is declared, and nothing else") { book in
      let items = Dictionary(
        book.items.map { ($0.path, $0.properties) }, uniquingKeysWith: { first, _ in first })
      return .every(book.documents, \.path) { document in
        let declared = items[document.path, default: []].intersection(["svg", "mathml", "scripted"])
        return declared == document.features
      }
    },
    Requirement(.package, "cover", "there is a cover image") { book in
      .that(book.items.contains { $0.properties.contains("cover-image") }, "manifest")
    },
  ]
}

extension Book {
  /// The elements of Dublin Core of a name.
  func metadata(_ name: String) -> [XMLElement] {
    (package?.elements.first { $0.name == "metadata" })?.elements.filter { $0.name == name } ?? []
  }

  /// The values of a property.
  func properties(_ name: String) -> [String] {
    metadata("meta").filter { $0["property"] == name && $0["refines"] == nil }
      .map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty }
  }
}

extension Book.Document {
  /// What the manifest has to say about it (EPUB 3.3 §D.4.2).
  fileprivate var features: Set<String> {
    var features: Set<String> = []
    for element in elements {
      switch element.name {
      case "svg": features.insert("svg")
      case "math": features.insert("mathml")
      case "script", "form": features.insert("scripted")
      default:
        if element.attributes.keys.contains(where: { $0.hasPrefix("on") }) { features.insert("scripted") }
      }
    }
    return features
  }
}
