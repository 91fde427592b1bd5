import Foundation
import Manuscript
@testable import Newsletters
import Settings
import TestSupport
import Testing

@Suite struct JobSchemaTests {
  /// A line of `Tests/Suite/jobs/corpus.txt`.
  struct Case: Sendable {
    var text: String
    var decoderAccepts: Bool
    var schemaAccepts: Bool
  }

  static let corpus: [Case] = {
    let file = TestFolder.suite.appending(path: "jobs/corpus.txt")
    let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
    return lines.compactMap { line in
      guard let mark = line.first, "+-!~".contains(mark) else { return nil }
      let body = line.dropFirst(2).split(separator: " ## ", omittingEmptySubsequences: false)[0]
      return Case(
        text: completed(String(body)), decoderAccepts: "+~".contains(mark), schemaAccepts: "+!".contains(mark)
      )
    }
  }()

  /// A flow mapping with the keys that every job has, unless it gives them itself; a key without a value is left out.
  private static func completed(_ body: String) -> String {
    let required = [
      "job": "job: a", "sources": "sources: [x]", "outputs": "outputs: [\"{{issue.number}}.pdf\"]",
    ]
    let own = body.dropFirst().dropLast()
    let missing = required.filter { !own.hasPrefix($0.key + ":") }.map(\.value).sorted()
    let isLeftOut = required.keys.contains { own == $0 + ": " }
    return "{" + (missing + (isLeftOut || own.isEmpty ? [] : [String(own)])).joined(separator: ", ") + "}\n"
  }

  private func accepts(_ text: String) -> Bool {
    guard let root = try? Setting(yaml: text, path: "jobs/a.yml", .job) else { return false }
    return (try? JobLoader().decode(root, path: "jobs/a.yml")) != nil
  }

  @Test func hasEnoughCases() {
    #expect(Self.corpus.count > 150)
    #expect(Self.corpus.filter { $0.decoderAccepts != $0.schemaAccepts }.count < 40)
  }

  @Test(arguments: corpus) func decodesWhatItShould(job: Case) {
    #expect(accepts(job.text) == job.decoderAccepts, "\(job.text)\(JobLoaderTests.problems(job.text))")
  }

  static let python: String? = {
    let own = TestFolder.root.appending(path: ".build/venv/bin/python").path
    return [own, "python3"].first { (try? Tool.run([$0, "-c", "import jsonschema, yaml"]))?.status == 0 }
  }()

  @Test(.enabled(if: python != nil, "needs Python with jsonschema and pyyaml: scripts/setup --test"))
  func agreesWithTheDecoder() throws {
    let samples = try Self.sampleNames().map { name in
      Case(
        text: try String(contentsOf: TestFolder.samples.appending(path: "jobs/\(name)"), encoding: .utf8),
        decoderAccepts: true, schemaAccepts: true)
    }
    let cases = Self.corpus + samples
    let texts = try JSONEncoder().encode(cases.map(\.text))
    let verdicts = try TestFolder.with(["schema.json": JobSchema.text]) { folder in
      let input = folder.appending(path: "texts.json")
      try texts.write(to: input)
      let script = TestFolder.suite.appending(path: "jobs/validate.py").path
      let result = try Tool.run([
        "sh", "-c", "exec \"$0\" \"$1\" \"$2\" < \"$3\"", try #require(Self.python), script,
        folder.appending(path: "schema.json").path, input.path,
      ])
      #expect(result.status == 0, "\(result.errors)")
      return result.output.split(separator: "\n")
    }
    try #require(verdicts.count == cases.count)
    for (job, verdict) in zip(cases, verdicts) {
      #expect((verdict == "true") == job.schemaAccepts, "\(job.text)")
    }
  }

  @Test func isWhatTheRepositoryShows() {
    expectGolden(JobSchema.text, "../../docs/job.schema.json")
  }

