import Foundation
import TestSupport
import Testing

/// The command as users meet it: the executable that was built with the tests.
struct Bifolium {
  /// The folder in which it runs.
  let folder: URL
  /// Variables that differ from those of the tests.
  var environment: [String: String] = [:]

  /// The folder of the executable: that of the test runner.
  static let bin = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// The small site that most tests make books of.
  static let site = TestFolder.suite.appending(path: "commands/site")

  /// Runs it with `arguments`, split at spaces.
  func callAsFunction(_ arguments: String) throws -> Tool.Result {
    try run(
      [Bifolium.bin.appending(path: "bifolium").path] + arguments.split(separator: " ").map(String.init))
  }

  /// Runs a line of shell, in which `bifolium` is the command.
  func shell(_ line: String) throws -> Tool.Result { try run(["sh", "-c", line]) }

  private func run(_ command: [String]) throws -> Tool.Result {
    let path = Bifolium.bin.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    let own = ["PATH": path, "NO_COLOR": "1", "COLUMNS": "100", "TMPDIR": folder.path]
    return try Tool.run(command, in: folder, environment: own.merging(environment) { $1 })
  }

  /// The names of all files and folders below the folder, hidden ones too.
  func files() throws -> Set<String> {
    let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return Set(try #require(found))
  }

  /// The bytes of a file in the folder.
  func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.appending(path: name)) }

  /// Gives `body` the command in a folder that holds a copy of the small site, and `files`.
  static func with<Result>(_ files: [String: String] = [:], _ body: (Bifolium) throws -> Result) throws
    -> Result
  {
    try TestFolder.with(files) { folder in
      try FileManager.default.copyItem(at: site, to: folder.appending(path: "site"))
      return try body(Bifolium(folder: folder))
    }
  }
}
