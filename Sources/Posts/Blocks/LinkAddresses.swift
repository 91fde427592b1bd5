/// A piece of running text.
enum TextPiece: Equatable {
  case text(Substring)
  case address(Substring)
}

/// Finds the addresses in a text that is not a link yet.
///
/// An address ends before white space, before any character that is not ASCII (in Chinese nothing else
/// separates it from the text after it), and before punctuation that belongs to the sentence.
func linkAddresses(_ text: String) -> [TextPiece] {
  var pieces: [TextPiece] = []
  var plain = text.startIndex
  var search = text.startIndex
  while let found = text[search...].firstRange(ofASCII: "://") {
    search = found.upperBound
    guard let start = scheme(in: text[plain..<found.lowerBound]) else { continue }
    let end = addressEnd(in: text[found.upperBound...])
    guard end > found.upperBound else { continue }
    if start > plain { pieces.append(.text(text[plain..<start])) }
    pieces.append(.address(text[start..<end]))
    plain = end
    search = end
  }
  if plain < text.endIndex { pieces.append(.text(text[plain...])) }
  return pieces
}

/// Where `http` or `https` at the end of `text` begins, if no letter is before it.
private func scheme(in text: Substring) -> Substring.Index? {
  let end = String(decoding: text.utf8.suffix(5), as: UTF8.self).lowercased()
  for scheme in ["https", "http"] where end.hasSuffix(scheme) {
    let start = text.utf8.index(text.endIndex, offsetBy: -scheme.utf8.count)
    let before = text[..<start].unicodeScalars.last
    let isWord =
      before.map { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0)) } ?? false
    return isWord ? nil : start
  }
  return nil
}

private func addressEnd(in text: Substring) -> Substring.Index {
  let stops = "<>\"`{}|\\^ \t\n"
  var address = text.prefix { $0.isASCII && !stops.contains($0) }
  while let last = address.last {
    let isUnmatched = last == ")" && !address.contains("(") || last == "]" && !address.contains("[")
    guard isUnmatched || ".,;:!?'*~".contains(last) else { break }
    address.removeLast()
  }
  return address.endIndex
}
