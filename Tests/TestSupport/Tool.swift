public import Foundation

/// Runs a program of the machine, such as `qpdf` or `java`, and waits for its end.
public struct Tool: Sendable {
  /// What a program printed, and how it ended.
  public struct Result: Sendable {
    /// The exit status.
    public var status: Int32
    /// Standard output.
    public var output: String
    /// Standard error.
    public var errors: String
  }

  /// Whether a program of that name can be run.
  public static func exists(_ name: String) -> Bool {
    (try? run("sh", "-c", "command -v \(name)"))?.status == 0
  }

  /// Runs `name` from the search path.
  public static func run(_ name: String, _ arguments: String..., in folder: URL? = nil) throws -> Result {
    try run([name] + arguments, in: folder)
  }

  /// Runs a command line from the search path, with `environment` added to the test's own.
  public static func run(
    _ command: [String], in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let captured = FileManager.default.temporaryDirectory.appending(path: "tool-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: captured, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: captured) }
    let output = captured.appending(path: "out")
    let errors = captured.appending(path: "err")
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }
}
