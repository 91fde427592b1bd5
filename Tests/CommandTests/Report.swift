import Foundation

/// A report of the command, as far as tests read it.
struct Report: Decodable {
  struct Output: Decodable {
    var path: String
    var format: String
    var made: Bool
    var bytes: Int?
    var sha256: String?
    var pages: Int?
  }

  var version: Int
  var exit: Int32
  var outputs: [Output]
  var counts: [String: Int]

  init(_ text: String) throws { self = try JSONDecoder().decode(Report.self, from: Data(text.utf8)) }
}
