import CZip

/// libzip's view of the archive being written. Lives on one thread and for one archive.
///
/// libzip does all its work in `zip_close`: there it asks the source of each entry in turn.
final class ArchiveWriter {
  private let path: String
  private let ahead: PackAhead
  private let compressor: Compressor
  private var sources: [EntrySource] = []
  /// `nil` once libzip has closed or dropped it.
  private var archive: OpaquePointer?

  init(path: String, ahead: PackAhead) throws(ArchiveError) {
    self.path = path
    self.ahead = ahead
    compressor = try Compressor()
    var code: Int32 = 0
    archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code)
    if archive == nil {
      var error = zip_error()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      throw ArchiveError(error)
    }
  }

  deinit {
    ahead.stop()
    if let archive { zip_discard(archive) }
  }

  /// Adds the entry at `index` of the archive.
  func add(_ entry: ArchiveEntry, at index: Int) throws(ArchiveError) {
    let source = EntrySource(index: index, ahead: ahead, compressor: compressor)
    let context = Unmanaged.passUnretained(source).toOpaque()
    guard let archive, let handle = zip_source_function(archive, EntrySource.answer, context) else {
      throw failure()
    }
    let added = zip_file_add(archive, entry.path, handle, zip_flags_t(ZIP_FL_ENC_GUESS))
    guard added >= 0 else {
      zip_source_free(handle)
      throw failure()
    }
    sources.append(source)
    let position = zip_uint64_t(added)
    let method = entry.keptMethod == .stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    guard zip_set_file_compression(archive, position, method, 0) == 0, pin(position) else { throw failure() }
  }

  /// Fixes what would differ between two runs: midnight of 1 January 1980, the first that DOS knows (a
  /// time of `zip_file_set_mtime` would depend on the time zone), and an ordinary file of Unix.
  private func pin(_ position: zip_uint64_t) -> Bool {
    let attributes = zip_uint32_t(0o100644) << 16
    let host = zip_uint8_t(ZIP_OPSYS_UNIX)
    return zip_file_set_dostime(archive, position, 0, 0x21, 0) == 0
      && zip_file_set_external_attributes(archive, position, 0, host, attributes) == 0
  }

  /// Writes the file and returns its size.
  func close() throws(ArchiveError) -> Int {
    guard let archive else { throw .failed("the archive is closed") }
    let isCancelled: zip_cancel_callback = { _, _ in Task.isCancelled ? 1 : 0 }
    zip_register_cancel_callback_with_state(archive, isCancelled, nil, nil)
    guard zip_close(archive) == 0 else { throw failure() }
    self.archive = nil
    return try size()
  }

  private func size() throws(ArchiveError) -> Int {
    guard let file = zip_source_file_create(path, 0, -1, nil) else { throw .unwritable("it vanished") }
    defer { zip_source_free(file) }
    var facts = zip_stat()
    guard zip_source_stat(file, &facts) == 0 else { throw .unwritable("it vanished") }
    return Int(facts.size)
  }

  /// What went wrong: what a source found, or else what libzip says.
  private func failure() -> ArchiveError {
    if let failure = sources.lazy.compactMap(\.failure).first { return failure }
    guard let archive else { return .failed("the archive is closed") }
    return ArchiveError(zip_get_error(archive).pointee)
  }
}

extension ArchiveError {
  /// What a user can do something about; the rest in libzip's words.
  init(_ error: zip_error) {
    var error = error
    let text = String(cString: zip_error_strerror(&error))
    switch (error.zip_err, error.sys_err) {
    case (_, 28) where zip_error_system_type(&error) == ZIP_ET_SYS: self = .diskFull
    case (ZIP_ER_CANCELLED, _): self = .cancelled
    case (ZIP_ER_OPEN, _), (ZIP_ER_TMPOPEN, _), (ZIP_ER_RENAME, _), (ZIP_ER_WRITE, _), (ZIP_ER_CLOSE, _),
      (ZIP_ER_READ, _), (ZIP_ER_SEEK, _), (ZIP_ER_REMOVE, _), (ZIP_ER_NOZIP, _):
      self = .unwritable(text)
    default: self = .failed(text)
    }
  }
}
