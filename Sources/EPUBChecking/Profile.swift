import Checking
import XMLDocuments

/// A shop or reading system with rules of its own.
package enum Profile: String, Sendable, CaseIterable {
  case kindle, kobo, apple

  /// Media types of pictures that it shows. Kindle: Kindle Publishing Guidelines, “supported image formats”. Kobo:
  /// its “EPUB guidelines”. Apple Books shows what EPUB 3.3 §3.2 calls core media types.
  private var pictures: Set<String> {
    let common: Set = ["image/jpeg", "image/png", "image/gif", "image/svg+xml"]
    return self == .apple ? common.union(["image/webp"]) : common
  }

  /// Media types of fonts that it takes. Kobo lists OpenType and TrueType, not WOFF2.
  private var fonts: Set<String> {
    let common: Set = ["font/otf", "font/ttf", "application/vnd.ms-opentype", "application/font-sfnt"]
    return self == .apple ? common.union(["font/woff", "font/woff2"]) : common
  }

  /// Its rules.
  var requirements: [Requirement] {
    [
      Requirement(.profile, "\(rawValue)-pictures", "pictures are of kinds that \(rawValue) shows") { book in
        .every(book.items.lazy.filter { $0.mediaType.hasPrefix("image/") }, \.path) {
          self.pictures.contains($0.mediaType)
        }
      },
      Requirement(.profile, "\(rawValue)-fonts", "fonts are of kinds that \(rawValue) takes") { book in
        .every(
          book.items.lazy.filter { $0.mediaType.contains("font") || $0.mediaType.contains("opentype") },
          \.path
        ) {
          self.fonts.contains($0.mediaType)
        }
      },
      Requirement(.profile, "\(rawValue)-scripts", "there is no script") { book in
        .every(book.documents, \.path) { document in !document.elements.contains { $0.name == "script" } }
      },
      Requirement(.profile, "\(rawValue)-cover", "the cover is a picture in JPEG or PNG") { book in
        .every(book.items.lazy.filter { $0.properties.contains("cover-image") }, \.path) {
          ["image/jpeg", "image/png"].contains($0.mediaType)
        }
      },
    ]
  }
}
