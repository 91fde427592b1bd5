import Manuscript

/// Text that begins on the line after its announcement.
struct HereDocument {
  /// The line that ends it.
  var name: [UInt8]
  /// Whether that line may be indented.
  var isIndented: Bool
}

extension GrammarLexer {
  /// The most that may be announced on a line.
  private static let mostHereDocuments = 4

  /// `<<NAME`, `<<-NAME`, `<<~NAME`, with the name in quotation marks or without.
  ///
  /// Only a name whose line is there announces anything, for `a <<B` may also append.
  mutating func hereDocument() -> Bool {
    guard hereDocuments.count < GrammarLexer.mostHereDocuments, failures < GrammarLexer.patience,
      code.has([.less, .less], at: position, before: end)
    else { return false }
    var index = position + 2
    guard index < end, code.bytes[index] != .less else {
      position = min(position + 3, end)
      before = .operation
      return true
    }
    let isIndented = code.bytes[index] == .hyphen || code.bytes[index] == UInt8(ascii: "~")
    if isIndented { index += 1 }
    if grammar.habits.contains(.shell) { index = code.skipBlanks(index, before: end) }
    guard let (name, next) = hereName(index) else { return false }
    let document = HereDocument(name: name, isIndented: isIndented)
    guard bodyEnd(document, from: code.lineEnd(next, before: end)) != nil else {
      failures += 1
      return false
    }
    take(.string, to: next)
    before = .value
    hereDocuments.append(document)
    return true
  }

  private func hereName(_ start: Int) -> (name: [UInt8], next: Int)? {
    guard start < end else { return nil }
    let mark = code.bytes[start]
    let isQuoted = mark == .quote || mark == .apostrophe
    let first = isQuoted ? start + 1 : start
    var index = first
    while index < end, code.bytes[index].isName { index += 1 }
    guard index > first, !code.bytes[first].isDigit else { return nil }
    if isQuoted { guard index < end, code.bytes[index] == mark else { return nil } }
    return (Array(code.bytes[first..<index]), isQuoted ? index + 1 : index)
  }

  /// Takes the bodies that were announced on the line before.
  mutating func bodies() {
    for document in hereDocuments {
      guard let close = bodyEnd(document, from: position - 1) else {
        failures += 1
        continue
      }
      take(.string, to: close)
      if position < end { position += 1 }
    }
    hereDocuments = []
    before = .nothing
  }

  /// The end of the line that says nothing but the name, from a line feed on.
  private func bodyEnd(_ document: HereDocument, from start: Int) -> Int? {
    var line = start
    while line < end {
      var index = line + 1
      if document.isIndented { index = code.skipBlanks(index, before: end) }
      let last = code.lineEnd(index, before: end)
      if code.has(document.name, at: index, before: last) {
        if code.skipBlanks(index + document.name.count, before: last) == last { return last }
      }
      line = last
    }
    return nil
  }
}
