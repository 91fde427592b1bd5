import Foundation
import Settings
import TestSupport
import Testing

@testable import bifolium

/// What `schema report` says is what reports hold.
@Suite struct ReportSchemaTests {
  /// Reports of runs that go well, that find things, and that fail.
  static let runs = [
    "export pdf site -o a.pdf -o a.epub --json", "export epub site -o nowhere/a.epub --json",
    "export epub missing -o a.epub --json", "export epub site -o a.epub --theme nowhere --json",
  ]

  @Test(arguments: runs) func describesEveryKeyOfAReport(run: String) throws {
    try Bifolium.with { (bifolium) throws in
      let report = try JSONSerialization.jsonObject(with: Data(try bifolium(run).output.utf8))
      let export = try #require(ReportSchema.root["$defs"]?["export"])
      #expect(problems(of: report, export, at: "report") == [])
    }
  }

  @Test func describesTheReportOfJobs() throws {
    let job = """
      job: weekly
      sources: [site]
      outputs: ["out/{{issue.number}}.epub"]
      """
    try Bifolium.with(["weekly.yml": job, "broken.yml": "jobb: a\n"]) { (bifolium) throws in
      let output = try bifolium("newsletter run weekly.yml broken.yml --as-of 2030-01-01 --json").output
      let report = try JSONSerialization.jsonObject(with: Data(output.utf8))
      let run = try #require(ReportSchema.root["$defs"]?["run"])
      #expect(problems(of: report, run, at: "report") == [])
    }
  }

  /// Keys that the schema does not have, or that it wants and are not there.
  private func problems(of value: Any, _ schema: JSONValue, at path: String) -> [String] {
    if case .string(let reference)? = schema["$ref"] {
      let name = String(reference.split(separator: "/").last ?? "")
      return ReportSchema.root["$defs"]?[name].map { problems(of: value, $0, at: path) } ?? [
        "no \(reference)"
      ]
    }
    if let items = value as? [Any], let schema = schema["items"] {
      return items.flatMap { problems(of: $0, schema, at: path + "[]") }
    }
    guard let object = value as? [String: Any], let properties = schema["properties"] else { return [] }
    var found: [String] = []
    for (key, value) in object {
      guard let schema = properties[key] else {
        found.append("\(path).\(key) is not described")
        continue
      }
      found += problems(of: value, schema, at: "\(path).\(key)")
    }
    if case .list(let required)? = schema["required"] {
      for case .string(let key) in required where object[key] == nil {
        found.append("\(path).\(key) is missing")
      }
    }
    return found
  }
}
