import Manuscript

/// A reason to stop before any output was made.
struct Failure: Error, Sendable {
  /// The status with which the command ends.
  var exit: Exit
  /// What the user is told.
  var findings: [Finding]
  /// A mistake in the command line that no finding stands for.
  var message: String?

  /// Findings that make going on useless.
  init(_ exit: Exit, _ findings: [Finding]) {
    self.exit = exit
    self.findings = findings
  }

  /// A mistake in the command line or the environment.
  static func usage(_ message: String) -> Failure {
    var failure = Failure(.usage, [])
    failure.message = message
    return failure
  }
}
