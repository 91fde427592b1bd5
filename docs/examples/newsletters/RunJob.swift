// Makes the next issue of a job with a press of its own, which prints the contents as plain text.
import Foundation
import Manuscript
import Newsletters

/// Needs nothing but the issue itself.
struct TextPress: Press {
  func prepare(_ issue: Issue, jobs: Int, progress: @escaping Tally.Listener) async throws(RunFailure)
    -> any PreparedIssue
  { TextIssue(issue: issue) }
}

/// An issue whose files are lists of its titles, whatever format the job asks for.
struct TextIssue: PreparedIssue {
  var issue: Issue
  let findings: [Finding] = []

  var text: String {
    let titles = issue.publication.chapters.map { "- \($0.title)" }
    return ([issue.publication.metadata.title] + titles).joined(separator: "\n") + "\n"
  }

  func print(_ order: OutputOrder, at path: String, progress: @escaping Tally.Listener) async throws(Finding)
    -> Printed
  {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw Finding(.outputUnwritable, "\(order.name) cannot be written: \(error)", severity: .error)
    }
    return Printed()
  }

  func examine(_ order: OutputOrder, at path: String, _ printed: Printed) throws(Finding) {
    guard FileManager.default.contents(atPath: path) == Data(text.utf8) else {
      throw Finding(.outputInvalid, "\(order.name) is not what was printed", severity: .error)
    }
  }
}

@main struct RunJob {
  static func main() async {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let moment = Moment(parsing: arguments[2]) else {
      return print("usage: example-newsletters JOB.yml 2024-04-01T08:30")
    }
    var order = RunOrder(path: arguments[1])
    order.asOf = moment
    let outcome = await order.run(
      press: TextPress(), temporaryFolder: NSTemporaryDirectory(),
      now: { Int(Date().timeIntervalSince1970) })
    print(outcome.status.rawValue, outcome.title ?? outcome.reason ?? "")
    for output in outcome.outputs { print(output.path, output.bytes) }
  }
}
