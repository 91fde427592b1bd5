/// Mathematics found in a source: what to put in its place, and what that stands for.
struct ProtectedMath: Sendable {
  var edits: [SourceEdit] = []
  var texts: [ProtectedText] = []
}

/// Finds TeX between dollar signs.
///
/// `$$…$$` always is mathematics, displayed where it stands in lines of its own (kramdown, “Math Blocks”).
/// `$…$` is if nothing speaks for money or a name of PHP (pandoc, `tex_math_dollars`): no space inside the signs,
/// no digit behind the closing one, one paragraph or item, and no Chinese, Japanese or Korean outside of TeX's
/// braces.
///
/// - Parameters:
///   - bytes: the source.
///   - regions: what in it is not prose.
///   - first: the number of texts that are protected already.
///   - holdsBlankLines: whether `$$…$$` that is a block of its own may have blank lines in it, as for kramdown.
/// - Returns: placeholders, and what they stand for.
func protectMath(
  _ bytes: [UInt8], _ regions: SourceRegions, first: Int, holdsBlankLines: Bool = false
) -> ProtectedMath {
  var found = ProtectedMath()
  var position = 0
  var limit = 0
  while position < bytes.count {
    if let end = regions.skip(position) {
      position = end
      continue
    }
    if bytes[position] == UInt8(ascii: "$"), position >= limit { limit = bytes.paragraphEnd(position) }
    if bytes[position] == UInt8(ascii: "\\") {
      position += 2
    } else if bytes[position] == UInt8(ascii: "$"),
      let range = holdsBlankLines
        ? mathBlock(bytes, at: position) ?? mathRange(bytes, at: position, before: limit)
        : mathRange(bytes, at: position, before: limit)
    {
      let isDisplay = bytes.hasText("$$", at: position) && standsAlone(range, in: bytes)
      let sign = bytes.hasText("$$", at: position) ? 2 : 1
      let tex = bytes[(range.lowerBound + sign)..<(range.upperBound - sign)]
      found.edits.append(SourceEdit(range, Placeholder.bytes(first + found.texts.count)))
      found.texts.append(ProtectedText(source: Array(bytes[range]), html: html(tex, isDisplay)))
      position = range.upperBound
    } else {
      position += 1
      if bytes[position - 1] == UInt8(ascii: "$") {
        position += bytes[position...].prefix { $0 == 0x24 }.count
      }
    }
  }
  return found
}

private func html(_ tex: ArraySlice<UInt8>, _ isDisplay: Bool) -> [UInt8] {
  let escaped = tex.flatMap { byte -> [UInt8] in
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    default: [byte]
    }
  }
  return Array("<x-tex\(isDisplay ? " display" : "")>".utf8) + escaped + Array("</x-tex>".utf8)
}

/// `$$…$$` between blank lines, with blank lines in it or not.
private func mathBlock(_ bytes: [UInt8], at start: Int) -> Range<Int>? {
  guard bytes.hasText("$$", at: start) else { return nil }
  let line = bytes.lineStart(start)
  let before = bytes[line..<start]
  let above = line == 0 ? [] : bytes[bytes.lineStart(line - 1)..<line - 1]
  guard before.withoutContainers.isEmpty,
    before.isListItem || above.allSatisfy({ $0.isHTMLSpace || $0 == UInt8(ascii: ">") })
  else { return nil }
  return mathBlockEnd(bytes, from: start).map { start..<$0 }
}

/// Behind `$$…$$` that begins a block, if it ends one too (kramdown's rule).
func mathBlockEnd(_ bytes: [UInt8], from start: Int) -> Int? {
  guard let end = bytes.end(of: "$$", from: start + 2), end > start + 4 else { return nil }
  let next = bytes.lineEnd(end) + 1
  let isLast = next >= bytes.count || bytes[next..<bytes.lineEnd(next)].allSatisfy(\.isHTMLSpace)
  return isLast && bytes[end..<min(next, bytes.count)].allSatisfy(\.isHTMLSpace) ? end : nil
}

private func mathRange(_ bytes: [UInt8], at start: Int, before limit: Int) -> Range<Int>? {
  if bytes.hasText("$$", at: start) {
    guard let end = bytes.end(of: "$$", from: start + 2, before: limit), end > start + 4 else { return nil }
    return start..<end
  }
  guard start + 1 < limit, !bytes[start + 1].isHTMLSpace else { return nil }
  var position = start + 1
  while position < limit, bytes[position] != UInt8(ascii: "$") {
    if bytes[position] == 0x0A, bytes[(position + 1)..<bytes.lineEnd(position + 1)].isListItem { return nil }
    position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
  }
  guard position < limit, position > start + 1, !bytes[position - 1].isHTMLSpace else { return nil }
  if position + 1 < bytes.count, (0x30...0x39).contains(bytes[position + 1]) || bytes[position + 1] == 0x24 {
    return nil
  }
  return isFormula(bytes[(start + 1)..<position]) ? start..<(position + 1) : nil
}

/// No wide text outside of braces, no code, no reference to a character, and more than a bare number.
private func isFormula(_ tex: ArraySlice<UInt8>) -> Bool {
  if tex.contains(UInt8(ascii: "`")) || hasReference(tex) { return false }
  var depth = 0
  for scalar in String(decoding: tex, as: UTF8.self).unicodeScalars {
    if scalar == "{" { depth += 1 }
    if scalar == "}" { depth -= 1 }
    if depth == 0, scalar.isWideText || scalar.isHangul { return false }
  }
  return tex.contains { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ".") }
}

/// Whether a text has a reference to a character, as no TeX has: `&auml;`. That to a sign of comparison may be.
private func hasReference(_ tex: ArraySlice<UInt8>) -> Bool {
  tex.indices.contains { index in
    guard tex[index] == UInt8(ascii: "&") else { return false }
    let name = tex[(index + 1)...].prefix { (0x61...0x7A).contains($0 | 0x20) }
    let isKnown = ["lt", "gt", "amp"].contains(String(decoding: name, as: UTF8.self))
    return name.count > 1 && !isKnown && tex[name.endIndex...].first == UInt8(ascii: ";")
  }
}

/// Whether nothing else stands in the lines of a range.
private func standsAlone(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
  bytes[bytes.lineStart(range.lowerBound)..<range.lowerBound].withoutContainers.isEmpty
    && bytes[range.upperBound..<bytes.lineEnd(range.upperBound)].allSatisfy(\.isHTMLSpace)
}
