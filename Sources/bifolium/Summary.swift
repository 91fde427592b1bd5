import Manuscript

/// The few lines that close a run, for people.
struct Summary: Sendable {
  var report: Report
  var verbosity: Verbosity

  /// One line for each output, one for the findings, and, if all was asked for, one for the machine.
  var lines: [String] {
    var lines = report.outputs.filter(\.made).map(line)
    if !report.counts.isEmpty { lines.append("findings: " + findings) }
    if verbosity == .verbose { lines.append(machine) }
    return lines
  }

  private func line(_ output: Report.Output) -> String {
    var facts: [String] = []
    if let pages = output.pages { facts.append(counted(pages, "page")) }
    if let bytes = output.bytes { facts.append(Summary.size(bytes)) }
    if let book = report.book {
      facts.append(counted(book.chapters, "post"))
      facts.append(counted(book.images, "image"))
    }
    facts.append("\((report.timings["total"] ?? 0).rounded(to: 2)) s")
    let path = output.path == "-" ? "standard output" : output.path
    return Terminal.safe("\(path): \(facts.joined(separator: ", "))")
  }

  private var findings: String {
    report.counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private var machine: String {
    let stages = Stage.allCases.compactMap { stage in
      report.timings[stage.rawValue].map { "\(stage.rawValue) \($0.rounded(to: 2))" }
    }
    let resources = report.resources
    return "seconds: \(stages.joined(separator: ", ")); "
      + "processor \(resources.cpuSeconds.rounded(to: 2)) s, peak memory \(Summary.size(resources.peakMemory))"
  }

  /// `812 bytes`, `34 kB`, `1.2 MB`.
  static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1000: counted(bytes, "byte")
    case ..<1_000_000: "\((Double(bytes) / 1e3).rounded(to: 0)) kB"
    default: "\((Double(bytes) / 1e6).rounded(to: 1)) MB"
    }
  }
}

/// `1 post`, `2 posts`.
func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
