import Foundation
import Manuscript
import PangoCairo
import Themes
import Typesetting

/// Measures the line composer alone, on text that it makes itself: the same on every machine.
///
///     composer [--theme FOLDER] [--runs N]
///
/// Prints characters in a second of CPU time on one core, and of wall time on two, for 1,000,101 characters in
/// paragraphs of some two hundred; and the seconds that single paragraphs of 10,000 characters and more take. All
/// figures are the median of the runs.
@main struct ComposerBench {
  static let characters = 1_000_101
  static let lengths = [12_500, 25_000, 50_000, 100_000]

  static func main() async throws {
    let options = BenchOptions(CommandLine.arguments.dropFirst())
    let press = try Press(themes: options.themes)
    let paragraphs = BenchText(seed: 5).paragraphs(characters)
    let count = Double(characters)
    try press.compose(Array(paragraphs.prefix(100)))

    let one = try Timing.median(options.runs) { try press.compose(paragraphs) }
    row("1,000,101 characters, one core", one, "\(Int(count / one.cpu)) characters/s CPU")
    var walls: [Timing] = []
    for _ in 0..<options.runs {
      walls.append(try await Timing.of { try await press.composeOnTwoCores(paragraphs) })
    }
    let two = Timing.median(walls)
    row("1,000,101 characters, two cores", two, "\(Int(count / two.wall)) characters/s wall")
    for length in lengths {
      let text = BenchText(seed: 7).text(length)
      let prepared = try Timing.median(options.runs) { try press.prepare(text) }
      let whole = try Timing.median(options.runs) { try press.compose([text]) }
      let rest = String(format: "%.3f s of it to break and place", max(0, whole.cpu - prepared.cpu))
      row("one paragraph of \(length)", whole, rest)
    }
    let short = Array(paragraphs.prefix(500))
    let varied = try Timing.median(options.runs) { try press.vary(short) }
    let set = try Timing.median(options.runs) { try press.compose(short) }
    row(
      "500 paragraphs, their second-best settings", varied,
      String(format: "%.2f times what setting them takes", varied.cpu / max(set.cpu, 1e-6)))
  }

  private static func row(_ name: String, _ timing: Timing, _ note: String) {
    let label = name.padding(toLength: 44, withPad: " ", startingAt: 0)
    print(label + String(format: "CPU %7.3f s  wall %7.3f s  ", timing.cpu, timing.wall) + note)
  }
}

/// What the command line says.
struct BenchOptions {
  var themes = "themes"
  var runs = 3

  init(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { return }
      switch option {
      case "--theme": themes = value
      case "--runs": runs = max(1, Int(value) ?? runs)
      default: break
      }
    }
  }
}

/// Seconds of a process and of a clock on the wall.
struct Timing {
  var cpu: Double
  var wall: Double

  static func of(_ work: @Sendable () async throws -> Void) async throws -> Timing {
    let (cpu, wall) = (clock(), ContinuousClock.now)
    try await work()
    return since(cpu, wall)
  }

  static func median(_ runs: Int, _ work: () throws -> Void) throws -> Timing {
    var timings: [Timing] = []
    for _ in 0..<runs {
      let (cpu, wall) = (clock(), ContinuousClock.now)
      try work()
      timings.append(since(cpu, wall))
    }
    return median(timings)
  }

  static func median(_ timings: [Timing]) -> Timing {
    func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    return Timing(cpu: middle(timings.map(\.cpu)), wall: middle(timings.map(\.wall)))
  }

  private static func since(_ cpu: clock_t, _ wall: ContinuousClock.Instant) -> Timing {
    let passed = (ContinuousClock.now - wall).components
    return Timing(
      cpu: Double(clock() - cpu) / Double(CLOCKS_PER_SEC),
      wall: Double(passed.seconds) + Double(passed.attoseconds) / 1e18)
  }
}
