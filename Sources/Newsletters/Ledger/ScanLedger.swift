import GRDB

/// Reads tables row by row and goes on behind what cannot be read.
struct LedgerScan {
  let db: Database
  /// What could not be read, in words; each kind of trouble once.
  private(set) var damage: [String]

  init(_ db: Database, damage: [String]) {
    self.db = db
    self.damage = damage
  }

  /// Every issue, with its files.
  mutating func issues(_ body: (ExportRecord.Issue) throws -> Void) throws {
    try rows("issues", key: "number", body) { row, scan in
      let number = try row.number("number")
      let window = try Window(row)
      return ExportRecord.Issue(
        number: number, title: try row.text("title"), since: window.since, until: window.until,
        published: try row.number("published"), outputs: scan.outputs(of: number))
    }
  }

  /// Every post, in the order in which they were recorded.
  mutating func posts(_ body: (IssuedPost) throws -> Void) throws {
    try rows("posts", key: "place", body) { row, _ in try IssuedPost(row) }
  }

  /// Posts that wait.
  mutating func waiting() -> [String] {
    reading { try String.fetchAll($0, sql: "SELECT id FROM waiting ORDER BY id") } ?? []
  }

  /// Every try.
  mutating func attempts() -> [RecordedAttempt] { reading(readAttempts) ?? [] }

  private mutating func outputs(of number: Int) -> [IssuedOutput] {
    let rows = reading {
      try Row.fetchAll($0, sql: "SELECT * FROM outputs WHERE issue = ? ORDER BY place", arguments: [number])
    }
    return (rows ?? []).compactMap { row in reading { _ in try IssuedOutput(LedgerRow(row: row)) } }
  }

  private mutating func reading<Value>(_ body: (Database) throws -> Value) -> Value? {
    do { return try body(db) } catch {
      note(error)
      return nil
    }
  }

  /// Reads a table in the order of its key, some rows at a time. Where a page is damaged, reading goes on with
  /// the next key that can be reached, up to the highest one, or as far as ``blind`` where that is not known.
  private mutating func rows<Value>(
    _ table: String, key: String, _ body: (Value) throws -> Void,
    decode: (LedgerRow, inout LedgerScan) throws -> Value
  ) throws {
    let highest = reading { try Int.fetchOne($0, sql: "SELECT max(\(key)) FROM \(table)") ?? 0 }
    var last = -1
    var reached = -1
    while true {
      let (rows, isWhole) = rows(of: table, key: key, after: &last)
      for row in rows {
        do { try body(decode(row, &self)) } catch let error as DatabaseError { note(error) }
      }
      if !rows.isEmpty { reached = last }
      if isWhole && rows.isEmpty { return }
      if !isWhole { last += 1 }
      guard last < highest ?? (reached + LedgerScan.blind) else { return }
    }
  }

  /// How many keys are tried behind the last row that could be read.
  private static let blind = 1 << 16

  /// The next rows of a table, and whether nothing was in the way. The table alone is asked: an index may be
  /// damaged on its own.
  private mutating func rows(of table: String, key: String, after last: inout Int) -> ([LedgerRow], Bool) {
    var rows: [LedgerRow] = []
    do {
      let sql = "SELECT * FROM \(table) NOT INDEXED WHERE \(key) > ? ORDER BY \(key) LIMIT 500"
      let cursor = try Row.fetchCursor(db, sql: sql, arguments: [last])
      while let row = try cursor.next() {
        last = max(last, try LedgerRow(row: row).number(key))
        rows.append(LedgerRow(row: row.copy()))
      }
      return (rows, true)
    } catch {
      note(error)
      return (rows, false)
    }
  }

  private mutating func note(_ error: any Error) {
    let message = (error as? DatabaseError)?.message ?? "\(error)"
    if !damage.contains(message) { damage.append(message) }
  }
}
