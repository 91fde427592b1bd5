import GRDB
import Glibc
import Publishing

extension Ledger {
  /// Opens a database as all ledgers are opened.
  ///
  /// A transaction that died while it was written is undone by whoever comes first, as SQLite has it; for that
  /// the file must be opened for writing, even by one who only wants to read.
  static func open(_ path: String, readonly: Bool) throws(LedgerError) -> DatabaseQueue {
    do {
      do {
        return try connect(path, readonly: readonly)
      } catch DatabaseError.SQLITE_READONLY_ROLLBACK {
        return try connect(path, readonly: false)
      }
    } catch {
      throw LedgerError(path, error)
    }
  }

  /// Opens what may be damaged, to save what is left. Nothing is changed.
  static func openDamaged(_ path: String) throws(LedgerError) -> DatabaseQueue {
    // With this flag SQLite reads a file that is shorter than its header says, as far as it goes.
    do { return try connect(path, readonly: true, flags: "PRAGMA writable_schema = ON") } catch {
      throw LedgerError(path, error)
    }
  }

  private static func connect(
    _ path: String, readonly: Bool, flags: String = "PRAGMA cell_size_check = ON"
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readonly
    // A reader and the writer meet for milliseconds; two writers never, for they have a lock.
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in
      // EXTRA also synchronises the folder once the journal is gone: only then is a transaction durable.
      try db.execute(sql: "\(flags); PRAGMA synchronous = EXTRA")
    }
    return try DatabaseQueue(path: literal(path), configuration: configuration)
  }

  /// The path as SQLite must be told it: `:memory:`, `file:…` and nothing at all mean other things to it.
  static func literal(_ path: String) -> String { path.hasPrefix("/") ? path : "./" + path }

  /// Makes an empty ledger under a temporary name and renames it: there is never a ledger without tables, which
  /// could not be told from one that lost everything.
  static func create(_ path: String, job: String) throws(LedgerError) {
    let draft = path + ".new"
    remove(draft)
    defer { remove(draft) }
    do {
      let queue = try connect(draft, readonly: false)
      try LedgerSchema.migrator.migrate(queue)
      try queue.write { db in
        try db.execute(sql: "INSERT INTO about (key, value) VALUES ('job', ?)", arguments: [job])
      }
      try queue.close()
    } catch {
      let failure = LedgerError(path, error)
      throw LedgerError(.unwritable, path, failure.message, hint: failure.hint)
    }
    // Not rename(2): that would replace a ledger that came into being meanwhile.
    guard link(draft, path) == 0 || (errno != EEXIST && rename(draft, path) == 0) else {
      if errno == EEXIST { return }
      throw LedgerError(.unwritable, path, "the ledger cannot be made: \(SystemError())")
    }
    try synchroniseFolder(of: path)
  }

  private static func remove(_ draft: String) {
    for file in [draft, draft + "-journal"] { unlink(file) }
  }

  private static func synchroniseFolder(of path: String) throws(LedgerError) {
    let opened = Descriptor.open(Destination.folder(of: path), O_RDONLY | O_DIRECTORY)
    guard case .success(let folder) = opened else { return }
    let problem = folder.synchronise()
    if let problem = folder.close() ?? problem {
      throw LedgerError(.unwritable, path, "the ledger cannot be made: \(problem)")
    }
  }
}
