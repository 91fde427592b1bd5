import ArgumentParser

/// What a command says besides its results, and how.
struct TalkOptions: ParsableArguments {
  /// When colours are used.
  enum Color: String, Sendable, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Say everything, also what is only worth knowing.")
  var verbose = false

  @Option(help: "Colour findings.")
  var color = Color.auto

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  /// What was asked for.
  var verbosity: Verbosity { quiet ? .quiet : verbose ? .verbose : .normal }

  /// Findings go to standard error: coloured on a terminal, unless `NO_COLOR` (no-color.org) or the option
  /// says otherwise.
  func printer(in environment: Environment) -> FindingPrinter {
    let isWelcome = environment.errorIsTerminal && environment.variables["NO_COLOR", default: ""].isEmpty
    let colored = color == .always || (color == .auto && isWelcome)
    return FindingPrinter(verbosity: verbosity, colored: colored)
  }
}
