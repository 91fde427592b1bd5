/// What kramdown takes for the address of a link and CommonMark does not: one with spaces or backslashes in it
/// (kramdown, “Inline Links”, “Link Definitions”). Such an address is put in angle brackets.
///
/// - `[text](a b.png "title")`: all up to the closing parenthesis or the title is the address.
/// - `[name]: address more words`: the rest of the line is the address.
/// - A definition of a link right below one of a note is no text of that note.
/// - `<!DOCTYPE …>` within text is text.
func kramdownLinks(_ bytes: [UInt8], _ regions: SourceRegions) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  var start = 0
  var previous = LineKind.blank
  while start < bytes.count {
    let line = start..<bytes.lineEnd(start)
    start = line.upperBound + 1
    let kind = lineKind(bytes, line, regions)
    switch kind {
    case .link(let address) where previous != .text:
      if previous == .note { edits.append(SourceEdit(line.lowerBound..<line.lowerBound, [0x0A])) }
      edits += definedAddress(bytes, address)
      previous = kind
    case .link, .text:
      edits += inlineAddresses(bytes, line, regions)
      previous = .text
    case .note:
      edits += inlineAddresses(bytes, line, regions)
      previous = kind
    case .blank: previous = kind
    }
  }
  return edits
}

private enum LineKind: Equatable {
  case blank, text
  /// The definition of a note.
  case note
  /// The definition of a link, and what stands behind its colon.
  case link(Range<Int>)
}

private func lineKind(_ bytes: [UInt8], _ line: Range<Int>, _ regions: SourceRegions) -> LineKind {
  guard let first = bytes[line].firstIndex(where: { !$0.isHTMLSpace }), !regions.isCode(first) else {
    return .blank
  }
  guard first - line.lowerBound < 4, bytes[first] == UInt8(ascii: "["),
    let colon = bytes[first..<line.upperBound].firstRange(ofASCII: "]:")
  else { return .text }
  return bytes.hasText("[^", at: first) ? .note : .link(colon.upperBound..<line.upperBound)
}

/// The address of a definition, if CommonMark would see none.
private func definedAddress(_ bytes: [UInt8], _ range: Range<Int>) -> [SourceEdit] {
  let text = bytes[range].trimmedSpace
  guard let first = text.first, first != UInt8(ascii: "<"), text.last != UInt8(ascii: ")") else {
    return []
  }
  let title = text.indices.first { isTitleStart(bytes, $0, text.endIndex) } ?? text.endIndex
  return bracketed(bytes, text.startIndex..<title)
}

/// Whether white space and a quotation mark begin a title that ends the line.
private func isTitleStart(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
  guard bytes[index].isHTMLSpace, index + 2 < end else { return false }
  let mark = bytes[index + 1]
  return (mark == 0x22 || mark == 0x27) && bytes[end - 1] == mark
}

/// The addresses in a line of text, and signs that begin no element.
private func inlineAddresses(
  _ bytes: [UInt8], _ line: Range<Int>, _ regions: SourceRegions
) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  var position = line.lowerBound
  while position < line.upperBound {
    let byte = bytes[position]
    if byte == UInt8(ascii: "]"), bytes.hasText("](", at: position), !regions.isCode(position),
      let end = addressEnd(bytes, from: position + 2, before: line.upperBound)
    {
      edits += bracketed(bytes, position + 2..<end)
      position = end
    } else if let end = regions.skip(position), byte != UInt8(ascii: "]") {
      position = end
    } else {
      if bytes.hasText("<!", at: position), !bytes.hasText("<!-", at: position) {
        edits.append(SourceEdit(position + 1..<position + 1, [nothing]))
      }
      // `<<` and `>>` are quotation marks: what they enclose is no element. A reference to `<` would be shown
      // where this is code after all, such as indented code in an item.
      if bytes.hasText("<<", at: position), !bytes.hasText("<<<", at: position) {
        edits.append(SourceEdit(position + 2..<position + 2, [nothing]))
        position += 1
      }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
  }
  return edits
}

/// Where an address ends: at the parenthesis that closes it, or at the white space before its title.
private func addressEnd(_ bytes: [UInt8], from start: Int, before limit: Int) -> Int? {
  guard start < limit, bytes[start] != UInt8(ascii: "<") else { return nil }
  var depth = 1
  for index in start..<min(limit, start + 2000) {
    switch bytes[index] {
    case UInt8(ascii: "("): depth += 1
    case UInt8(ascii: ")"):
      depth -= 1
      if depth == 0 { return index }
    case 0x20, 0x09:
      guard index + 1 < limit, bytes[index + 1] == 0x22 || bytes[index + 1] == 0x27 else { continue }
      return bytes[index + 2..<limit].contains(bytes[index + 1]) ? index : nil
    default: continue
    }
  }
  return nil
}

/// The address in angle brackets, if CommonMark needs them.
private func bracketed(_ bytes: [UInt8], _ range: Range<Int>) -> [SourceEdit] {
  let address = bytes[range].trimmedSpace
  let isDifficult = address.contains { $0.isHTMLSpace || $0 == UInt8(ascii: "\\") }
  guard isDifficult, !address.contains(where: { $0 < 0x20 && $0 != 0x09 }) else { return [] }
  let escaped = address.flatMap { byte -> [UInt8] in
    switch byte {
    case UInt8(ascii: "<"): Array("%3C".utf8)
    case UInt8(ascii: ">"): Array("%3E".utf8)
    case UInt8(ascii: "\\"): Array("\\\\".utf8)
    default: [byte]
    }
  }
  return [SourceEdit(range, [UInt8(ascii: "<")] + escaped + [UInt8(ascii: ">")])]
}
