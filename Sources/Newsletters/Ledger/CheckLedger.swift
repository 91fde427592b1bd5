import GRDB
import Glibc
import Publishing

/// The file of a ledger, before SQLite is asked.
struct LedgerFile {
  /// Where it is.
  let path: String
  private let status: stat?

  /// Looks what is at `path`; links are followed.
  init(path: String) throws(LedgerError) {
    self.path = path
    var status = stat()
    if stat(path, &status) == 0 {
      self.status = status
      return
    }
    guard errno == ENOENT else {
      throw LedgerError(.unwritable, path, "the ledger cannot be reached: \(SystemError())")
    }
    self.status = nil
  }

  /// Whether there is nothing.
  var isMissing: Bool { status == nil }

  /// - Throws: what keeps the file from being a ledger, as far as its outside shows.
  func check() throws(LedgerError) {
    guard let status else { throw LedgerError(.missing, path, "there is no ledger") }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw LedgerError(.broken, path, "in the place of the ledger there is something that is no file")
    }
    // SQLite takes an empty file for an empty database; ours are born with tables.
    // No database is smaller than its smallest page.
    guard status.st_size > 0 else { throw LedgerError(.broken, path, "the ledger is an empty file") }
    guard status.st_size >= 512 else {
      throw LedgerError(.broken, path, "the file is too short for a ledger")
    }
    guard access(path, R_OK) == 0 else {
      throw LedgerError(.unwritable, path, "the ledger cannot be read: \(SystemError())")
    }
  }
}

/// Databases up to this size in bytes, some 35,000 posts, are read from end to end when they are opened for
/// writing, which takes about a tenth of a second. Above it only what is read is checked; `ledger show --check`
/// checks everything.
let wholeCheckLimit = 16 << 20

/// Finds out whether a database is a sound ledger of `job`.
///
/// Always: who made it, which version it has, whose it is, and whether the file ends where it should.
/// Where `db` can be written and is small: the structure of every table and index (`PRAGMA integrity_check`).
///
/// - Throws: `LedgerError`, or the `DatabaseError` of what cannot be read.
func checkDatabase(_ db: Database, path: String, job: String) throws {
  try checkVersion(db, path: path)
  guard let owner = try String.fetchOne(db, sql: "SELECT value FROM about WHERE key = 'job'") else {
    throw LedgerError(.broken, path, "the ledger does not say which job it belongs to")
  }
  guard owner == job else {
    throw LedgerError(.foreign, path, "the ledger belongs to the job “\(owner)”, not to “\(job)”")
  }
  let size = try checkSize(db, path: path)
  if !db.configuration.readonly && size <= wholeCheckLimit { try checkEverything(db, path: path) }
}

/// Tells ledgers from other databases, and those that are too new from those that can be read.
private func checkVersion(_ db: Database, path: String) throws {
  guard try Int.fetchOne(db, sql: "PRAGMA application_id") == LedgerSchema.application else {
    throw LedgerError(.foreign, path, "the file is a database, but not a ledger of Bifolium")
  }
  let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  guard version <= LedgerSchema.version else {
    throw LedgerError(
      .newer, path,
      "the ledger is of version \(version); this Bifolium knows versions up to \(LedgerSchema.version)")
  }
}

/// A database has whole pages, and as many as its header says.
private func checkSize(_ db: Database, path: String) throws -> Int {
  let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
  let size = try pages * (Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
  var status = stat()
  if stat(path, &status) == 0, Int(status.st_size) < size {
    throw LedgerError(.broken, path, "the ledger is cut off: \(status.st_size) bytes of \(size)")
  }
  return size
}

/// Reads every page, and compares every index with its table.
func checkEverything(_ db: Database, path: String) throws {
  let problems = try String.fetchAll(db, sql: "PRAGMA integrity_check(3)")
  guard problems == ["ok"] else {
    throw LedgerError(.broken, path, "the ledger is damaged: \(problems.joined(separator: "; "))")
  }
}
