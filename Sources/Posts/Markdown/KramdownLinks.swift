/// What kramdown takes for the address of a link and CommonMark does not: one with spaces or backslashes in it
/// (kramdown, “Inline Links”, “Link Definitions”). Such an address is put in angle brackets.
///
/// - `[text](a b.png "title")`: all up to the closing parenthesis or the title is the address. The title goes up to
///   the quotation mark before that parenthesis.
/// - `[name]: address more words`: the rest of the line is the address.
/// - `[text] [name]`, with a space between, is a link too if the name is defined.
/// - A definition of a link right below one of a note is no text of that note.
/// - `<!DOCTYPE …>` within text is text, as is `<name:other>` that no scheme of kramdown's begins.
func kramdownLinks(_ bytes: [UInt8], _ regions: SourceRegions) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  let names = definedNames(bytes, regions)
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
      edits += inlineAddresses(bytes, line, regions, names)
      previous = .text
    case .note:
      edits += inlineAddresses(bytes, line, regions, names)
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
  // What ends with a parenthesis may be a title of CommonMark's.
  guard let first = text.first, first != UInt8(ascii: "<"),
    text.last != UInt8(ascii: ")") || !text.contains(where: \.isHTMLSpace)
  else { return [] }
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
  _ bytes: [UInt8], _ line: Range<Int>, _ regions: SourceRegions, _ names: Set<String>
) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  var position = line.lowerBound
  while position < line.upperBound {
    let byte = bytes[position]
    if byte == UInt8(ascii: "]"), bytes.hasText("](", at: position), !regions.isCode(position),
      let end = addressEnd(bytes, from: position + 2, before: line.upperBound)
    {
      edits +=
        bracketed(bytes, position + 2..<end) + titleMarks(bytes, from: end + 1, before: line.upperBound)
      position = end
    } else if byte == UInt8(ascii: "]"), !regions.isCode(position),
      let gap = gapBeforeName(bytes, from: position + 1, in: line, names)
    {
      edits.append(SourceEdit(gap))
      position = gap.upperBound
    } else if byte == UInt8(ascii: "<"), !regions.isCode(position),
      hasForeignScheme(bytes[position + 1..<line.upperBound])
    {
      edits.append(SourceEdit(position + 1..<position + 1, [nothing]))
      position += 1
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

/// Whether what stands behind `<` is an address in angle brackets for CommonMark, and none for kramdown.
private func hasForeignScheme(_ text: ArraySlice<UInt8>) -> Bool {
  let scheme = text.prefix(33).prefix {
    (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+.-".utf8.contains($0)
  }
  guard let first = scheme.first, (0x61...0x7A).contains(first | 0x20), scheme.count > 1,
    text[scheme.endIndex...].first == UInt8(ascii: ":"),
    text[scheme.endIndex...].first(where: { $0 == 0x3E || $0 == 0x3C || $0.isHTMLSpace }) == UInt8(ascii: ">")
  else { return false }
  let name = String(decoding: scheme, as: UTF8.self).lowercased()
  return !["http", "https", "ftp", "ftps", "mailto"].contains(name)
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

/// The quotation marks within a title, escaped: for CommonMark the first one would end it.
private func titleMarks(_ bytes: [UInt8], from start: Int, before limit: Int) -> [SourceEdit] {
  guard start < limit, bytes[start] == 0x22 || bytes[start] == 0x27 else { return [] }
  let marks = (start + 1..<min(limit, start + 2000)).filter {
    bytes[$0] == bytes[start] && bytes[$0 - 1] != UInt8(ascii: "\\")
  }
  let end = marks.first { mark in
    bytes[mark + 1..<limit].first { !$0.isHTMLSpace } == UInt8(ascii: ")")
  }
  guard let end else { return [] }
  return marks.prefix { $0 < end }.map { SourceEdit($0..<$0, [UInt8(ascii: "\\")]) }
}

// MARK: Names

/// The names of all links that are defined.
private func definedNames(_ bytes: [UInt8], _ regions: SourceRegions) -> Set<String> {
  var names: Set<String> = []
  var start = 0
  while start < bytes.count {
    let line = start..<bytes.lineEnd(start)
    start = line.upperBound + 1
    guard case .link(let address) = lineKind(bytes, line, regions) else { continue }
    names.insert(name(bytes[line.lowerBound..<address.lowerBound - 2].trimmedSpace.dropFirst()))
  }
  return names
}

private func name(_ text: ArraySlice<UInt8>) -> String {
  String(decoding: text, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace).joined(
    separator: " ")
}

/// The white space between the words of a link and `[name]`, if the name is defined. `[x] [name]` is a task.
private func gapBeforeName(
  _ bytes: [UInt8], from start: Int, in line: Range<Int>, _ names: Set<String>
) -> Range<Int>? {
  guard !names.isEmpty, start < line.upperBound, bytes[start] == 0x20,
    let open = bytes[start..<line.upperBound].firstIndex(where: { $0 != 0x20 }),
    bytes[open] == UInt8(ascii: "["),
    let close = bytes[open..<line.upperBound].firstIndex(of: UInt8(ascii: "]")), close > open + 1,
    names.contains(name(bytes[open + 1..<close])),
    let words = bytes[line.lowerBound..<start - 1].lastIndex(of: UInt8(ascii: "[")), start - words > 3
  else { return nil }
  return start..<open
}

/// The address in angle brackets, if CommonMark needs them.
private func bracketed(_ bytes: [UInt8], _ range: Range<Int>) -> [SourceEdit] {
  let address = bytes[range].trimmedSpace
  let isDifficult =
    address.contains { $0.isHTMLSpace || $0 == UInt8(ascii: "\\") } || !hasPairs(address)
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

/// Whether parentheses stand in pairs.
private func hasPairs(_ address: ArraySlice<UInt8>) -> Bool {
  var depth = 0
  for byte in address {
    if byte == UInt8(ascii: "(") { depth += 1 }
    if byte == UInt8(ascii: ")") { depth -= 1 }
    if depth < 0 { return false }
  }
  return depth == 0
}
