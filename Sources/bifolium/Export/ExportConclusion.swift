import Manuscript
import Publishing
import Resources

/// The end of a run: findings are printed, the report is written, and the status is decided.
struct ExportConclusion: Sendable {
  let options: ExportOptions
  let environment: Environment
  let progress: Progress
  let publisher: Publisher

  private var work: WorkOptions { options.work }

  /// Tells what happened and returns how the process is to end.
  func conclude(_ record: ExportRecord) async -> Exit {
    let exit = record.exit(strict: work.strict)
    let report = Report(record, exit: exit, options, environment, progress)
    if work.progress == .json { stream(report) } else { say(report, record) }
    let isToldOf = await tell(report)
    // A run whose report is lost has not done all that was asked for.
    return exit == .done && !isToldOf ? .failed : exit
  }

  /// Findings and summary for people.
  private func say(_ report: Report, _ record: ExportRecord) {
    work.talk.printer(in: environment).lines(record.findings).forEach(environment.talk)
    if let message = record.failure?.message { environment.talk("error: \(message)") }
    if work.talk.quiet || work.json { return }
    Summary(report: report, verbosity: work.talk.verbosity).lines.forEach(environment.talk)
  }

  /// The same for programs that follow the progress: nothing but NDJSON is on standard error.
  private func stream(_ report: Report) {
    report.findings.forEach { environment.talk(JSON.line($0)) }
    environment.talk(JSON.line(EndEvent(exit: report.exit, message: report.message, outputs: report.outputs)))
  }

  /// Prints the report, or writes it to its file, or both.
  private func tell(_ report: Report) async -> Bool {
    await TellReport(work: work, environment: environment, publisher: publisher).tell(report)
  }
}

/// The last line of a stream of progress.
private struct EndEvent: Encodable {
  let event = "done"
  var exit: Int32
  var message: String?
  var outputs: [Report.Output]
}
