import Manuscript
import Publishing

extension Report {
  /// The report of a run that is over.
  init(
    _ record: ExportRecord, exit: Exit, _ options: ExportOptions, _ environment: Environment,
    _ progress: Progress
  ) {
    self.exit = exit.rawValue
    message = record.failure?.message
    let elapsed = environment.elapsed()
    started = PostDate(secondsSince1970: environment.now() - Int(elapsed.components.seconds)).utc
    inputs = options.sources
    book = record.book
    selection = record.selection
    outputs = record.outputs.map(Output.init)
    findings = record.findings.sorted(by: FindingPrinter.precedes).map(ReportedFinding.init)
    counts = record.findings.reduce(into: [:]) { $0[$1.id.rawValue, default: 0] += 1 }
    timings = ["total": elapsed.seconds.toMilliseconds]
    for (stage, taken) in progress.timings { timings[stage.rawValue] = taken.seconds.toMilliseconds }
    resources = .now()
  }
}

extension Report.Output {
  init(_ result: OutputResult) {
    path = result.target.name
    format = result.target.format.rawValue
    switch result.outcome {
    case .success(let output):
      made = true
      bytes = output.file.bytes
      sha256 = output.file.digest
      pages = output.facts.pages
    case .failure(let finding):
      made = false
      error = finding.message
    }
  }
}
