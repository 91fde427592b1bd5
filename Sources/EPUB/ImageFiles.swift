import Manuscript
import Resources

/// The pictures of a book as files of its container: one for each content, whoever shows it.
struct ImageFiles: Sendable {
  /// A picture in the container.
  struct File: Sendable {
    /// The path from the package document.
    let path: String
    /// The id in the manifest.
    let id: String
    let mediaType: MediaType
    let hasAlpha: Bool
    let content: ImageResource.Content
  }

  private let files: [ResourceID: File]
  private let origins: [ResourceID: ResourceOrigin]

  init(_ library: ImageLibrary, origins: [ResourceID: ResourceOrigin]) {
    files = library.images.mapValues(File.init)
    self.origins = origins
  }

  /// The file of a picture; `nil` where it could not be had.
  subscript(id: ResourceID) -> File? { files[id] }

  /// Where a picture that could not be had is on the network.
  func address(of id: ResourceID) -> String? {
    origins[id]?.address.flatMap { WebAddress($0)?.text }
  }

  /// The pictures that the book shows and its cover, each once, in the order of their paths.
  func used(_ ids: Set<ResourceID>, and cover: File?) -> [File] {
    let shown = [cover].compactMap(\.self) + ids.compactMap { files[$0] }
    return Dictionary(shown.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      .values.sorted { $0.path < $1.path }
  }
}

extension ImageFiles.File {
  fileprivate init(_ image: ImageResource) {
    let name = String(image.digest.prefix(12))
    mediaType = MediaType(image.kind)
    path = "images/\(name).\(mediaType.fileExtension)"
    id = "image-\(name)"
    hasAlpha = image.hasAlpha
    content = image.content
  }
}
