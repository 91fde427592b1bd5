import Glibc
package import Manuscript

/// A picture that is really there: identified by its content, measured, and at hand.
package struct ImageResource: Sendable, Equatable {
  /// What the bytes are.
  package enum Kind: String, Sendable, CaseIterable { case jpeg, png, gif, webp, svg }

  /// Where the bytes are: small ones that came with the source in memory, all others in their file.
  package enum Content: Sendable, Equatable {
    case file(String)
    case memory([UInt8])
  }

  package var id: ResourceID
  package var kind: Kind
  /// Pixels; for SVG, CSS pixels of its own size.
  package var width: Double
  package var height: Double
  /// The SHA-256 of the bytes, in hexadecimal: one picture is one file in a book, whoever shows it.
  package var digest: String
  /// Whether it has transparent parts.
  package var hasAlpha: Bool
  package var content: Content

  package init(
    id: ResourceID, kind: Kind, width: Double, height: Double, digest: String, hasAlpha: Bool,
    content: Content
  ) {
    self.id = id
    self.kind = kind
    self.width = width
    self.height = height
    self.digest = digest
    self.hasAlpha = hasAlpha
    self.content = content
  }
}

extension ImageResource.Content {
  /// How many bytes there are; none where the file has gone.
  package var size: Int {
    switch self {
    case .memory(let bytes): return bytes.count
    case .file(let path):
      var status = stat()
      return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
  }
}

/// The pictures of a publication, by name. What is not here could not be had, and there is a finding for it.
package struct ImageLibrary: Sendable {
  package var images: [ResourceID: ImageResource]
  /// Where pictures that could not be had are on the network: what stands for them leads there.
  package var addresses: [ResourceID: String]

  package init(images: [ResourceID: ImageResource] = [:], addresses: [ResourceID: String] = [:]) {
    self.images = images
    self.addresses = addresses
  }

  package subscript(id: ResourceID) -> ImageResource? { images[id] }
}
