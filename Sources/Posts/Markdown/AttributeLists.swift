/// Applies or drops kramdown's attribute lists (kramdown, “Attribute List Definitions”).
///
/// Of an attribute list a book can use the identifier, the language, and a class that makes a pull quote or a wide
/// figure; they are handed on as an element of our own (`x-attributes`) inside the block. The rest says how a web page
/// looks.
///
/// - `{: …}` in a line of its own belongs to the block before it, and goes.
/// - `{:toc}` goes together with the list item that it replaces on the web.
/// - `{#name}` or `{: …}` ends a heading.
/// - `{: …}` right behind a span goes, but for a class that makes a picture wide.
/// - `{::comment} … {:/comment}` goes with all inside, other extensions without what is inside.
func attributeLists(_ bytes: [UInt8], _ regions: SourceRegions) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  var position = 0
  var line = 0..<0
  let named = attributeDefinitions(bytes, regions)
  while position < bytes.count, let brace = bytes[position...].firstIndex(of: UInt8(ascii: "{")) {
    if let end = regions.skip(brace) {
      position = end
      continue
    }
    position = brace + 1
    guard bytes.hasText("{:", at: brace) || bytes.hasText("{#", at: brace) else { continue }
    if brace >= line.upperBound { line = bytes.lineStart(brace)..<bytes.lineEnd(brace) }
    guard let edit = attributeList(bytes, at: brace, in: line, named) else { continue }
    edits += edit
    position = max(position, edit.last?.range.upperBound ?? position)
  }
  return edits
}

/// Whether a text may hold an attribute list.
func mayHaveAttributeLists(_ bytes: [UInt8]) -> Bool {
  var position = 0
  while position < bytes.count, let brace = bytes[position...].firstIndex(of: UInt8(ascii: "{")) {
    if bytes.hasText("{:", at: brace) || bytes.hasText("{#", at: brace) { return true }
    position = brace + 1
  }
  return false
}

/// Lists are short; looking for an end no further keeps a line of braces from taking forever.
private let longestList = 400

/// `{:name: #id lang="…"}` in a line of its own says what `{: name}` stands for, anywhere in the text.
private func attributeDefinitions(_ bytes: [UInt8], _ regions: SourceRegions) -> [String: AttributeList] {
  var found: [String: AttributeList] = [:]
  var start = 0
  while start < bytes.count {
    let line = bytes[start..<bytes.lineEnd(start)].trimmedSpace
    start = bytes.lineEnd(start) + 1
    guard line.starts(with: "{:".utf8), line.last == UInt8(ascii: "}"), line.count < longestList,
      !regions.isCode(line.startIndex),
      let colon = line.dropFirst(2).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex + 2
    else { continue }
    let name = line[(line.startIndex + 2)..<colon]
    guard name.allSatisfy({ !$0.isHTMLSpace && $0 != UInt8(ascii: "#") }) else { continue }
    let list = AttributeList([0x7B, 0x3A] + bytes[(colon + 1)..<line.endIndex])
    found[String(decoding: name, as: UTF8.self)] = list
  }
  return found
}

private func attributeList(
  _ bytes: [UInt8], at brace: Int, in line: Range<Int>, _ named: [String: AttributeList]
) -> [SourceEdit]? {
  var limit = min(line.upperBound, brace + longestList)
  if brace > line.lowerBound, line.upperBound < bytes.count, !bytes[brace..<limit].contains(UInt8(ascii: "}"))
  {
    limit = min(bytes.lineEnd(line.upperBound + 1), brace + longestList)
  }
  guard let close = bytes[brace..<limit].firstIndex(of: UInt8(ascii: "}")) else { return nil }
  let range = brace..<(close + 1)
  let before = bytes[line.lowerBound..<brace].trimmedSpace
  let isLast = close < line.upperBound && bytes[(close + 1)..<line.upperBound].allSatisfy(\.isHTMLSpace)
  if bytes.hasText("{::", at: brace) { return extensionEdits(bytes, range) }
  if bytes.hasText("{:/", at: brace) { return [SourceEdit(range)] }
  if bytes.hasText("{:", at: brace), before.isEmpty, isLast { return blockEdits(bytes, range, named) }
  if isLast, isHeading(bytes, line.lowerBound, line.upperBound), let list = AttributeList(bytes[range], named)
  {
    return [SourceEdit(range, list.element)]
  }
  guard bytes.hasText("{:", at: brace), let last = before.last, ")]*_`>~".utf8.contains(last),
    !bytes[brace - 1].isHTMLSpace, let list = AttributeList(bytes[range])
  else { return nil }
  return [SourceEdit(range, list.ofPicture.element)]
}

