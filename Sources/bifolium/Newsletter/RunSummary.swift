import Newsletters

/// The few lines that close a run of jobs, for people.
struct RunSummary: Sendable {
  var jobs: [JobReport]
  var isDry: Bool
  var verbosity: Verbosity

  /// The files of a single job; the ends of many, counted.
  var lines: [String] {
    guard jobs.count == 1, let job = jobs.first else { return [counts] + (verbosity == .verbose ? [] : []) }
    return job.outputs.map { line($0) } + (verbosity == .verbose ? [machine(job)] : [])
  }

  private var counts: String {
    let order = JobOutcome.Status.allCases
    let ends = order.compactMap { status -> String? in
      let count = jobs.count { $0.status == status }
      return count == 0 ? nil : "\(count) \(status.label)"
    }
    return "\(counted(jobs.count, "job")): " + ends.joined(separator: ", ")
  }

  private func line(_ output: IssuedOutput) -> String {
    var facts: [String] = []
    if let pages = output.pages { facts.append(counted(pages, "page")) }
    facts.append(Summary.size(output.bytes))
    let note = isDry ? " (not kept)" : ""
    return Terminal.safe("\(output.path): \(facts.joined(separator: ", "))\(note)")
  }

  private func machine(_ job: JobReport) -> String {
    let steps = RunStep.allCases.compactMap { step in
      job.timings[step.rawValue].map { "\(step.rawValue) \($0.rounded(to: 2))" }
    }
    var line = "seconds: " + steps.joined(separator: ", ")
    if let resources = job.resources {
      line +=
        "; processor \(resources.cpuSeconds.rounded(to: 2)) s, peak memory \(Summary.size(resources.peakMemory))"
    }
    return line
  }
}

extension JobOutcome.Status {
  /// As people are told of it.
  fileprivate var label: String {
    switch self {
    case .made: "made"
    case .skipped: "skipped"
    case .notDue: "not due"
    case .failed: "failed"
    case .locked: "locked"
    }
  }
}
