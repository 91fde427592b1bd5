import GRDB

extension Ledger {
  /// What is wrong with the ledger: every page is read, every index compared with its table, every issue with
  /// its digest. A million posts take some seconds.
  ///
  /// - Returns: nothing if it is sound.
  /// - Throws: why it cannot be read.
  public func damage() throws(LedgerError) -> [String] { try read { db in Newsletters.damage(of: db) } }
}

/// What is wrong with a database that should be a ledger; an error on the way is one thing more.
func damage(of db: Database) -> [String] {
  var problems: [String] = []
  do {
    problems += try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
    for number in try Int.fetchAll(db, sql: "SELECT number FROM issues ORDER BY number") {
      let row = try Row.fetchOne(db, sql: "SELECT * FROM issues WHERE number = ?", arguments: [number])
      guard let row = row.map(LedgerRow.init) else { continue }
      if try row.text("digest") != readIssue(db, row).digest {
        problems.append("issue \(number) is not what was recorded")
      }
    }
  } catch {
    problems.append("\((error as? DatabaseError)?.message ?? "\(error)")")
  }
  return problems
}
