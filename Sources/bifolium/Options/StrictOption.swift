import ArgumentParser
import Manuscript

/// Which findings `--strict` turns into failure.
enum StrictOption: Sendable, Equatable {
  /// Every warning and error.
  case all
  /// Findings with one of these ids, whatever their severity.
  case only(Set<FindingID>)

  /// Reads `all`, or ids with commas between them.
  init(ids text: String) throws {
    guard text != "all" else {
      self = .all
      return
    }
    self = .only(
      Set(
        try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
          guard let id = FindingID(rawValue: String(name)) else {
            throw ValidationError("There is no finding “\(name)”. All of them: bifolium explain")
          }
          return id
        }))
  }

  /// Whether a finding is a failure.
  func condemns(_ finding: Finding) -> Bool {
    switch self {
    case .all: finding.severity > .note
    case .only(let ids): ids.contains(finding.id)
    }
  }

  /// Writes `--strict` by itself as `--strict=all`: its value may only follow an equals sign, so that
  /// `--strict SOURCE` takes no source for a list of ids.
  static func expanded(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end].map { $0 == "--strict" ? "--strict=all" : $0 } + arguments[end...]
  }
}
