import ArgumentParser
import PDFChecking
import PDFDocuments

/// `bifolium check FILE.pdf…`: what a machine can see of PDF/UA-1 and PDF/A-2u.
struct CheckCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a PDF, of whatever making, against PDF/UA-1 and PDF/A-2u.",
    discussion: """
      Prints each requirement that a machine can check: by its checkpoint of the Matterhorn Protocol or by its \
      clause of ISO 19005-2, whether the file keeps to it, and the first place where it does not. Whether an \
      alternative text is a good one only a reader can say.

      Example:
        bifolium check book.pdf

      Exit status: 0 all hold; 1 some do not; 6 a file cannot be read.
      """)

  @Argument(help: "The PDFs to check.", completion: .file(extensions: ["pdf"]))
  var files: [String]

  @Flag(help: "Print the results as JSON.")
  var json = false

  @Flag(name: .customLong("failures"), help: "Print only what does not hold.")
  var onlyFailures = false

  func run(in environment: Environment) async -> Exit {
    var checked: [CheckedPDF] = []
    var exit = Exit.done
    for file in files {
      do {
        let results = try checkPDF(PDFDocument(path: file))
        checked.append(CheckedPDF(file, results, onlyFailures: onlyFailures))
        if exit == .done, !checked[checked.count - 1].isSound { exit = .failed }
      } catch {
        environment.talk("error: \(file) cannot be checked: \(error.problem)")
        exit = .unreadable
      }
    }
    let printed = environment.print(json ? JSON.text(checked) : checked.map(\.table).joined(separator: "\n"))
    return printed == .done ? exit : printed
  }
}

/// The results for a file, as they are printed.
struct CheckedPDF: Encodable {
  struct Line: Encodable {
    var standard: String
    var requirement: String
    var statement: String
    /// `pass`, `fail` or `n/a`.
    var verdict: String
    /// The first place of a fault.
    var place: String?
    /// How many places have it.
    var count: Int?
  }

  var file: String
  /// Whether all requirements hold that apply.
  var isSound: Bool
  var results: [Line]
  private var counts: [String: [String: Int]] = [:]

  private enum CodingKeys: CodingKey { case file, isSound, results }

  init(_ file: String, _ results: [CheckResult], onlyFailures: Bool) {
    self.file = file
    isSound = results.allSatisfy { $0.verdict.name != "fail" }
    let lines = results.map(Line.init)
    for line in lines { counts[line.standard, default: [:]][line.verdict, default: 0] += 1 }
    self.results = lines.filter { !onlyFailures || $0.verdict == "fail" }
  }

  /// A line for each requirement, and one for each standard.
  var table: String {
    var lines = [file]
    for standard in Requirement.Standard.allCases {
      let own = results.filter { $0.standard == standard.rawValue }
      let count = { (verdict: String) in counts[standard.rawValue]?[verdict] ?? 0 }
      lines.append("\(standard.rawValue): \(count("pass")) pass, \(count("fail")) fail, \(count("n/a")) n/a")
      lines += own.map(\.text)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CheckedPDF.Line {
  init(_ result: CheckResult) {
    standard = result.requirement.standard.rawValue
    requirement = result.requirement.number
    statement = result.requirement.statement
    verdict = result.verdict.name
    if case .fail(let place, let count) = result.verdict { (self.place, self.count) = (place, count) }
  }

  /// Such as `  28-012      fail  links have words that stand for them: page 2, Link (3 places)`.
  fileprivate var text: String {
    let head = requirement.padding(to: 10) + "  " + verdict.padding(to: 4)
    let places = count.map { $0 > 1 ? " (\($0) places)" : "" } ?? ""
    return "  \(head)  \(statement)" + (place.map { ": \($0)\(places)" } ?? "")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
