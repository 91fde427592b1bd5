import ArgumentParser
import Manuscript

/// A calendar date on the command line: `2022-03-14`, or with less of it, `2022-03` and `2022`.
struct DateArgument: Sendable, ExpressibleByArgument {
  private let year: Int
  private let month: Int?
  private let day: Int?

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    guard (1...3).contains(parts.count), numbers.count == parts.count else { return nil }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
    guard PostDate(year: year, month: month ?? 1, day: day ?? 1) != nil else { return nil }
  }

  /// The first day that is meant.
  var first: PostDate? { PostDate(year: year, month: month ?? 1, day: day ?? 1) }

  /// The last day that is meant.
  var last: PostDate? {
    if let day { return PostDate(year: year, month: month ?? 12, day: day) }
    let month = month ?? 12
    return (28...31).reversed().lazy.compactMap { PostDate(year: year, month: month, day: $0) }.first
  }
}
