import CZip

/// Reads entries of an archive, whoever made it. Lives on one thread.
package final class ArchiveReader {
  /// An entry as the directory of the archive has it.
  package struct Entry: Sendable, Equatable {
    package var path: String
    package var isStored: Bool
    package var isEncrypted: Bool
    /// Bytes, unpacked.
    package var size: Int
  }

  private let archive: OpaquePointer
  /// In the order of the directory.
  package private(set) var entries: [Entry] = []

  /// Opens the archive at `path`.
  package init(path: String) throws(ArchiveError) {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      var error = zip_error()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw .failed(String(cString: zip_error_strerror(&error)))
    }
    self.archive = archive
    for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
      var facts = zip_stat()
      guard zip_stat_index(archive, index, 0, &facts) == 0, let name = facts.name else {
        throw .failed("entry \(index) has no name")
      }
      entries.append(
        Entry(
          path: String(cString: name), isStored: facts.comp_method == ZIP_CM_STORE,
          isEncrypted: facts.encryption_method != ZIP_EM_NONE, size: Int(clamping: facts.size)))
    }
  }

  deinit { zip_discard(archive) }

  /// The bytes of the entry at `index`; a size that the directory understates is an error, so that no archive
  /// unpacks to more than `limit`.
  package func bytes(at index: Int, atMost limit: Int) throws(ArchiveError) -> [UInt8] {
    let entry = entries[index]
    guard entry.size <= limit else { throw .failed("\(entry.path) is larger than \(limit) bytes") }
    guard let file = zip_fopen_index(archive, zip_uint64_t(index), 0) else {
      throw .failed("\(entry.path): \(String(cString: zip_strerror(archive)))")
    }
    defer { zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: entry.size)
    var position = 0
    while position < bytes.count {
      let count = bytes[position...].withUnsafeMutableBytes {
        zip_fread(file, $0.baseAddress, zip_uint64_t($0.count))
      }
      guard count > 0 else { throw .failed("\(entry.path): \(String(cString: zip_file_strerror(file)))") }
      position += Int(count)
    }
    return bytes
  }
}
