import Foundation
/* Outer /* inner */ still a comment */
@MainActor public final class Gauge<Value: Sendable>: NSObject {
  private let raw = #"no \(hole) and "quotes""#
  var text: String { "level \(values.map { "\($0 + 1)" }.joined(separator: ", ")) cm" }
  func read(from line: some StringProtocol) async throws(Problem) -> [Int]? {
    guard #available(macOS 15, *), let first = line.first, first.isNumber else { return nil }
    let poem = """
      "Level" of \(line)
      """
    return try await Task { 0xFF_FF + 1_000 - 0b101 }.value
  }
}
enum Kind { case `default`, low(Double) }
let 水位 = Color(red: 1.0, green: .zero)
