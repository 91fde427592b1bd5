/// Whether a file keeps to a requirement.
package enum Verdict: Sendable, Equatable {
  case pass
  /// The first place where it does not, and how many there are.
  case fail(place: String, count: Int)
  /// The file has nothing to which the requirement applies.
  case notApplicable

  /// `pass`, `fail`, or `n/a`.
  package var name: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .notApplicable: "n/a"
    }
  }
}

extension Verdict {
  /// Fails where something has a fault; applies to nothing where there is none of it.
  package static func every<T>(_ things: some Sequence<T>, _ place: (T) -> String, _ holds: (T) -> Bool)
    -> Verdict
  {
    var (any, first, count) = (false, String?.none, 0)
    for thing in things {
      any = true
      if holds(thing) { continue }
      first = first ?? place(thing)
      count += 1
    }
    if let first { return .fail(place: first, count: count) }
    return any ? .pass : .notApplicable
  }

  /// For what stands once in a file.
  package static func that(_ holds: Bool, _ place: String) -> Verdict {
    holds ? .pass : .fail(place: place, count: 1)
  }
}
