import Checking
import Foundation

/// epubcheck, where it is found: the validator of EPUB that shops use.
enum Validator {
  /// What it says about a book, a line for each of its messages' ids; empty where it is not installed.
  static func lines(_ file: String, in environment: Environment) -> [CheckedFile.Line] {
    guard let command = command(environment) else { return [] }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command + [file]
    process.environment = environment.variables.merging(["LC_ALL": "C"]) { $1 }
    process.standardOutput = output
    process.standardError = output
    do {
      try process.run()
    } catch {
      return [line(.fail(place: "it cannot be run: \(error.localizedDescription)", count: 1))]
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    let messages = text.split(separator: "\n").map(String.init).filter { isMessage($0) }
    if let first = messages.first { return [line(.fail(place: first, count: messages.count))] }
    let problem = text.split(separator: "\n").first.map(String.init) ?? "it said nothing"
    return [line(process.terminationStatus == 0 ? .pass : .fail(place: problem, count: 1))]
  }

  private static func isMessage(_ line: String) -> Bool {
    // The jar writes `ERROR(RSC-005):`, the script of the Python package `ERROR - RSC-005 -`.
    ["FATAL", "ERROR", "WARNING"].contains { line.hasPrefix($0 + "(") || line.hasPrefix($0 + " - ") }
  }

  private static func line(_ verdict: Verdict) -> CheckedFile.Line {
    CheckedFile.Line("epubcheck", "messages", "epubcheck finds neither error nor warning", verdict)
  }

  /// What runs it: Java with the jar that `EPUBCHECK_JAR` names or that of Debian's package, else the script
  /// `epubcheck` on the search path, as other packages bring it.
  private static func command(_ environment: Environment) -> [String]? {
    let named = environment.variables["EPUBCHECK_JAR"]
    let jar = [named, "/usr/share/java/epubcheck.jar"].compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0)
    }
    if let jar, let java = program("java", environment) { return [java, "-jar", jar, "--locale", "en"] }
    return program("epubcheck", environment).map { [$0] }
  }

  private static func program(_ name: String, _ environment: Environment) -> String? {
    let folders = (environment.variables["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
