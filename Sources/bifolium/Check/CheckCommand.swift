import ArgumentParser
import Checking
import EPUBChecking
import PDFChecking
import PDFDocuments
import Zip

/// `bifolium check FILE…`: what a machine can see of a book, of whatever making.
struct CheckCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a PDF or an EPUB, of whatever making.",
    discussion: """
      Prints each requirement that a machine can check, whether the file keeps to it, and the first place where it \
      does not. A PDF is held against PDF/UA-1 and PDF/A-2u, by checkpoints of the Matterhorn Protocol and clauses \
      of ISO 19005-2; an EPUB by container, package, navigation, content, accessibility and styles, and by what \
      epubcheck says where it is found: Java and the file that EPUBCHECK_JAR names, or the program epubcheck. Whether \
      an alternative text is a good one only a reader can say.

      Examples:
        bifolium check book.pdf
        bifolium check --profile kindle book.epub

      Exit status: 0 all hold; 1 some do not; 6 a file cannot be read.
      """)

  @Argument(help: "The books to check.", completion: .file(extensions: ["pdf", "epub"]))
  var files: [String]

  @Option(help: "Hold EPUBs against the rules of kindle, kobo or apple, too.")
  var profile: Profile?

  @Flag(help: "Print the results as JSON.")
  var json = false

  @Flag(name: .customLong("failures"), help: "Print only what does not hold.")
  var onlyFailures = false

  func run(in environment: Environment) async -> Exit {
    var checked: [CheckedFile] = []
    var exit = Exit.done
    for file in files {
      do {
        checked.append(CheckedFile(file, try lines(file, environment), onlyFailures: onlyFailures))
        if exit == .done, !checked[checked.count - 1].isSound { exit = .failed }
      } catch {
        environment.talk("error: \(file) cannot be checked: \(error.problem)")
        exit = .unreadable
      }
    }
    let printed = environment.print(json ? JSON.text(checked) : checked.map(\.table).joined(separator: "\n"))
    return printed == .done ? exit : printed
  }

  /// The results for a file, which is an EPUB where it is called so.
  private func lines(_ file: String, _ environment: Environment) throws(Unreadable) -> [CheckedFile.Line] {
    guard file.lowercased().hasSuffix(".epub") else {
      do throws(PDFError) {
        return try checkPDF(PDFDocument(path: file)).map(CheckedFile.Line.init)
      } catch {
        throw Unreadable(problem: error.problem)
      }
    }
    do throws(ArchiveError) {
      let own = try checkEPUB(at: file, profile: profile).map(CheckedFile.Line.init)
      return own + Validator.lines(file, in: environment)
    } catch {
      throw Unreadable(problem: "\(error)")
    }
  }
}

extension Profile: ExpressibleByArgument {}

/// Why a file could not be checked.
private struct Unreadable: Error { var problem: String }

/// The results for a file, as they are printed.
struct CheckedFile: Encodable {
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
  /// In the order of the lines.
  private var standards: [String] = []
  private var counts: [String: [String: Int]] = [:]

  private enum CodingKeys: CodingKey { case file, isSound, results }

  init(_ file: String, _ lines: [Line], onlyFailures: Bool) {
    self.file = file
    isSound = lines.allSatisfy { $0.verdict != "fail" }
    for line in lines where !standards.contains(line.standard) { standards.append(line.standard) }
    for line in lines { counts[line.standard, default: [:]][line.verdict, default: 0] += 1 }
    self.results = lines.filter { !onlyFailures || $0.verdict == "fail" }
  }

  /// A line for each requirement, and one for each standard.
  var table: String {
    var lines = [file]
    for standard in standards {
      let own = results.filter { $0.standard == standard }
      let count = { (verdict: String) in counts[standard]?[verdict] ?? 0 }
      lines.append("\(standard): \(count("pass")) pass, \(count("fail")) fail, \(count("n/a")) n/a")
      lines += own.map(\.text)
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension CheckedFile.Line {
  init(_ result: PDFChecking.CheckResult) {
    self.init(
      result.requirement.standard.rawValue, result.requirement.number, result.requirement.statement,
      result.verdict)
  }

  init(_ result: EPUBChecking.CheckResult) {
    self.init(
      result.requirement.group.rawValue, result.requirement.id, result.requirement.statement, result.verdict)
  }

  init(_ standard: String, _ requirement: String, _ statement: String, _ verdict: Verdict) {
    (self.standard, self.requirement, self.statement) = (standard, requirement, statement)
    self.verdict = verdict.name
    if case .fail(let place, let count) = verdict { (self.place, self.count) = (place, count) }
  }

  /// Such as `  28-012      fail  links have words that stand for them: page 2, Link (3 places)`.
  fileprivate var text: String {
    let head = requirement.padding(to: standard.hasPrefix("PDF/") ? 10 : 17) + "  " + verdict.padding(to: 4)
    let places = count.map { $0 > 1 ? " (\($0) places)" : "" } ?? ""
    return "  \(head)  \(statement)" + (place.map { ": \($0)\(places)" } ?? "")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
