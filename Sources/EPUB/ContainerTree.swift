package import Resources
package import Zip

/// Everything in an EPUB, file by file: the value between the exporter and the archive.
package struct ContainerTree: Sendable {
  /// One file of the container.
  package struct File: Sendable {
    /// The path from the container's root.
    package var path: String
    package var content: ImageResource.Content
    var mediaType: MediaType
  }

  /// The files in the order in which they stand in the archive; `mimetype` is the first (OCF §4.3).
  package private(set) var files: [File] = []

  init() { add("mimetype", Array(MediaType.epub.rawValue.utf8), .epub) }

  mutating func add(_ path: String, _ bytes: [UInt8], _ mediaType: MediaType) {
    add(path, .memory(bytes), mediaType)
  }

  mutating func add(_ path: String, _ content: ImageResource.Content, _ mediaType: MediaType) {
    files.append(File(path: path, content: content, mediaType: mediaType))
  }
}

extension ContainerTree {
  /// The bytes of what cannot be packed any further: the archive is larger.
  var storedSize: Int { files.filter(\.mediaType.isCompressed).reduce(0) { $0 + $1.content.size } }

  /// The tree as an archive.
  package var archive: Archive { Archive(entries: files.map(\.entry)) }
}

extension ContainerTree.File {
  /// The text of a text file; `nil` for pictures and for `mimetype`.
  package var text: String? {
    guard case .memory(let bytes) = content, !mediaType.isCompressed, mediaType != .epub else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate var entry: ArchiveEntry {
    // OCF §4.3: the media type itself is neither compressed nor encrypted.
    let method: ArchiveEntry.Method = mediaType.isCompressed || mediaType == .epub ? .stored : .deflated
    switch content {
    case .memory(let bytes): return ArchiveEntry(path, .bytes(bytes), method: method)
    case .file(let file): return ArchiveEntry(path, .file(file), method: method)
    }
  }
}
