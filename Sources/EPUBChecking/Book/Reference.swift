import Foundation

/// References between the files of a container (EPUB 3.3 §4.2.5).
enum Reference {
  /// Whether it leads out of the book.
  static func isRemote(_ reference: String) -> Bool {
    guard let colon = reference.firstIndex(of: ":") else { return reference.hasPrefix("//") }
    let scheme = reference[..<colon]
    return !scheme.isEmpty
      && scheme.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
  }

  /// The path that a reference names and its fragment; `nil` where it leads out of the book.
  static func resolve(_ reference: String, from path: String) -> (path: String, fragment: String?)? {
    guard !isRemote(reference) else { return nil }
    let halves = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    let fragment = halves.count > 1 ? decoded(halves[1]) : nil
    guard let file = halves.first, !file.isEmpty else { return (path, fragment) }
    var steps = path.split(separator: "/").dropLast().map(String.init)
    for step in decoded(file).split(separator: "/") {
      switch step {
      case ".": break
      case "..": _ = steps.popLast()
      default: steps.append(String(step))
      }
    }
    return (steps.joined(separator: "/"), fragment)
  }

  private static func decoded(_ text: String) -> String { text.removingPercentEncoding ?? text }
}
