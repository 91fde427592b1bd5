import ArgumentParser
import Manuscript

/// Which findings `--strict` turns into failure.
enum StrictOption: Sendable, Equatable, ExpressibleByArgument {
  /// Every warning and error.
  case all
  /// Findings with one of these ids, whatever their severity.
  case only(Set<FindingID>)

  init?(argument: String) {
    let names = argument.split(separator: ",").map(String.init)
    let ids = names.compactMap(FindingID.init(rawValue:))
    if names == ["all"] {
      self = .all
    } else if !names.isEmpty, ids.count == names.count {
      self = .only(Set(ids))
    } else {
      return nil
    }
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
