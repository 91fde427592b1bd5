import Foundation

/// What runs jobs on time: each is given `newsletter run --due`, so that running too often, too late or twice does
/// no harm.
public enum Scheduler: String, Sendable, CaseIterable {
  case systemd, cron
  case githubActions = "github-actions"
}

/// A file that a scheduler reads.
public struct ScheduleFile: Sendable, Equatable {
  /// What it is called where the scheduler looks for it.
  public var name: String
  /// Its text, ending in a line feed.
  public var text: String
}

/// Where the lines of a scheduler run, which knows no current folder.
public struct SchedulePlace: Sendable {
  /// The absolute path of the command.
  public var executable: String
  /// The absolute path in which relative ones begin.
  public var folder: String
  /// The instant from which on schedules are looked at, in seconds since 1970: zones change their clocks by law.
  public var now: Int

  /// A place; all three come from the environment of the command.
  public init(executable: String, folder: String, now: Int) {
    self.executable = executable
    self.folder = folder
    self.now = now
  }

  func absolute(_ path: String) -> String { JobPath.resolve(path, in: folder) }

  /// A path as it is called in the folder; one that lies elsewhere stays as it is.
  func relative(_ path: String) -> String {
    let path = absolute(path)
    return path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
  }
}

/// A job that has a schedule.
struct ScheduledJob {
  var job: Job
  var cron: CronLine

  /// `0 8 1 * * in Asia/Shanghai`.
  var words: String { "\(cron) in \(job.timeZone.identifier)" }
}

/// Writes what a scheduler needs to run jobs when they are due.
///
/// - Parameters:
///   - jobs: the jobs; those without a schedule are left out, as only their users know when they are due.
///   - scheduler: whose files.
///   - place: where they run.
/// - Returns: the files, in the order of the jobs.
public func emitSchedule(of jobs: [Job], for scheduler: Scheduler, at place: SchedulePlace) -> [ScheduleFile]
{
  let scheduled = jobs.compactMap { job in job.schedule.map { ScheduledJob(job: job, cron: $0.cron) } }
  if scheduled.isEmpty { return [] }
  return switch scheduler {
  case .systemd: scheduled.flatMap { systemdUnits(of: $0, at: place) }
  case .cron: [crontab(of: scheduled, at: place)]
  case .githubActions: [workflow(of: scheduled, at: place)]
  }
}
