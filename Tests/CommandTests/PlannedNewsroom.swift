import Foundation
import Newsletters
import TestSupport
import Testing

/// A folder with a site and a job for each name, and a plan of their issues.
struct PlannedNewsroom {
  let bifolium: Bifolium

  /// A job that makes one PDF, which is made much faster than the cover of an EPUB.
  static func job(_ key: String) -> String {
    """
    version: 1
    job: \(key)
    timezone: Asia/Shanghai
    sources: [{ id: site, path: ../sites/\(key) }]
    select: { first-run: all }
    issue: { title: "渡口" }
    outputs:
      - { format: pdf, path: "../out/{{job}}-{{issue.number}}.pdf", theme: brief }

    """
  }

  /// Gives `body` a newsroom with jobs of those names, each with two posts.
  static func with(jobs: [String], _ body: (PlannedNewsroom) throws -> Void) throws {
    var files: [String: String] = [:]
    for (index, job) in jobs.enumerated() {
      files["jobs/\(job).yml"] = self.job(job)
      files["sites/\(job)/yu.md"] = "---\ntitle: 雨\ndate: 2024-03-05\n---\n春雨落在第 \(index + 1) 号渡口，船家把缆绳收紧。\n"
      files["sites/\(job)/he.md"] = "---\ntitle: 河\ndate: 2024-03-06\n---\n第 \(index + 1) 条河的水涨了三尺，桥还没有修好。\n"
    }
    try TestFolder.with(files) { folder in try body(PlannedNewsroom(bifolium: Bifolium(folder: folder))) }
  }

  /// Plans all jobs.
  func plan(shards: Int = 1) throws {
    let result = try bifolium("newsletter plan jobs --shards \(shards) -o plan --as-of 2024-03-08")
    try #require(result.status == 0, "\(result.errors)")
  }

  /// Runs the worker of a shard, with a fault where one is ordered.
  func work(_ shard: Int, fault: String = "") throws -> Tool.Result {
    try ordering(fault)("newsletter run --plan plan --shard \(shard)")
  }

  /// Verifies the plan.
  func verify(_ options: String = "", fault: String = "") throws -> Tool.Result {
    try ordering(fault)("newsletter verify --plan plan \(options)")
  }

  private func ordering(_ fault: String) -> Bifolium {
    var bifolium = bifolium
    bifolium.environment["BIFOLIUM_FAULT"] = fault
    return bifolium
  }

  /// Writes a file.
  func write(_ text: String, to path: String) throws {
    let file = bifolium.folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Removes a file.
  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: bifolium.folder.appending(path: path))
  }

  /// Moves a folder out of the way.
  func keep(_ path: String, as other: String) throws {
    try FileManager.default.moveItem(
      at: bifolium.folder.appending(path: path), to: bifolium.folder.appending(path: other))
  }

  /// The files below a folder with the digests of their bytes.
  func digests(_ folder: String) throws -> [String] {
    let result = try bifolium.shell("cd \(folder) && find . -type f | sort | xargs sha256sum")
    return result.output.split(separator: "\n").map(String.init)
  }

  /// How many issues the ledger of a job has.
  func issues(of job: String) throws -> Int {
    let path = bifolium.folder.appending(path: "jobs/\(job).ledger").path
    return try Ledger.reading(path: path, job: job)?.issues().count ?? 0
  }
}
