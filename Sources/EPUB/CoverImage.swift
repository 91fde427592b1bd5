import Manuscript
package import Resources

/// A drawn cover. The image alone is the cover: it gets no page of its own.
package struct CoverImage: Sendable {
  package var bytes: [UInt8]
  package var kind: ImageResource.Kind
  /// Pixels.
  package var width: Int
  package var height: Int

  package init(bytes: [UInt8], kind: ImageResource.Kind, width: Int, height: Int) {
    self.bytes = bytes
    self.kind = kind
    self.width = width
    self.height = height
  }
}

extension CoverImage {
  /// Pixels of a drawn cover: what shops ask for.
  static let width = 1600
  static let height = 2560

  /// The file of the cover: the user's picture as it is, or else the drawn one.
  static func file(for cover: Cover, images: ImageFiles, drawn: CoverImage?) -> ImageFiles.File? {
    switch cover {
    case .none: nil
    case .drawn: drawn.map(ImageFiles.File.init)
    case .image(let id): images[id] ?? drawn.map(ImageFiles.File.init)
    }
  }
}

extension ImageFiles.File {
  fileprivate init(_ cover: CoverImage) {
    mediaType = MediaType(cover.kind)
    path = "images/cover.\(mediaType.fileExtension)"
    id = "cover-image"
    hasAlpha = false
    content = .memory(cover.bytes)
  }
}
