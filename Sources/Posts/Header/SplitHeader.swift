import Manuscript

/// What a header or a configuration is written in.
enum HeaderSyntax: Sendable, Equatable { case yaml, toml, json }

/// A post cut into its header and its body.
struct SplitPost: Sendable, Equatable {
  /// The lines between the fences, or the object in braces; `nil` where there is no header.
  var header: [UInt8]?
  var syntax = HeaderSyntax.yaml
  /// The line of the file in which the header's first line stands.
  var headerLine = 2
  var body: [UInt8]
  /// The line of the file in which the body begins.
  var bodyLine: Int
  /// Whether a header begins but never ends.
  var isUnterminated = false
}

/// Cuts a post into header and body.
///
/// - YAML stands between a first line `---` and the next line that is `---` or `...`, as in Jekyll.
/// - TOML stands between two lines `+++`, and JSON from a first line that begins with `{` to the brace that
///   closes it, as in Hugo.
/// - Hexo lets the first fence go: there the header ends with a line `---`, if it begins with a key; or with a line
///   `;;;`, if it is JSON without its braces.
/// - Blank lines above the first fence are passed over, as Hugo does, if a key follows it.
///
/// - Parameters:
///   - bytes: the text.
///   - mayOmitFence: whether the first fence may be missing.
/// - Returns: both parts; a text without header is all body.
func splitHeader(_ bytes: [UInt8], mayOmitFence: Bool = false) -> SplitPost {
  let whole = SplitPost(header: nil, body: bytes, bodyLine: 1)
  guard let first = line(in: bytes, from: 0) else { return whole }
  if bytes[first.range].allSatisfy(\.isHTMLSpace) { return splitBelowBlankLines(bytes) ?? whole }
  if mayOmitFence, let split = splitBareObject(bytes) { return split }
  if isFence(bytes[first.range], "-") { return split(bytes, after: first.next, ends: ["-", "."], .yaml) }
  if isFence(bytes[first.range], "+") { return split(bytes, after: first.next, ends: ["+"], .toml) }
  if bytes.first == UInt8(ascii: "{") { return splitObject(bytes) ?? whole }
  if mayOmitFence, looksLikeKey(bytes[first.range]) {
    let split = split(bytes, after: 0, ends: ["-"], .yaml)
    if split.header != nil { return split }
  }
  return whole
}

private func split(
  _ bytes: [UInt8], after first: Int, ends: [Character], _ syntax: HeaderSyntax
) -> SplitPost {
  let firstLine = first == 0 ? 1 : 2
  var start = first
  var number = firstLine
  while let line = line(in: bytes, from: start) {
    if ends.contains(where: { isFence(bytes[line.range], $0) }) {
      return SplitPost(
        header: Array(bytes[first..<line.range.lowerBound]), syntax: syntax, headerLine: firstLine,
        body: Array(bytes[line.next...]), bodyLine: number + 1)
    }
    start = line.next
    number += 1
  }
  let second = line(in: bytes, from: first).map { bytes[$0.range] } ?? []
  return SplitPost(header: nil, body: bytes, bodyLine: 1, isUnterminated: looksLikeKey(second))
}

private func splitBelowBlankLines(_ bytes: [UInt8]) -> SplitPost? {
  let start = bytes.firstIndex { !$0.isHTMLSpace } ?? bytes.count
  let rest = Array(bytes[start...])
  guard let first = line(in: rest, from: 0),
    isFence(rest[first.range], "-") || isFence(rest[first.range], "+"),
    let second = line(in: rest, from: first.next), looksLikeKey(rest[second.range])
  else { return nil }
  var split = splitHeader(rest)
  guard split.header != nil else { return nil }
  let lines = bytes[..<start].count { $0 == 0x0A }
  split.headerLine += lines
  split.bodyLine += lines
  return split
}

/// The keys of an object up to a line `;;;`, which may also stand above them.
private func splitBareObject(_ bytes: [UInt8]) -> SplitPost? {
  guard let first = line(in: bytes, from: 0) else { return nil }
  let hasFence = isFence(bytes[first.range], ";")
  guard hasFence || bytes.first == UInt8(ascii: "\"") else { return nil }
  let start = hasFence ? first.next : 0
  var split = split(bytes, after: start, ends: [";"], .json)
  split.header = split.header.map { [UInt8(ascii: "{")] + $0 + [UInt8(ascii: "}")] }
  return split.header == nil ? nil : split
}

/// An object in braces at the start of a text, behind which nothing more stands on its last line.
private func splitObject(_ bytes: [UInt8]) -> SplitPost? {
  guard let next = bytes.dropFirst().first(where: { !$0.isHTMLSpace }),
    next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
  else { return nil }
  var depth = 0
  var isInString = false
  var isEscaped = false
  for (index, byte) in bytes.enumerated() {
    if isInString {
      if !isEscaped, byte == UInt8(ascii: "\"") { isInString = false }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      continue
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: continue
    }
    guard depth == 0 else { continue }
    let rest = line(in: bytes, from: index + 1) ?? (bytes.count..<bytes.count, bytes.count)
    guard bytes[rest.range].allSatisfy(\.isHTMLSpace) else { return nil }
    let lines = bytes[..<rest.next].count { $0 == 0x0A }
    return SplitPost(
      header: Array(bytes[...index]), syntax: .json, headerLine: 1, body: Array(bytes[rest.next...]),
      bodyLine: lines + 1)
  }
  return nil
}

/// A line without its end, and where the next one begins.
private func line(in bytes: [UInt8], from start: Int) -> (range: Range<Int>, next: Int)? {
  guard start < bytes.count else { return nil }
  let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
  return (start..<end, min(end + 1, bytes.count))
}

/// Three of `mark`, then nothing but white space.
private func isFence(_ line: ArraySlice<UInt8>, _ mark: Character) -> Bool {
  guard let byte = mark.asciiValue, line.count >= 3, line.prefix(3).allSatisfy({ $0 == byte }) else {
    return false
  }
  return line.dropFirst(3).allSatisfy(\.isHTMLSpace)
}

/// Whether a line begins like `title:` or `title =`.
private func looksLikeKey(_ line: ArraySlice<UInt8>) -> Bool {
  let name = line.prefix { $0 == 0x5F || (0x61...0x7A).contains($0 | 0x20) }
  let next = line.dropFirst(name.count).first { $0 != 0x20 }
  return !name.isEmpty && (next == UInt8(ascii: ":") || next == UInt8(ascii: "="))
}
