import Checking
import Foundation

/// epubcheck, where Java and its jar are found: the validator of EPUB that shops use.
enum Validator {
  /// What it says about a book, a line for each of its messages' ids; empty where it is not installed.
  static func lines(_ file: String, in environment: Environment) -> [CheckedFile.Line] {
    guard let jar = jar(environment) else { return [] }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["java", "-jar", jar, "--locale", "en", file]
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
    ["FATAL(", "ERROR(", "WARNING("].contains { line.hasPrefix($0) }
  }

  private static func line(_ verdict: Verdict) -> CheckedFile.Line {
    CheckedFile.Line("epubcheck", "messages", "epubcheck finds neither error nor warning", verdict)
  }

  /// The file that `EPUBCHECK_JAR` names, or that of Debian's package.
  private static func jar(_ environment: Environment) -> String? {
    let named = environment.variables["EPUBCHECK_JAR"]
    return [named, "/usr/share/java/epubcheck.jar"].compactMap { $0 }.first {
      FileManager.default.fileExists(atPath: $0)
    }
  }
}
