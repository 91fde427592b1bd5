/// A ZIP archive whose bytes depend on nothing but its entries: no clock, no time zone, no umask.
///
/// libzip writes a temporary file beside the target and renames it, so that a failure leaves an older
/// file as it was. It does not flush to the disk; who publishes the file does that.
package struct Archive: Sendable {
  /// The entries in the order in which they are written.
  package var entries: [ArchiveEntry]

  /// An archive of `entries`.
  package init(entries: [ArchiveEntry]) { self.entries = entries }

  /// Writes the archive to exactly `path` and returns its size in bytes.
  ///
  /// Entries are deflated ahead of the writer, by up to `jobs - 1` tasks besides it, and let go as soon as
  /// they are written: memory depends on the largest entries, not on their number.
  ///
  /// - Throws: An ``ArchiveError``; ``ArchiveError/cancelled`` where the current task is cancelled.
  @discardableResult
  package func write(to path: String, jobs: Int) async throws(ArchiveError) -> Int {
    // libzip deletes the target instead of writing an archive without entries.
    guard !entries.isEmpty else { throw .failed("an archive needs at least one entry") }
    let writer = try ArchiveWriter(path: path, ahead: PackAhead(entries: entries, jobs: jobs))
    for index in entries.indices { try writer.add(entries[index], at: index) }
    return try writer.close()
  }
}

/// One file of an archive.
package struct ArchiveEntry: Sendable {
  /// Where the bytes come from.
  package enum Content: Sendable {
    case bytes([UInt8])
    /// A file, read when its turn comes.
    case file(String)
    /// Bytes that a ``Compressor`` has packed before, as it did.
    case packed(Packed)
  }

  /// How the bytes are kept (PKWARE APPNOTE §4.4.5).
  package enum Method: Sendable {
    /// As they are: for what is compressed already.
    case stored
    /// Deflated. What does not get smaller grows by 5 bytes in 64 KB at the most.
    case deflated
  }

  /// The path in the archive, with slashes, ASCII.
  package var path: String
  package var content: Content
  package var method: Method

  /// An entry at `path`.
  package init(_ path: String, _ content: Content, method: Method) {
    self.path = path
    self.content = content
    self.method = method
  }

  /// How the bytes are kept in fact: as they were packed, where they were.
  var keptMethod: Method {
    if case .packed(let packed) = content { return packed.facts.method }
    return method
  }
}

extension ArchiveEntry.Content {
  /// The bytes in memory, as they were before they were packed; `nil` for those of a file.
  package var bytes: [UInt8]? {
    switch self {
    case .bytes(let bytes): bytes
    case .packed(let packed): packed.unpacked
    case .file: nil
    }
  }
}
