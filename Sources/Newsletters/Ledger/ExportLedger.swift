import Foundation
import GRDB

/// Writes out everything that can be read of a ledger, whether or not it is sound, and changes nothing.
public struct LedgerExport: Sendable {
  /// What is written.
  public enum Format: String, Sendable, CaseIterable {
    /// Everything.
    case json
    /// The posts, one a line (RFC 4180).
    case csv
  }

  /// The version of the format, which stands in it.
  public static let version = 1

  let path: String
  let queue: DatabaseQueue

  /// Opens a ledger of any job.
  ///
  /// - Parameter path: where it is.
  /// - Throws: why nothing of it can be read.
  public init(path: String) throws(LedgerError) {
    try LedgerFile(path: path).check()
    self.path = path
    queue = try Ledger.openDamaged(path)
  }

  /// Writes the ledger piece by piece, posts in the order in which they were recorded. It is never in memory as
  /// a whole.
  ///
  /// - Parameters:
  ///   - format: what is written.
  ///   - write: takes the next piece of text.
  /// - Returns: what is wrong with the ledger; nothing if it is sound.
  /// - Throws: what `write` throws, or why nothing can be read.
  public func write(_ format: Format, to write: @escaping (String) throws -> Void) throws -> [String] {
    // Without a transaction: on a damaged file even its end can fail.
    try queue.unsafeRead { db in
      var scan = LedgerScan(db, damage: damage(of: db))
      switch format {
      case .json: try writeJSON(&scan, write)
      case .csv: try writeCSV(&scan, write)
      }
      return scan.damage
    }
  }

  private func writeJSON(_ scan: inout LedgerScan, _ write: @escaping (String) throws -> Void) throws {
    let job = (try? String.fetchOne(scan.db, sql: "SELECT value FROM about WHERE key = 'job'")) ?? nil
    try write("{\n\"version\": \(LedgerExport.version),\n\"job\": \(json(job)),\n")
    var issues = try ListWriter("issues", write)
    try scan.issues { try issues.add(json($0)) }
    try issues.end()
    var posts = try ListWriter("posts", write)
    try scan.posts { try posts.add(json(ExportRecord.Post($0))) }
    try posts.end()
    try list("waiting", scan.waiting(), write)
    try list("attempts", scan.attempts().map(ExportRecord.Attempt.init), write)
    try list("damage", scan.damage, write, isLast: true)
    try write("}\n")
  }

  private func list(
    _ name: String, _ values: [some Encodable], _ write: @escaping (String) throws -> Void,
    isLast: Bool = false
  ) throws {
    var list = try ListWriter(name, write)
    for value in values { try list.add(json(value)) }
    try list.end(isLast: isLast)
  }

  private func writeCSV(_ scan: inout LedgerScan, _ write: (String) throws -> Void) throws {
    try write("issue,id,url,title,instant,content,length\r\n")
    try scan.posts { post in
      let fields = [
        "\(post.number)", post.id, post.url, post.title, post.instant.map(String.init) ?? "",
        post.fingerprint.content, "\(post.fingerprint.length)",
      ]
      try write(fields.map(quoted).joined(separator: ",") + "\r\n")
    }
  }

  private func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { [34, 44, 10, 13].contains($0) }) else { return field }
    return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// A list in JSON, an item a line, written as its items come.
private struct ListWriter {
  private let write: (String) throws -> Void
  private var isEmpty = true

  init(_ name: String, _ write: @escaping (String) throws -> Void) throws {
    self.write = write
    try write("\"\(name)\": [")
  }

  mutating func add(_ item: String) throws {
    try write((isEmpty ? "\n  " : ",\n  ") + item)
    isEmpty = false
  }

  func end(isLast: Bool = false) throws { try write((isEmpty ? "]" : "\n]") + (isLast ? "\n" : ",\n")) }
}