  static func sampleNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: TestFolder.samples.appending(path: "jobs").path)
      .filter { $0.hasSuffix(".yml") }.sorted()
  }

  @Test func acceptsTheSamples() throws {
    let names = try Self.sampleNames()
    #expect(names == ["monthly.yml", "quarterly.yml", "shortest.yml"])
    for name in names {
      _ = try JobLoader().load(TestFolder.samples.appending(path: "jobs/\(name)").path)
    }
  }

  /// What the decoder asks for when a file has every key is what exists; the schema must say the same, and the
  /// sample with every key must have it.
  @Test func hasTheKeysOfTheDecoderAndOfTheLongestSample() throws {
    let path = TestFolder.samples.appending(path: "jobs/quarterly.yml").path
    let root = try Setting(file: path, .job)
    let schema = Self.keys(of: JobKeys.root, "")
    // Categories may be conditions as well as a list, as tags show.
    let conditions = ["any", "all", "none"].map { "select.where.categories." + $0 }
    let asked = Set(try JobLoader().decode(root, path: path).keys.map(Self.withoutNumbers))
    #expect(asked.union(conditions).symmetricDifference(schema).sorted() == [])
    #expect(schema.subtracting(Self.keys(of: root, "")).sorted() == conditions.sorted())
  }

  /// `docs/jobs.md` has a row for each key, and for no others.
  @Test func isDocumentedKeyByKey() throws {
    let page = try String(contentsOf: TestFolder.root.appending(path: "docs/jobs.md"), encoding: .utf8)
    let rows = page.split(separator: "\n").compactMap { $0.firstMatch(of: /^\| `([a-z.\[\]-]+)` \|/)?.1 }
    #expect(Set(rows.map(String.init)).symmetricDifference(Self.keys(of: JobKeys.root, "")).sorted() == [])
    #expect(rows.count == Set(rows).count)
  }

  /// `docs/jobs.md` tells every default of the schema.
  @Test func isDocumentedWithItsDefaults() throws {
    let page = try String(contentsOf: TestFolder.root.appending(path: "docs/jobs.md"), encoding: .utf8)
    for (key, standard) in Self.defaults(of: JobKeys.root, "") {
      let row = page.split(separator: "\n").first { $0.hasPrefix("| `\(key)` |") } ?? ""
      #expect(row.contains("`\(standard)`"), "\(key) has the default \(standard)")
    }
  }

  private static func withoutNumbers(_ name: String) -> String {
    name.replacing(/\[[0-9]+\]/, with: "[]")
  }

  private static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private static func keys(of setting: Setting, _ path: String) -> Set<String> {
    switch setting.value {
    case .mapping(let entries):
      entries.reduce(into: []) { keys, entry in
        let path = join(path, entry.key)
        keys.formUnion([path])
        keys.formUnion(Self.keys(of: entry.setting, path))
      }
    case .list(let items):
      items.reduce(into: []) { $0.formUnion(keys(of: $1, path + "[]")) }
    default: []
    }
  }

  private static func keys(of schema: JSONValue, _ path: String) -> Set<String> {
    Set(properties(of: schema, path).map(\.path))
  }

  private static func defaults(of schema: JSONValue, _ path: String) -> [(String, String)] {
    properties(of: schema, path).compactMap { path, value in
      value["default"].map { standard in
        if case .string(let text) = standard { (path, text) } else { (path, standard.text()) }
      }
    }
  }

  /// Every property that a schema describes, whichever way leads to it.
  private static func properties(of schema: JSONValue, _ path: String) -> [(path: String, value: JSONValue)] {
    var found: [(String, JSONValue)] = []
    // Conditions name properties too, but describe none.
    if schema["additionalProperties"] != nil, case .object(let members)? = schema["properties"] {
      for member in members {
        found.append((join(path, member.key), member.value))
        found += properties(of: member.value, join(path, member.key))
      }
    }
    if let items = schema["items"] { found += properties(of: items, path + "[]") }
    if case .list(let choices)? = schema["anyOf"] {
      for choice in choices { found += properties(of: choice, path) }
    }
    return found
  }
}