private func isHeading(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
  if bytes[start] == UInt8(ascii: "#") { return true }
  guard end < bytes.count else { return false }
  let next = bytes[(end + 1)..<bytes.lineEnd(end + 1)].trimmedSpace
  return next.count >= 2
    && (next.allSatisfy { $0 == UInt8(ascii: "=") } || next.allSatisfy { $0 == UInt8(ascii: "-") })
}

/// `{::comment}` takes all up to its end with it.
private func extensionEdits(_ bytes: [UInt8], _ range: Range<Int>) -> [SourceEdit] {
  guard bytes.hasText("{::comment}", at: range.lowerBound) else { return [SourceEdit(range)] }
  let end = ["{:/comment}", "{:/}"].compactMap { bytes.end(of: $0, from: range.upperBound) }.min()
  return [SourceEdit(range.lowerBound..<(end ?? range.upperBound))]
}

/// A list in a line of its own: the line goes, and the block before gets what the list says.
private func blockEdits(
  _ bytes: [UInt8], _ range: Range<Int>, _ named: [String: AttributeList]
) -> [SourceEdit]? {
  guard let list = AttributeList(bytes[range], named) else { return nil }
  let start = bytes.lineStart(range.lowerBound)
  let end = bytes.lineEnd(range.upperBound)
  let previous = start > 0 ? bytes[bytes.lineStart(start - 1)..<(start - 1)] : []
  let isPreviousBlank = previous.allSatisfy(\.isHTMLSpace)
  if list.isContents, previous.isListItem {
    return [SourceEdit(previous.startIndex..<end)]
  }
  let next = end < bytes.count ? bytes[(end + 1)..<bytes.lineEnd(end + 1)] : []
  let separates = !isPreviousBlank && !next.allSatisfy(\.isHTMLSpace) && !next.isListItem
  var edits = [SourceEdit(start..<(separates ? end : min(end + 1, bytes.count)))]
  let isText = !isPreviousBlank && !"|`~".utf8.contains(previous.trimmedSpace.first ?? 0)
  if isText, !list.element.isEmpty {
    edits.insert(SourceEdit((start - 1)..<(start - 1), list.element), at: 0)
  }
  return edits
}

/// What an attribute list says that a book can use.
private struct AttributeList {
  var identifier: String?
  var language: String?
  /// The class that makes a quotation a pull quote, or a figure wide.
  var blockClass: String?
  /// `{:toc}` asks for a table of contents in place of a list.
  var isContents = false

  /// Reads `{: #name .class key="value"}` or `{#name}`; `nil` for what is no attribute list.
  init?(_ bytes: ArraySlice<UInt8>, _ named: [String: AttributeList] = [:]) {
    var body = String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self)[...]
    let isShort = body.hasPrefix("#")
    if !isShort { body = body.dropFirst() }
    let isDefinition = !isShort && body.split(whereSeparator: \.isWhitespace).first?.hasSuffix(":") == true
    if isDefinition { return }
    for word in body.split(whereSeparator: \.isWhitespace) {
      if word.hasPrefix("#") {
        identifier = String(word.dropFirst())
      } else if word == "toc" {
        isContents = true
      } else if word.hasPrefix("."), (pullClasses + wideClasses).contains(String(word.dropFirst())) {
        blockClass = String(word.dropFirst())
      } else if let list = named[String(word)] {
        identifier = list.identifier ?? identifier
        language = list.language ?? language
        blockClass = list.blockClass ?? blockClass
      } else if let equals = word.firstIndex(of: "=") {
        let value = word[word.index(after: equals)...].filter { $0 != "\"" && $0 != "'" }
        if word[..<equals] == "lang" { language = value }
        if word[..<equals] == "id" { identifier = value }
      }
    }
    if isShort, identifier?.isEmpty ?? true || body.contains(where: \.isWhitespace) { return nil }
  }

  /// What it says of a picture within a line.
  var ofPicture: AttributeList {
    var list = self
    (list.identifier, list.language) = (nil, nil)
    if let name = blockClass, !wideClasses.contains(name) { list.blockClass = nil }
    return list
  }

  /// The element that carries it; empty where it says nothing.
  var element: [UInt8] {
    func attribute(_ name: String, _ value: String?) -> String {
      guard let value, !value.isEmpty, !value.contains(where: { "\"<>&".contains($0) }) else { return "" }
      return " \(name)=\"\(value)\""
    }
    let attributes =
      attribute("id", identifier) + attribute("lang", language) + attribute("class", blockClass)
    return attributes.isEmpty ? [] : Array("<x-attributes\(attributes)></x-attributes>".utf8)
  }
}
