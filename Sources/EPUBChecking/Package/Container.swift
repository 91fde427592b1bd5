import Checking
import Zip

extension Requirement {
  /// The container (EPUB 3.3 §4).
  static let container: [Requirement] = [
    Requirement(.container, "mimetype", "the archive begins with the media type, not compressed") { book in
      guard let header = book.header else { return .fail(place: "byte 0", count: 1) }
      let holds =
        header.name == Array("mimetype".utf8) && header.isStored && header.extraLength == 0
        && !header.hasDescriptor && header.beginning.starts(with: Array("application/epub+zip".utf8))
        && book.entries.first { $0.path == "mimetype" }?.size == 20
      return .that(holds, "bytes 0–57")
    },
    Requirement(.container, "names", "names differ, even where case does not count") { book in
      var seen: Set<String> = []
      return .every(book.entries, \.path) { seen.insert($0.path.lowercased()).inserted }
    },
    Requirement(.container, "encryption", "no entry is encrypted as archives do it") { book in
      .every(book.entries, \.path) { !$0.isEncrypted }
    },
    Requirement(.container, "readable", "every document can be unpacked") { book in
      .that(book.unreadable.isEmpty, book.unreadable.first ?? "")
    },
    Requirement(.container, "package", "the container leads to a package document") { book in
      .that(book.package != nil, book.packagePath ?? "META-INF/container.xml")
    },
  ]
}
