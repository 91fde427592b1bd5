/// A post cut into its header and its body.
struct SplitPost: Sendable, Equatable {
  /// The lines between the fences; `nil` where there is no header.
  var header: [UInt8]?
  var body: [UInt8]
  /// The line of the file in which the body begins.
  var bodyLine: Int
  /// Whether a header begins but never ends.
  var isUnterminated = false
}

/// Cuts a post as Jekyll does: the header stands between a first line `---` and the next line that is `---`
/// or `...`.
func splitHeader(_ bytes: [UInt8]) -> SplitPost {
  let whole = SplitPost(header: nil, body: bytes, bodyLine: 1)
  guard let first = line(in: bytes, from: 0), isFence(bytes[first.range], "-") else { return whole }
  var start = first.next
  var number = 2
  while let line = line(in: bytes, from: start) {
    if isFence(bytes[line.range], "-") || isFence(bytes[line.range], ".") {
      return SplitPost(
        header: Array(bytes[first.next..<line.range.lowerBound]), body: Array(bytes[line.next...]),
        bodyLine: number + 1)
    }
    start = line.next
    number += 1
  }
  let second = text(in: bytes, from: first.next)
  return SplitPost(header: nil, body: bytes, bodyLine: 1, isUnterminated: looksLikeKey(second))
}

/// A line without its end, and where the next one begins.
private func line(in bytes: [UInt8], from start: Int) -> (range: Range<Int>, next: Int)? {
  guard start < bytes.count else { return nil }
  let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  return (start..<end, min(end + 1, bytes.count))
}

private func text(in bytes: [UInt8], from start: Int) -> ArraySlice<UInt8> {
  line(in: bytes, from: start).map { bytes[$0.range] } ?? []
}

/// Three of `mark`, then nothing but white space.
private func isFence(_ line: ArraySlice<UInt8>, _ mark: Character) -> Bool {
  guard let byte = mark.asciiValue, line.count >= 3, line.prefix(3).allSatisfy({ $0 == byte }) else {
    return false
  }
  return line.dropFirst(3).allSatisfy(\.isHTMLSpace)
}

/// Whether a line begins like `title:`.
private func looksLikeKey(_ line: ArraySlice<UInt8>) -> Bool {
  let name = line.prefix { $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) }
  return !name.isEmpty && line.dropFirst(name.count).first == UInt8(ascii: ":")
}
