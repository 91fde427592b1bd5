import GRDB

extension Ledger {
  /// Notes that files are about to get their names. It is on the disk when this returns.
  ///
  /// - Returns: what the try is called in ``fail(_:_:)`` and ``record(_:waiting:attempt:replacing:)``.
  public func begin(_ attempt: Attempt) throws(LedgerError) -> Int {
    try write { db in
      let id = try insert(db, attempt, .publishing, nil)
      for output in attempt.outputs {
        try db.execute(
          sql: "INSERT OR IGNORE INTO planned (name, sha256, attempt) VALUES (?, ?, ?)",
          arguments: [output.path, output.sha256, id])
      }
      return id
    }
  }

  /// Notes why a try ended without an issue.
  public func fail(_ attempt: Int, _ message: String) throws(LedgerError) {
    try write { db in
      try db.execute(
        sql: "UPDATE attempts SET state = 'failed', message = ? WHERE id = ?", arguments: [message, attempt])
    }
  }

  /// Notes an issue as published, with its posts and files, and which posts wait now: all of it or nothing,
  /// and on the disk when this returns.
  ///
  /// The same issue again changes nothing. It is the same if all is equal but the time of publication.
  ///
  /// - Parameters:
  ///   - issue: the issue; numbers of its posts are taken to be its own.
  ///   - waiting: the identities of the posts that wait for the next one; they replace those that waited.
  ///   - attempt: what ``begin(_:)`` gave; nothing where there was no try.
  ///   - replacing: whether an issue of that number is replaced: it was made again.
  /// - Throws: `conflict` if there is another issue of that number, which is not to be replaced.
  public func record(
    _ issue: IssuedIssue, waiting: [String], attempt: Int? = nil, replacing: Bool = false
  ) throws(LedgerError) {
    guard issue.number > 0 else {
      throw LedgerError(.conflict, path, "issue numbers begin with 1, not \(issue.number)")
    }
    try write { db in
      let known = try String.fetchOne(
        db, sql: "SELECT digest FROM issues WHERE number = ?", arguments: [issue.number])
      if let known, known != issue.digest {
        guard replacing else { throw conflict(issue.number) }
        try db.execute(sql: "DELETE FROM issues WHERE number = ?", arguments: [issue.number])
      }
      if known != issue.digest { try insert(db, issue) }
      try wait(db, for: waiting)
      if let attempt { try finish(db, attempt) }
    }
  }

  /// Notes that there was nothing to publish, and which posts wait now. Of all such notes the last one is kept.
  ///
  /// - Parameters:
  ///   - waiting: the identities of the posts that wait for the next issue; they replace those that waited.
  ///   - number: the number that the issue would have had.
  ///   - now: the time, in seconds since 1970.
  ///   - message: why, for people.
  /// - Throws: why the ledger cannot be written.
  public func recordSkip(
    waiting: [String], number: Int, now: Int, message: String? = nil
  ) throws(LedgerError) {
    try write { db in
      try db.execute(sql: "DELETE FROM attempts WHERE state = 'skipped'")
      _ = try insert(db, Attempt(number: number, began: now, outputs: []), .skipped, message)
      try wait(db, for: waiting)
    }
  }

  /// Whether a file that stands under the name of an output is ours: one that was published, or one that a try
  /// left behind which died before its issue was recorded.
  ///
  /// - Parameters:
  ///   - name: the path as in ``IssuedOutput/path``.
  ///   - digest: the SHA-256 of its bytes, in hexadecimal.
  /// - Returns: `false` for a file of somebody else.
  /// - Throws: why the ledger cannot be read.
  public func knows(name: String, digest: String) throws(LedgerError) -> Bool {
    try read { db in
      try Bool.fetchOne(
        db,
        sql: """
          SELECT EXISTS (SELECT 1 FROM outputs WHERE name = ?1 AND sha256 = ?2)
            OR EXISTS (SELECT 1 FROM planned WHERE name = ?1 AND sha256 = ?2)
          """, arguments: [name, digest]) ?? false
    }
  }

  private func insert(
    _ db: Database, _ attempt: Attempt, _ state: RecordedAttempt.State, _ message: String?
  ) throws -> Int {
    try db.execute(
      sql: "INSERT INTO attempts (number, began, state, message) VALUES (?, ?, ?, ?)",
      arguments: [attempt.number, attempt.began, state.rawValue, message])
    return Int(db.lastInsertedRowID)
  }

  /// Once the issue is recorded, its files are in `outputs`, and nothing is left behind.
  private func finish(_ db: Database, _ attempt: Int) throws {
    try db.execute(
      sql: "UPDATE attempts SET state = 'done', message = NULL WHERE id = ?", arguments: [attempt])
    try db.execute(sql: "DELETE FROM planned WHERE attempt = ?", arguments: [attempt])
  }

  private func conflict(_ number: Int) -> LedgerError {
    LedgerError(
      .conflict, path, "the ledger has another issue \(number) already",
      hint:
        "`newsletter ledger show --issue \(number)` shows it, `newsletter ledger forget --issue \(number)` "
        + "makes its posts due again")
  }

  private func insert(_ db: Database, _ issue: IssuedIssue) throws {
    try db.execute(
      sql: "INSERT INTO issues (number, title, since, until, published, digest) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [
        issue.number, issue.title, issue.window.since, issue.window.until, issue.published, issue.digest,
      ])
    try insert(db, issue.posts, number: issue.number)
    for (place, output) in issue.outputs.enumerated() {
      try db.execute(
        sql: """
          INSERT INTO outputs (issue, place, name, format, sha256, bytes, pages)
            VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          issue.number, place, output.path, output.format, output.sha256, output.bytes, output.pages,
        ])
    }
  }

  /// Adds posts to issue `number`, in their order.
  func insert(_ db: Database, _ posts: [IssuedPost], number: Int) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO posts (\(IssuedPost.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    for post in posts { try statement.execute(arguments: post.arguments(issue: number)) }
  }

  private func wait(_ db: Database, for waiting: [String]) throws {
    try db.execute(sql: "DELETE FROM waiting")
    for id in waiting {
      try db.execute(sql: "INSERT OR IGNORE INTO waiting (id) VALUES (?)", arguments: [id])
    }
  }
}
