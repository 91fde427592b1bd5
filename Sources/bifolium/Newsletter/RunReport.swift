import Manuscript
import Newsletters

/// What a run of jobs did, for programs: the content of `--report FILE` and of `--json`.
///
/// The shape is part of the command's interface: fields are added, never renamed, within one `version`.
struct RunReport: Sendable, Encodable {
  /// The version of this shape.
  let version = 1
  /// The program that wrote it.
  let generator = "bifolium \(Version.text)"
  /// The exit status of the run.
  var exit: Int32
  /// When the run began (ISO 8601, UTC).
  var started: String
  /// Whether everything was made and nothing kept.
  var dryRun: Bool
  /// Every job, in the order in which they were named.
  var jobs: [JobReport]
  /// How many jobs ended how.
  var statuses: [String: Int]
  /// How often each finding was found.
  var counts: [String: Int]
  /// Seconds from beginning to end.
  var seconds: Double

  /// The report of jobs that have ended.
  init(_ jobs: [JobReport], exit: Exit, isDry: Bool, _ environment: Environment) {
    self.exit = exit.rawValue
    self.jobs = jobs
    let elapsed = environment.elapsed()
    started = PostDate(secondsSince1970: environment.now() - Int(elapsed.components.seconds)).utc
    dryRun = isDry
    statuses = jobs.reduce(into: [:]) { $0[$1.status.rawValue, default: 0] += 1 }
    counts = jobs.flatMap(\.findings).reduce(into: [:]) { $0[$1.id, default: 0] += 1 }
    seconds = elapsed.seconds.toMilliseconds
  }
}
