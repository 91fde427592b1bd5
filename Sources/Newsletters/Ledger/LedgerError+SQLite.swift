import GRDB

extension LedgerError {
  /// An error of SQLite, sorted by what a user has to do about it (sqlite.org/rescode.html).
  init(_ path: String, _ error: any Error) {
    if let own = error as? LedgerError {
      self = own
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.broken, path, "the ledger cannot be understood: \(error)")
      return
    }
    let reason = error.message ?? "code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_CONSTRAINT, .SQLITE_ERROR, .SQLITE_MISMATCH:
      self.init(.broken, path, "the ledger is damaged: \(reason)")
    case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.locked, path, "another process is at work on the ledger")
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHORT_READ:
      self.init(.broken, path, "the ledger is cut off: \(reason)")
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_READ:
      self.init(.broken, path, "the ledger cannot be read: \(reason)")
    default: self.init(.unwritable, path, "the ledger cannot be opened or written: \(reason)")
    }
  }
}
