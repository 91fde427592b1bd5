import Foundation
import Manuscript
import Publishing

/// What the command takes from the process around it: the only place that asks for variables, clocks,
/// terminals and the number of processors.
struct Environment: Sendable {
  /// The environment variables.
  var variables: [String: String]
  /// The path of the running executable, links followed.
  var executable: String
  /// Processors that this process may use.
  var processors: Int
  /// Whether standard output is a terminal.
  var outputIsTerminal: Bool
  /// Whether standard error is a terminal.
  var errorIsTerminal: Bool
  /// Columns of the terminal behind standard error.
  var width: Int
  /// The time of day, in seconds since 1970.
  var now: @Sendable () -> Int
  /// Time since the process began its work, from a clock that never goes back.
  var elapsed: @Sendable () -> Duration

  /// The surroundings of this process.
  static func current() -> Environment {
    let start = ContinuousClock.now
    return Environment(
      variables: ProcessInfo.processInfo.environment,
      executable: executablePath(),
      processors: ProcessInfo.processInfo.activeProcessorCount,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1,
      width: terminalWidth(),
      now: { time(nil) },
      elapsed: { ContinuousClock.now - start })
  }

  /// Where temporary files go that have no place beside an output.
  var temporaryFolder: String { variables["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }

  /// Where results that are dear to compute are kept between runs (XDG Base Directory Specification).
  var cacheFolder: String {
    let named = [variables["XDG_CACHE_HOME"], variables["HOME"].map { $0 + "/.cache" }]
    let folder = named.compactMap { $0 }.first { $0.hasPrefix("/") }
    return (folder ?? temporaryFolder) + "/bifolium"
  }

  /// The instant that stands for “now” in what is made, from `SOURCE_DATE_EPOCH`
  /// (reproducible-builds.org); `nil` where the variable is not set.
  func sourceDate() throws(Failure) -> PostDate? {
    guard let text = variables["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    guard let seconds = Int(text), (0...253_402_300_799).contains(seconds) else {
      throw Failure.usage("SOURCE_DATE_EPOCH is not a number of seconds: \(text)")
    }
    return PostDate(secondsSince1970: seconds)
  }

  private static func executablePath() -> String {
    let link = "/proc/self/exe"
    let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
    return target ?? CommandLine.arguments.first ?? "bifolium"
  }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension Environment {
  /// Says one line, or several, to standard error.
  func talk(_ text: String) {
    _ = Descriptor(STDERR_FILENO).write(text.hasSuffix("\n") ? text : text + "\n")
  }

  /// Prints a result to standard output; a reader that went away ends the command quietly.
  func print(_ text: String) -> Exit {
    let problem = Descriptor(STDOUT_FILENO).write(text)
    guard let problem else { return .done }
    if problem.code != EPIPE { talk("error: cannot write to standard output: \(problem)") }
    return .failed
  }

  /// Ends the process at once. Nothing is left to be cleaned up when this is called.
  func end(_ exit: Exit) -> Never { _exit(exit.rawValue) }
}
