import GRDB

extension Ledger {
  /// What the ledger knows that bears on the next issue.
  ///
  /// Posts are looked up by indexed keys, so that the time depends on the number of candidates and hardly on
  /// that of all posts.
  ///
  /// - Parameters:
  ///   - candidates: the posts that an issue could take.
  ///   - firstNumber: the number of the next issue where there is none before it.
  /// - Returns: a value that needs the ledger no longer.
  /// - Throws: why the ledger cannot be read.
  public func memory(of candidates: [Candidate], firstNumber: Int) throws(LedgerError) -> Memory {
    try read { db in
      let latest = try Int.fetchOne(db, sql: "SELECT max(number) FROM issues WHERE number > 0")
      var memory = Memory(nextNumber: latest.map { $0 + 1 } ?? firstNumber)
      memory.lastUntil = try Int.fetchOne(db, sql: "SELECT until FROM issues ORDER BY number DESC LIMIT 1")
      memory.origin = try origin(db)
      memory.skipped = try Int.fetchOne(
        db, sql: "SELECT began FROM attempts WHERE state = 'skipped' ORDER BY id DESC LIMIT 1")
      memory.byID = try posts(db, "id", candidates.map { $0.id.databaseValue }, key: \.id)
      memory.byURL = try posts(db, "url", candidates.map { $0.url.databaseValue }, key: \.url)
      memory.byContent = try posts(
        db, "content", candidates.map { digestValue($0.fingerprint.content) }, key: \.fingerprint.content)
      memory.recent = try recentPosts(db)
      memory.waiting = Set(try String.fetchAll(db, sql: "SELECT id FROM waiting"))
      return memory
    }
  }

  /// Where the first period began. Before the first issue that is the end of what was adopted.
  private func origin(_ db: Database) throws -> Int? {
    let first = try Row.fetchOne(db, sql: "SELECT since FROM issues WHERE number > 0 ORDER BY number LIMIT 1")
    guard let first else { return try Int.fetchOne(db, sql: "SELECT until FROM issues WHERE number = 0") }
    return try LedgerRow(row: first).optionalNumber("since")
  }

  /// Posts whose `column` has one of `values`; of several, that of the latest issue.
  private func posts(
    _ db: Database, _ column: String, _ values: [DatabaseValue], key: KeyPath<IssuedPost, String>
  ) throws -> [String: IssuedPost] {
    var found: [String: IssuedPost] = [:]
    for start in stride(from: 0, to: values.count, by: 500) {
      let chunk = values[start..<min(start + 500, values.count)]
      let marks = repeatElement("?", count: chunk.count).joined(separator: ",")
      let rows = try Row.fetchCursor(
        db,
        sql: "SELECT \(IssuedPost.columns) FROM posts WHERE \(column) IN (\(marks)) ORDER BY issue, place",
        arguments: StatementArguments(chunk))
      while let row = try rows.next() {
        let post = try IssuedPost(LedgerRow(row: row))
        found[post[keyPath: key]] = post
      }
    }
    return found
  }

  /// The posts of the last ten issues. Of those that were adopted, the latest five hundred.
  private func recentPosts(_ db: Database) throws -> [IssuedPost] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(IssuedPost.columns) FROM posts
          WHERE issue IN (SELECT number FROM issues WHERE number > 0 ORDER BY number DESC LIMIT 10)
          ORDER BY issue, place
        """)
    let adopted = try Row.fetchAll(
      db,
      sql: """
        SELECT \(IssuedPost.columns) FROM posts
          WHERE issue IN (SELECT number FROM (SELECT number FROM issues ORDER BY number DESC LIMIT 10)
            WHERE number = 0)
          ORDER BY instant DESC, place LIMIT 500
        """)
    return try (adopted.reversed() + rows).map { try IssuedPost(LedgerRow(row: $0)) }
  }
}
