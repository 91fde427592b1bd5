import CZip

extension Archive {
  /// Reads an archive again, every byte of it: the directory and the headers of the entries agree, and each
  /// entry has the checksum that stands in the archive (PKWARE APPNOTE §4.4.7).
  ///
  /// - Returns: the paths of the entries in their order, and how each is kept.
  /// - Throws: `failed` with what is wrong.
  package static func examine(_ path: String) throws(ArchiveError) -> [(
    path: String, method: ArchiveEntry.Method
  )] {
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY | ZIP_CHECKCONS, &code) else {
      var error = zip_error()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw .failed(String(cString: zip_error_strerror(&error)))
    }
    defer { zip_discard(archive) }
    var entries: [(path: String, method: ArchiveEntry.Method)] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) {
      var facts = zip_stat()
      guard zip_stat_index(archive, index, 0, &facts) == 0, let name = facts.name else {
        throw .failed("entry \(index) has no name")
      }
      let path = String(cString: name)
      try read(archive, index, path, &buffer)
      entries.append((path, facts.comp_method == ZIP_CM_STORE ? .stored : .deflated))
    }
    return entries
  }

  /// Reads one entry to its end, where libzip compares the checksum.
  private static func read(
    _ archive: OpaquePointer, _ index: zip_uint64_t, _ path: String, _ buffer: inout [UInt8]
  ) throws(ArchiveError) {
    guard let file = zip_fopen_index(archive, index, 0) else {
      throw .failed("\(path): \(String(cString: zip_strerror(archive)))")
    }
    defer { zip_fclose(file) }
    while true {
      let count = zip_fread(file, &buffer, zip_uint64_t(buffer.count))
      if count == 0 { return }
      if count < 0 { throw .failed("\(path): \(String(cString: zip_file_strerror(file)))") }
    }
  }
}
