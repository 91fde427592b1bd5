import Manuscript
import Posts
import Publishing
import Resources

/// What is known of a run, from its beginning until the report is written.
struct ExportRecord: Sendable {
  var book: Report.Book?
  var selection = Report.Selection(selected: 0, skipped: 0, posts: [])
  var outputs: [OutputResult] = []
  /// Why no output could even be tried.
  var failure: Failure?
  private var found: [Finding] = []

  /// Findings of all stages.
  var findings: [Finding] { found + (failure?.findings ?? []) + outputs.flatMap(\.findings) }

  mutating func fail(_ failure: Failure) { self.failure = failure }

  /// What came of reading.
  mutating func take(_ reading: Reading) {
    selection = Report.Selection(reading)
    found += reading.findings
  }

  /// The book as it goes to the exporters.
  mutating func take(_ publication: Publication, _ images: ImageLibrary, _ findings: [Finding]) {
    book = Report.Book(
      title: publication.metadata.title, language: publication.metadata.language.description,
      chapters: publication.chapters.count, images: Set(images.images.values.map(\.digest)).count)
    found += findings
  }

  /// How the run ended, findings that `strict` condemns included.
  func exit(strict: StrictOption?) -> Exit {
    if let failure { return failure.exit }
    let failed = outputs.compactMap(\.problem)
    if !failed.isEmpty {
      if failed.count < outputs.count { return .partial }
      return failed.allSatisfy { $0.id == .outputInvalid } ? .invalid : .failed
    }
    return strict.map { strict in findings.contains(where: strict.condemns) } == true ? .strict : .done
  }
}

/// How one output ended.
struct OutputResult: Sendable {
  var target: OutputTarget
  var outcome: Result<MadeOutput, Finding>

  /// What was found while it was made, or why it was not.
  var findings: [Finding] {
    switch outcome {
    case .success(let output): output.facts.findings
    case .failure(let finding): [finding]
    }
  }

  /// What the pages begin with, of a PDF that was made.
  var pageList: PageList? {
    guard case .success(let output) = outcome else { return nil }
    return output.facts.pageList
  }

  /// Why it was not made.
  var problem: Finding? {
    guard case .failure(let finding) = outcome else { return nil }
    return finding
  }
}

extension [OutputResult] {
  /// The volumes of a book, of which the first tells that there are several.
  func told(_ name: String) -> [OutputResult] {
    var result = self
    result.add([
      Finding(.bookDivided, "\(name) is too large in one piece and was divided into \(count) volumes")
    ])
    return result
  }

  /// Adds what concerns all volumes to the first that was made.
  mutating func add(_ findings: [Finding]) {
    guard let first = firstIndex(where: { $0.problem == nil }),
      case .success(var output) = self[first].outcome
    else { return }
    output.facts.findings += findings
    self[first].outcome = .success(output)
  }
}

/// An output that stands in its place.
struct MadeOutput: Sendable {
  var facts: BookFacts
  var file: PublishedFile
}
