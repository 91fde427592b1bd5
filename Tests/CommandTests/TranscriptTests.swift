import Foundation
import TestSupport
import Testing

/// Runs every `Tests/Suite/commands/*.txt`: lines that begin with `$ ` are commands, all others are comments.
/// The golden shows each command with all that it printed and, unless it is 0, its exit status.
@Suite struct TranscriptTests {
  static let names: [String] = {
    let folder = TestFolder.suite.appending(path: "commands")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted()
  }()

  @Test(arguments: names) func printsWhatItPrintedBefore(name: String) throws {
    let script = try String(contentsOf: TestFolder.suite.appending(path: "commands/\(name)"), encoding: .utf8)
    let transcript = try Bifolium.with { (bifolium) throws in
      var transcript = ""
      for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
        transcript += line + "\n"
        guard line.hasPrefix("$ ") else { continue }
        transcript += try self.transcript(of: String(line.dropFirst(2)), bifolium)
      }
      return transcript
    }
    expectGolden(transcript, "commands/\(name)")
  }

  private func transcript(of command: String, _ bifolium: Bifolium) throws -> String {
    let result = try bifolium.shell("{ \(command)\n} 2>&1")
    let status = result.status == 0 ? "" : "[exit \(result.status)]\n"
    return normalised(result.output, bifolium.folder) + status
  }

  /// Without what differs from run to run and from machine to machine.
  private func normalised(_ text: String, _ folder: URL) -> String {
    var text = text.replacingOccurrences(of: folder.path, with: "FOLDER")
    text = text.replacingOccurrences(of: TestFolder.root.path, with: "CHECKOUT")
    for (pattern, replacement) in Self.variable {
      text = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
    }
    return text
  }

  private static let variable = [
    (#"[0-9]+\.[0-9]+ s\b"#, "N s"), (#"[0-9.]+ (bytes|kB|MB)"#, "N kB"), (#"[0-9]+ pages?"#, "N pages"),
    (
      #""(bytes|cpuSeconds|epub|images|pages|pdf|peakMemory|read|seconds|theme|total)"( ?): ?[0-9.]+"#,
      #""$1"$2: N"#
    ),
    (#""sha256" : "[0-9a-f]{64}""#, #""sha256" : "…""#), (#""started" : "[^"]+""#, #""started" : "…""#),
  ]
}
