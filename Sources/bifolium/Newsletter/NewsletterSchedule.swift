public import ArgumentParser
import Foundation
import Manuscript
public import Newsletters
import Publishing

/// `bifolium newsletter schedule JOB…`: when jobs are due, and what runs them then.
struct NewsletterSchedule: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Shows when issues are due next, or prints what a scheduler needs to make them.",
    discussion: """
      Every line that is printed runs “newsletter run --due”, which asks the ledger: running it too often, too late \
      or twice makes no issue twice and leaves none out.

      Example:
        bifolium newsletter schedule weekly.yml --emit systemd
      """)

  @Argument(help: "Job files.", completion: .file(extensions: ["yml", "yaml"]))
  var jobs: [String]

  @Option(help: "Print the files of a scheduler.")
  var emit: Scheduler?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write those files into a folder instead.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: ArgumentHelp("How many instants are shown of each job.", valueName: "n"))
  var next = 5

  @Option(
    help: ArgumentHelp(
      "What counts as now: 2026-03-06T07:00Z, or a date, in UTC unless a zone follows.", valueName: "time"),
    transform: { text in
      guard let instant = instant(of: text) else { throw ValidationError("“\(text)” is no time.") }
      return instant
    })
  var asOf: Int?

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if !(1...1000).contains(next) { throw ValidationError("--next is from 1 to 1000.") }
    if output != nil, emit == nil {
      throw ValidationError("--output wants to know which files: give --emit too.")
    }
  }

  func run(in environment: Environment) async -> Exit {
    var loaded: [Job] = []
    var findings: [Finding] = []
    for path in jobs {
      do throws(JobError) {
        loaded.append(try JobLoader().load(path))
      } catch {
        findings += error.findings
      }
    }
    findings += loaded.filter { emit != nil && $0.schedule == nil }.map { job in
      Finding(
        .jobInvalid, "the job has no “schedule”", hint: "write “schedule: \"0 7 * * 5\"”",
        at: SourcePlace(path: job.path))
    }
    talk.printer(in: environment).lines(findings).forEach(environment.talk)
    guard findings.isEmpty else { return .usage }
    let now = asOf ?? environment.now()
    guard let emit else { return environment.print(table(loaded, now: now)) }
    let folder = FileManager.default.currentDirectoryPath
    let place = SchedulePlace(executable: environment.executable, folder: folder, now: now)
    let files = emitSchedule(of: loaded, for: emit, at: place)
    guard let output else { return environment.print(text(files)) }
    return await write(files, to: output, in: environment)
  }
}

extension NewsletterSchedule {
  /// The next instants of each job, with the day of the week.
  private func table(_ jobs: [Job], now: Int) -> String {
    let width = jobs.map(\.key.count).max() ?? 0
    return jobs.map { job in
      let name = job.key + String(repeating: " ", count: width - job.key.count)
      guard let schedule = job.schedule else { return "\(name)  no schedule: due when you say so\n" }
      let head = "\(name)  \(schedule.cron) in \(job.timeZone.identifier)\n"
      return head
        + job.comingInstants(next, after: now).map {
          "  \($0.iso8601)  \(Wording.weekday($0, in: .english))\n"
        }.joined()
    }.joined()
  }

  /// The files one after the other; where there are several, each under its name.
  private func text(_ files: [ScheduleFile]) -> String {
    if files.count == 1 { return files[0].text }
    return files.map { "# ---- \($0.name)\n\($0.text)" }.joined(separator: "\n")
  }

  private func write(_ files: [ScheduleFile], to folder: String, in environment: Environment) async -> Exit {
    let publisher = Publisher(temporaries: Temporaries(), temporaryFolder: environment.temporaryFolder)
    for file in files {
      let path = "\(folder)/\(file.name)"
      do {
        try publisher.prepareFolder(of: path)
        try await publisher.publish(file.text, as: path)
      } catch {
        let problem = error as? PublishError ?? PublishError("\(error)")
        talk.printer(in: environment).lines([problem.finding(path)]).forEach(environment.talk)
        return .failed
      }
      if !talk.quiet { environment.talk(path) }
    }
    return .done
  }
}

/// The instant of a date, or of a date with a time, in UTC unless a zone follows; in seconds since 1970.
private func instant(of text: String) -> Int? {
  (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    ?? (try? Date(text + "T00:00:00Z", strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
}

extension Scheduler: ExpressibleByArgument {}
