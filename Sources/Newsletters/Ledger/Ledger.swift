import GRDB

/// What a job has published: one SQLite file beside the job file, which a run reads at its beginning and
/// writes at its very end.
///
/// Every change is one transaction, on the disk when the function returns. The file is in rollback mode: at
/// rest there is one file, which can be copied, put under version control, or read where nothing can be
/// written. Whoever writes holds a ``LedgerLock`` from before the ledger is opened until its last change.
public final class Ledger: Sendable {
  /// Where it is.
  public let path: String
  /// The key of the job that it belongs to.
  public let job: String
  private let queue: DatabaseQueue

  /// Opens the ledger of a job for reading and writing, and makes it if there is none.
  ///
  /// A file that is there already is never replaced, whatever is wrong with it.
  ///
  /// - Parameters:
  ///   - path: where it is or will be.
  ///   - job: the key of the job.
  /// - Throws: why it cannot be used.
  public convenience init(path: String, job: String) throws(LedgerError) {
    if try LedgerFile(path: path).isMissing { try Ledger.create(path, job: job) }
    try self.init(existing: path, job: job, readonly: false)
  }

  /// Opens the ledger of a job for reading, and changes nothing.
  ///
  /// - Parameters:
  ///   - path: where it is.
  ///   - job: the key of the job.
  /// - Returns: `nil` where there is no ledger yet.
  /// - Throws: why it cannot be used.
  public static func reading(path: String, job: String) throws(LedgerError) -> Ledger? {
    if try LedgerFile(path: path).isMissing { return nil }
    return try Ledger(existing: path, job: job, readonly: true)
  }

  private init(existing path: String, job: String, readonly: Bool) throws(LedgerError) {
    try LedgerFile(path: path).check()
    self.path = path
    self.job = job
    queue = try Ledger.open(path, readonly: readonly)
    try write(unless: readonly) { [path] db in try checkDatabase(db, path: path, job: job) }
    if !readonly {
      do { try LedgerSchema.migrator.migrate(queue) } catch { throw LedgerError(path, error) }
    }
  }

  /// Answers a question in a transaction of its own.
  func read<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try queue.read(body) } catch { throw LedgerError(path, error) }
  }

  /// Makes a change, whole or not at all; it is on the disk when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(LedgerError) -> Value {
    do { return try queue.write(body) } catch { throw LedgerError(path, error) }
  }

  private func write(unless readonly: Bool, _ body: (Database) throws -> Void) throws(LedgerError) {
    if readonly { try read(body) } else { try write(body) }
  }
}
