/// Makes strong what authors of Chinese and Japanese mean to be strong, and CommonMark leaves as asterisks.
///
/// In `他说**「好」**了` neither run of asterisks flanks by CommonMark's rules (§6.2), because punctuation stands
/// inside and a letter outside, and Chinese has no spaces that would help. A pair of `**` of which a side
/// fails next to wide text is written as tags; all others are left to CommonMark.
func lenientEmphasis(_ bytes: [UInt8], _ regions: SourceRegions) -> [SourceEdit] {
  var edits: [SourceEdit] = []
  var open: DelimiterRun?
  var position = 0
  while position < bytes.count {
    if let end = regions.skip(position) {
      position = end
    } else if bytes[position] == UInt8(ascii: "\\") {
      position += 2
    } else if bytes[position] == 0x0A {
      position += 1
      if endsBlock(bytes, at: position) { open = nil }
    } else if bytes[position] == UInt8(ascii: "*") {
      let run = DelimiterRun(bytes, at: position)
      position += run.count
      guard run.count == 2 else { continue }
      if let opener = open, run.mayClose {
        if !(opener.opens && run.closes), opener.isBesideWideText || run.isBesideWideText {
          edits.append(SourceEdit(opener.position..<opener.position + 2, Array("<strong>".utf8)))
          edits.append(SourceEdit(run.position..<run.position + 2, Array("</strong>".utf8)))
        }
        open = nil
      } else if run.mayOpen {
        open = run
      }
    } else {
      position += 1
    }
  }
  return edits
}

/// Whether a text may hold a pair that CommonMark would not see; a quick look before the long one.
func mayNeedLenientEmphasis(_ bytes: [UInt8]) -> Bool {
  var position = 0
  while position < bytes.count, let star = bytes[position...].firstIndex(of: UInt8(ascii: "*")) {
    let run = DelimiterRun(bytes, at: star)
    if run.count == 2, run.isBesideWideText, run.mayOpen && run.mayClose, !(run.opens && run.closes) {
      return true
    }
    position = star + run.count
  }
  return false
}

/// A new paragraph, list item, heading, quotation or row ends all emphasis.
private func endsBlock(_ bytes: [UInt8], at start: Int) -> Bool {
  let line = bytes[start..<bytes.lineEnd(start)].trimmedSpace
  guard let first = line.first else { return true }
  return line.isListItem || "#>|".utf8.contains(first)
}

/// A run of asterisks with what CommonMark says about it.
private struct DelimiterRun {
  var position: Int
  var count: Int
  private var before: Unicode.Scalar?
  private var after: Unicode.Scalar?

  init(_ bytes: [UInt8], at position: Int) {
    self.position = position
    count = bytes[position...].prefix { $0 == UInt8(ascii: "*") }.count
    before = bytes.scalar(before: position)
    after = bytes.scalar(at: position + count)
  }

  /// A run may open unless white space follows it, and close unless white space is before it.
  var mayOpen: Bool { !isSpace(after) }
  var mayClose: Bool { !isSpace(before) }

  /// Left-flanking (CommonMark §6.2).
  var opens: Bool { mayOpen && (!isPunctuation(after) || isSpace(before) || isPunctuation(before)) }
  /// Right-flanking (CommonMark §6.2).
  var closes: Bool { mayClose && (!isPunctuation(before) || isSpace(after) || isPunctuation(after)) }

  var isBesideWideText: Bool { before?.isWideText ?? false || after?.isWideText ?? false }

  private func isSpace(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace ?? true }

  private func isPunctuation(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return true
    default: return scalar.isASCII && "$+<=>^`|~".unicodeScalars.contains(scalar)
    }
  }
}
