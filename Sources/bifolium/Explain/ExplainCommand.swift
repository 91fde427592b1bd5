import ArgumentParser
import Manuscript

/// `bifolium explain [ID]`: what the name of a finding means.
struct ExplainCommand: Runnable {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Tells what a finding means; without an id, what each of them means.",
    discussion: "Example:\n  bifolium explain image-missing")

  @Argument(
    help: "The id that stands in brackets where a finding is printed.",
    completion: .list(FindingID.allCases.map(\.rawValue)),
    transform: { text in
      guard let id = FindingID(rawValue: text) else {
        throw ValidationError("There is no finding “\(text)”. All of them: bifolium explain")
      }
      return id
    })
  var id: FindingID?

  func run(in environment: Environment) async -> Exit {
    let ids = id.map { [$0] } ?? FindingID.allCases.sorted { $0.rawValue < $1.rawValue }
    return environment.print(ids.map { "\($0.rawValue) (\($0.severity)): \($0.explanation)\n" }.joined())
  }
}
