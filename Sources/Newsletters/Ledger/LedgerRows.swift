import GRDB
import Foundation

/// A row whose values are believed only if they are what they should be: a page that was damaged and still
/// looks like one must end in an error, never in a crash or a made-up value.
struct LedgerRow {
  /// The row as it was read.
  let row: Row

  /// A text that must be there.
  func text(_ column: String) throws -> String { try value(column, String.fromDatabaseValue) }

  /// A number that must be there.
  func number(_ column: String) throws -> Int { try value(column, Int.fromDatabaseValue) }

  /// A text, or `nil` for `NULL`.
  func optionalText(_ column: String) throws -> String? {
    try isNull(column) ? nil : text(column)
  }

  /// A number, or `nil` for `NULL`.
  func optionalNumber(_ column: String) throws -> Int? {
    try isNull(column) ? nil : number(column)
  }

  /// Bytes; none for `NULL`.
  func bytes(_ column: String) throws -> [UInt8] {
    try isNull(column) ? [] : Array(value(column, Data.fromDatabaseValue))
  }

  /// A digest, which is kept as bytes, or as text if it is not 64 hexadecimal digits.
  func digest(_ column: String) throws -> String {
    guard case .blob = storage(column) else { return try text(column) }
    return try bytes(column).hexadecimal
  }

  private func isNull(_ column: String) -> Bool { storage(column) == .null }

  private func storage(_ column: String) -> DatabaseValue.Storage? {
    (row[column] as DatabaseValue?)?.storage ?? .null
  }

  private func value<Value>(_ column: String, _ convert: (DatabaseValue) -> Value?) throws -> Value {
    guard let value = (row[column] as DatabaseValue?).flatMap(convert) else {
      throw DatabaseError(
        resultCode: .SQLITE_CORRUPT, message: "a value of “\(column)” is not what it should be")
    }
    return value
  }
}

extension IssuedPost {
  /// The columns of a post, in the order of ``arguments``.
  static let columns = "issue, id, url, content, title, instant, length, shingles"

  /// A post as it stands in the table.
  init(_ row: LedgerRow) throws {
    self.init(
      number: try row.number("issue"), id: try row.text("id"), url: try row.text("url"),
      title: try row.text("title"), instant: try row.optionalNumber("instant"),
      fingerprint: Fingerprint(
        content: try row.digest("content"), shingles: try row.bytes("shingles").shingles,
        length: try row.number("length")))
  }

  /// Its values, as a post of issue `issue`.
  func arguments(issue: Int) -> StatementArguments {
    let shingles = fingerprint.shingles.isEmpty ? nil : Data(fingerprint.shingles.bytes)
    return [
      issue, id, url, digestValue(fingerprint.content), title, instant, fingerprint.length, shingles,
    ]
  }
}

/// How a digest stands in the table, and is looked up.
func digestValue(_ digest: String) -> DatabaseValue {
  guard digest.utf8.count == 64, let bytes = digest.hexadecimalBytes else { return digest.databaseValue }
  return Data(bytes).databaseValue
}

extension IssuedOutput {
  /// A file as it stands in the table.
  init(_ row: LedgerRow) throws {
    self.init(
      path: try row.text("name"), format: try row.text("format"), sha256: try row.text("sha256"),
      bytes: try row.number("bytes"), pages: try row.optionalNumber("pages"))
  }
}

extension RecordedAttempt {
  /// A try as it stands in the table, with the files that it may have left behind.
  init(_ row: LedgerRow, planned: [PlannedOutput]) throws {
    let state = try row.text("state")
    guard let state = State(rawValue: state) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an attempt is in no known state: \(state)")
    }
    self.init(
      id: try row.number("id"),
      attempt: Attempt(number: try row.number("number"), began: try row.number("began"), outputs: planned),
      state: state, message: try row.optionalText("message"))
  }
}
