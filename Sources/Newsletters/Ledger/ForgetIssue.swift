import GRDB

extension Ledger {
  /// Forgets an issue: its posts become due again, and if it is the latest one, its number and period too. Its
  /// files stay where they are, known as ours.
  ///
  /// - Parameters:
  ///   - number: which; 0 for the posts that were adopted.
  ///   - force: whether an issue is forgotten though later ones are there. Its posts are late then.
  /// - Returns: what is forgotten.
  /// - Throws: `missing` where there is no such issue; `conflict` if it is not the latest one.
  @discardableResult public func forget(issue number: Int, force: Bool = false) throws(LedgerError)
    -> IssuedIssue
  {
    try write { db in
      let issue = try forgettable(db, number, force)
      try keepNames(db, of: issue)
      try db.execute(sql: "DELETE FROM issues WHERE number = ?", arguments: [number])
      return issue
    }
  }

  /// What ``forget(issue:force:)`` would forget, or throw.
  public func forgettable(issue number: Int, force: Bool = false) throws(LedgerError) -> IssuedIssue {
    try read { db in try forgettable(db, number, force) }
  }

  /// What ``forget(post:)`` would forget, or throw.
  public func issued(post id: String) throws(LedgerError) -> [IssuedPost] {
    try read { db in try issued(db, id) }
  }

  /// Forgets that a post was in an issue: it becomes due again.
  ///
  /// - Parameter id: its identity.
  /// - Returns: the post, once for each issue that had it.
  /// - Throws: `missing` where no issue had it.
  @discardableResult public func forget(post id: String) throws(LedgerError) -> [IssuedPost] {
    try write { db in
      let posts = try issued(db, id)
      try db.execute(sql: "DELETE FROM posts WHERE id = ?", arguments: [id])
      for number in Set(posts.map(\.number)) { try renewDigest(db, of: number) }
      return posts
    }
  }

  private func forgettable(_ db: Database, _ number: Int, _ force: Bool) throws -> IssuedIssue {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM issues WHERE number = ?", arguments: [number])
    guard let row else { throw LedgerError(.missing, path, "the ledger has no issue \(number)") }
    let latest = try Int.fetchOne(db, sql: "SELECT max(number) FROM issues")
    guard force || latest == number else {
      throw LedgerError(
        .conflict, path, "issue \(number) is not the latest one: issue \(latest ?? 0) follows it",
        hint: "forget the later issues first, or say --force: then its posts come late, in the next issue")
    }
    return try readIssue(db, LedgerRow(row: row))
  }

  private func issued(_ db: Database, _ id: String) throws -> [IssuedPost] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT \(IssuedPost.columns) FROM posts WHERE id = ? ORDER BY issue, place", arguments: [id])
    guard !rows.isEmpty else { throw LedgerError(.missing, path, "no issue had the post “\(id)”") }
    return try rows.map { try IssuedPost(LedgerRow(row: $0)) }
  }

  /// The files of a forgotten issue are ours still: as those of a try that failed.
  private func keepNames(_ db: Database, of issue: IssuedIssue) throws {
    guard !issue.outputs.isEmpty else { return }
    try db.execute(
      sql: "INSERT INTO attempts (number, began, state, message) VALUES (?, ?, 'failed', 'forgotten')",
      arguments: [issue.number, issue.published])
    let attempt = db.lastInsertedRowID
    for output in issue.outputs {
      try db.execute(
        sql: "INSERT OR IGNORE INTO planned (name, sha256, attempt) VALUES (?, ?, ?)",
        arguments: [output.path, output.sha256, attempt])
    }
  }

  private func renewDigest(_ db: Database, of number: Int) throws {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM issues WHERE number = ?", arguments: [number])
    guard let row else { return }
    let digest = try readIssue(db, LedgerRow(row: row)).digest
    try db.execute(sql: "UPDATE issues SET digest = ? WHERE number = ?", arguments: [digest, number])
  }
}
