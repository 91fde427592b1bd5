import Foundation
import Newsletters
import TestSupport
import Testing

/// A folder with a small site and jobs, in which newsletters are run.
struct Newsroom {
  let bifolium: Bifolium

  /// The posts of the week before 2024-03-08.
  static let posts = [
    "site/2024-03-05-yu.md": "---\ntitle: 雨\n---\n春雨落在渡口，船家把缆绳收紧。\n",
    "site/2024-03-06-wu.md": "---\ntitle: 雾\n---\n雾从江心升起来，两岸都看不见了。\n",
  ]
  /// One that arrives later and is dated before.
  static let latePost = (
    path: "site/2024-03-04-feng.md", text: "---\ntitle: 风\n---\n风大，渡船停了半天，码头上的人都在等。\n"
  )
  /// The end of the first issue's period.
  static let firstDay = "2024-03-08"
  /// The end of the second one's.
  static let secondDay = "2024-03-15"

  /// A job with two files. PDFs are made much faster than covers of EPUBs.
  static func job(_ key: String = "weekly", more: String = "", theme: String = "brief") -> String {
    """
    job: \(key)
    timezone: Asia/Shanghai
    sources: [{ id: site, path: site }]
    outputs:
      - { format: pdf, path: "out/{{job}}-{{issue.number}}.pdf", theme: \(theme) }
      - { format: pdf, path: "out/{{job}}-{{issue.number}}-book.pdf", theme: book }
    \(more)
    """
  }

  /// Gives `body` a newsroom with the posts of the week, a job `weekly.yml`, and `files`.
  static func with<Result>(_ files: [String: String] = [:], _ body: (Newsroom) throws -> Result) throws
    -> Result
  {
    let standard = posts.merging(["weekly.yml": job()]) { $1 }
    return try TestFolder.with(standard.merging(files) { $1 }) { folder in
      try body(Newsroom(bifolium: Bifolium(folder: folder)))
    }
  }

  /// Runs `newsletter run`, with a fault where one is ordered.
  func run(_ arguments: String = "weekly.yml", asOf day: String = firstDay, fault: String = "") throws
    -> Tool.Result
  {
    var bifolium = bifolium
    bifolium.environment["BIFOLIUM_FAULT"] = fault
    return try bifolium("newsletter run \(arguments) --as-of \(day)")
  }

  /// Runs `newsletter run --json`.
  func report(_ arguments: String = "weekly.yml", asOf day: String = firstDay, fault: String = "") throws
    -> RunReport
  {
    try RunReport(run(arguments + " --json", asOf: day, fault: fault).output)
  }

  /// Writes a file, or removes it.
  func write(_ text: String?, to path: String) throws {
    let file = bifolium.folder.appending(path: path)
    guard let text else { return try FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
  }

  /// The ledger of a job; `nil` where there is none.
  func ledger(_ job: String = "weekly") throws -> Ledger? {
    try Ledger.reading(path: bifolium.folder.appending(path: "\(job).ledger").path, job: job)
  }

  /// Everything that a run leaves behind and that a later one builds on: the outputs with their digests, and
  /// what the ledger says of issues and of posts that wait.
  func state() throws -> String {
    let files = try outputs().map { name in
      "\(name) \(try Tool.run("sha256sum", name, in: bifolium.folder).output.prefix(64))"
    }
    guard let ledger = try ledger() else { return files.joined(separator: "\n") }
    let issues = try ledger.issues().map { String(describing: try ledger.issue($0.number)) }
    return (files + issues + ["waiting: \(try ledger.waiting())"]).joined(separator: "\n")
  }

  /// The files in the folder of the outputs.
  func outputs() throws -> [String] { try bifolium.files().filter { $0.hasPrefix("out/") }.sorted() }

  /// Temporary files that nobody has removed. A lock that nobody holds is none: the next run takes it.
  func leftovers() throws -> [String] {
    try bifolium.files().filter { $0.contains(".bifolium-") || $0.contains("ledger.new") }.sorted()
  }

  /// Identities of all posts of all issues, in order.
  func issuedPosts() throws -> [String] {
    guard let ledger = try ledger() else { return [] }
    return try ledger.issues().flatMap { try ledger.issue($0.number)?.posts.map(\.id) ?? [] }.sorted()
  }
}

/// A report of `newsletter run`, as far as tests read it.
struct RunReport: Decodable {
  struct Job: Decodable {
    struct Finding: Decodable {
      var id: String
      var message: String
    }

    struct Output: Decodable {
      var path: String
      var sha256: String
      var bytes: Int
      var pages: Int?
    }

    struct Selection: Decodable {
      struct Post: Decodable {
        var id: String
        var reason: String
      }

      var taken: [Post]
      var left: [Post]
    }

    var path: String
    var job: String?
    var status: String
    var exit: Int32
    var number: Int?
    var findings: [Finding]
    var outputs: [Output]
    var selection: Selection?
    var timings: [String: Double]
  }

  var exit: Int32
  var jobs: [Job]
  var statuses: [String: Int]

  init(_ text: String) throws { self = try JSONDecoder().decode(RunReport.self, from: Data(text.utf8)) }
}
