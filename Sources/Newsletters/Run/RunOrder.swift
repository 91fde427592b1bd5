/// What a user wants of one run of a job. It crosses from the supervisor to the worker as JSON.
public struct RunOrder: Sendable, Equatable, Codable {
  /// The job file as the user named it.
  public var path: String
  /// Whether nothing is done unless an issue is due by the schedule.
  public var isDueOnly = false
  /// What counts as now; `nil` asks the clock.
  public var asOf: Moment?
  /// The number of the issue to make, or to make again; `nil` is the next one.
  public var issue: Int?
  /// Whether everything is made and nothing kept.
  public var isDry = false
  /// Whether the minimum does not count, and files that are not of this job are replaced.
  public var isForced = false
  /// How many tasks may work at once.
  public var jobs = 1
  /// The issue of a plan that is to be made; `nil` where it is the next one of the job.
  public var item: ItemOrder?

  /// An order to run the job at `path`.
  public init(path: String) { self.path = path }
}
