public import Manuscript

/// An issue that is ready to be printed: the value between selection and the exporters.
public struct Issue: Sendable {
  /// The order that it was compiled by.
  public var job: Job
  /// Its number.
  public var number: Int
  /// Its posts, and those that were left.
  public var selection: Selection
  /// What its templates were filled with.
  public var facts: IssueFacts
  /// What goes to the exporters.
  public var publication: Publication
  /// The files to make, in the order of the job.
  public var orders: [OutputOrder]
  /// What was found while its posts were read.
  public var findings: [Finding]

  /// The date that its files are stamped with: the instant at which its period ends, so that an issue that is
  /// made again has the same bytes.
  public var stamp: PostDate {
    PostDate(
      secondsSince1970: selection.window.until,
      offset: zoneOffset(job.timeZone, at: selection.window.until))
  }
}

/// One file of an issue.
public struct OutputOrder: Sendable, Equatable {
  /// What the job says about it.
  public var output: JobOutput
  /// The name in the ledger: the path of the job with its templates filled.
  public var name: String
  /// That path resolved against the folder of the job file.
  public var path: String
}

/// What templates of a job can say: `{{job}}`, `{{issue.number}}` and so on.
public struct IssueFacts: Sendable, Equatable {
  /// The key of the job.
  public var job: String
  /// Its number.
  public var number: Int
  /// The first and the last day of the period, in the zone of the job; `since` is that of the first post where
  /// the period has no beginning.
  public var since: PostDate
  /// The last day of the period.
  public var until: PostDate
  /// The date of the issue: the end of its period, in the zone of the job.
  public var date: PostDate
  /// How many posts it has.
  public var count: Int
  /// Its title; empty while that itself is being filled.
  public var title = ""
}
