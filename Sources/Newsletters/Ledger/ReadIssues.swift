import GRDB

/// An issue in a list of issues.
public struct IssueSummary: Sendable, Equatable {
  /// Its number; 0 stands for what was adopted.
  public var number: Int
  /// Its title.
  public var title: String
  /// Where its period begins and ends, in seconds since 1970.
  public var window: Window
  /// When it was published, in seconds since 1970.
  public var published: Int
  /// How many posts it has.
  public var posts: Int
  /// The files that were made of it.
  public var outputs: [IssuedOutput]
}

extension Ledger {
  /// All issues by number, without their posts.
  public func issues() throws(LedgerError) -> [IssueSummary] {
    try read { db in
      var outputs: [Int: [IssuedOutput]] = [:]
      for row in try Row.fetchAll(db, sql: "SELECT * FROM outputs ORDER BY issue, place") {
        let row = LedgerRow(row: row)
        try outputs[row.number("issue"), default: []].append(IssuedOutput(row))
      }
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT number, title, since, until, published,
            (SELECT count(*) FROM posts WHERE issue = number) AS posts
            FROM issues ORDER BY number
          """)
      return try rows.map { row in
        let row = LedgerRow(row: row)
        let number = try row.number("number")
        return IssueSummary(
          number: number, title: try row.text("title"), window: try Window(row),
          published: try row.number("published"), posts: try row.number("posts"),
          outputs: outputs[number] ?? [])
      }
    }
  }

  /// An issue with its posts; `nil` where there is none of that number.
  ///
  /// - Throws: `broken` if it is not what was recorded.
  public func issue(_ number: Int) throws(LedgerError) -> IssuedIssue? {
    try read { db in
      let row = try Row.fetchOne(db, sql: "SELECT * FROM issues WHERE number = ?", arguments: [number])
      guard let row = row.map(LedgerRow.init) else { return nil }
      let issue = try readIssue(db, row)
      guard try row.text("digest") == issue.digest else {
        throw LedgerError(.broken, path, "the ledger is damaged: issue \(number) is not what was recorded")
      }
      return issue
    }
  }

  /// The identities of the posts that wait for the next issue, in order.
  public func waiting() throws(LedgerError) -> [String] {
    try read { db in try String.fetchAll(db, sql: "SELECT id FROM waiting ORDER BY id") }
  }

  /// All tries, from the first to the last.
  public func attempts() throws(LedgerError) -> [RecordedAttempt] {
    try read(readAttempts)
  }
}

/// An issue with all that belongs to its row in the table of issues.
func readIssue(_ db: Database, _ row: LedgerRow) throws -> IssuedIssue {
  let number = try row.number("number")
  let posts = try Row.fetchAll(
    db, sql: "SELECT \(IssuedPost.columns) FROM posts WHERE issue = ? ORDER BY place", arguments: [number])
  let outputs = try Row.fetchAll(
    db, sql: "SELECT * FROM outputs WHERE issue = ? ORDER BY place", arguments: [number])
  return IssuedIssue(
    number: number, title: try row.text("title"), window: try Window(row),
    published: try row.number("published"), posts: try posts.map { try IssuedPost(LedgerRow(row: $0)) },
    outputs: try outputs.map { try IssuedOutput(LedgerRow(row: $0)) })
}

/// All tries, from the first to the last.
func readAttempts(_ db: Database) throws -> [RecordedAttempt] {
  var planned: [Int: [PlannedOutput]] = [:]
  for row in try Row.fetchAll(db, sql: "SELECT * FROM planned ORDER BY attempt, name, sha256") {
    let row = LedgerRow(row: row)
    try planned[row.number("attempt"), default: []].append(
      PlannedOutput(path: row.text("name"), sha256: row.text("sha256")))
  }
  return try Row.fetchAll(db, sql: "SELECT * FROM attempts ORDER BY id").map { row in
    let row = LedgerRow(row: row)
    return try RecordedAttempt(row, planned: planned[row.number("id")] ?? [])
  }
}

extension Window {
  /// The period of an issue as it stands in the table.
  init(_ row: LedgerRow) throws {
    self.init(since: try row.optionalNumber("since"), until: try row.number("until"))
  }
}
