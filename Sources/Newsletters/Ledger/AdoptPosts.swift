import GRDB

extension Ledger {
  /// Marks posts as already out, without an issue of ours: they go into issue 0. Posts that the ledger has by
  /// their identity are left as they are; those that waited wait no longer.
  ///
  /// - Parameters:
  ///   - posts: the posts; their numbers do not matter.
  ///   - until: the instant up to which everything is out, in seconds since 1970: where there is no issue yet,
  ///     the first one begins there.
  ///   - now: the time, in seconds since 1970.
  /// - Throws: why the ledger cannot be written.
  /// - Returns: how many posts the ledger did not know before.
  @discardableResult public func adopt(
    _ posts: [IssuedPost], until: Int, now: Int
  ) throws(LedgerError) -> Int {
    try write { db in
      let adopted = try Row.fetchOne(db, sql: "SELECT * FROM issues WHERE number = 0")
      var zero =
        try adopted.map { try readIssue(db, LedgerRow(row: $0)) }
        ?? IssuedIssue(
          number: 0, title: "", window: Window(since: nil, until: until), published: now, posts: [],
          outputs: [])
      let new = try posts.filter { try !isKnown(db, $0.id) }
      zero.posts += new
      zero.window.until = max(zero.window.until, until)
      try db.execute(
        sql: """
          INSERT INTO issues (number, title, since, until, published, digest) VALUES (0, '', NULL, ?, ?, ?)
            ON CONFLICT (number) DO UPDATE SET until = excluded.until, published = excluded.published,
              digest = excluded.digest
          """, arguments: [zero.window.until, now, zero.digest])
      try insert(db, new, number: 0)
      for post in posts { try db.execute(sql: "DELETE FROM waiting WHERE id = ?", arguments: [post.id]) }
      return new.count
    }
  }

  /// How many of these posts ``adopt(_:until:now:)`` would add.
  ///
  /// - Parameter posts: the posts.
  /// - Returns: their number.
  /// - Throws: why the ledger cannot be read.
  public func unknown(_ posts: [IssuedPost]) throws(LedgerError) -> Int {
    try read { db in try posts.count { try !isKnown(db, $0.id) } }
  }

  private func isKnown(_ db: Database, _ id: String) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM posts WHERE id = ?)", arguments: [id]) ?? false
  }
}
