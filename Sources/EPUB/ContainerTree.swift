import Resources
package import Zip

/// Everything in an EPUB, file by file: the value between the exporter and the archive.
package struct ContainerTree: Sendable {
  /// One file of the container.
  package struct File: Sendable {
    /// The path from the container's root.
    package var path: String
    package var content: ArchiveEntry.Content
    var mediaType: MediaType
  }

  /// The files in the order in which they stand in the archive; `mimetype` is the first (OCF §4.3).
  package private(set) var files: [File] = []

  init() { add("mimetype", Array(MediaType.epub.rawValue.utf8), .epub) }

  mutating func add(_ path: String, _ bytes: [UInt8], _ mediaType: MediaType) {
    add(path, .bytes(bytes), mediaType)
  }

  mutating func add(_ path: String, _ content: ArchiveEntry.Content, _ mediaType: MediaType) {
    files.append(File(path: path, content: content, mediaType: mediaType))
  }

  mutating func add(_ path: String, picture content: ImageResource.Content, _ mediaType: MediaType) {
    switch content {
    case .memory(let bytes): add(path, .bytes(bytes), mediaType)
    case .file(let file): add(path, .file(file), mediaType)
    }
  }
}

extension ContainerTree {
  /// The bytes of what cannot be packed any further: the archive is larger.
  var storedSize: Int { files.filter(\.mediaType.isCompressed).reduce(0) { $0 + $1.size } }

  /// The tree as an archive.
  package var archive: Archive { Archive(entries: files.map(\.entry)) }
}

extension ContainerTree.File {
  /// The text of a text file; `nil` for pictures and for `mimetype`.
  package var text: String? {
    guard !mediaType.isCompressed, mediaType != .epub else { return nil }
    return content.bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  /// How many bytes there are before they are packed; none where the file has gone.
  fileprivate var size: Int {
    switch content {
    case .bytes(let bytes): bytes.count
    case .file(let path): ImageResource.Content.file(path).size
    case .packed(let packed): packed.size
    }
  }

  fileprivate var entry: ArchiveEntry {
    // OCF §4.3: the media type itself is neither compressed nor encrypted.
    let method: ArchiveEntry.Method = mediaType.isCompressed || mediaType == .epub ? .stored : .deflated
    return ArchiveEntry(path, content, method: method)
  }
}
