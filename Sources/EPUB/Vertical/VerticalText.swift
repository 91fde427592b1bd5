import Manuscript
import Themes

/// A piece of text as a vertical book has it.
struct VerticalText: Equatable {
  var text: String
  /// Whether it stands upright in one em, as one or two figures that stand alone do, and one capital letter.
  var isCombined = false

  /// Cuts text where figures stand alone between characters that are no Latin. Its ends count as such.
  static func pieces(of text: String, in language: Language) -> [VerticalText] {
    let characters = Array(VerticalText.quoted(text, in: language))
    var pieces: [VerticalText] = []
    var start = 0
    var index = 0
    while index < characters.count {
      let end = groupEnd(characters, from: index)
      if end > index, isAlone(characters, index..<end) {
        if start < index { pieces.append(VerticalText(text: String(characters[start..<index]))) }
        pieces.append(VerticalText(text: String(characters[index..<end]), isCombined: true))
        start = end
      }
      index = max(end, index + 1)
    }
    if start < characters.count { pieces.append(VerticalText(text: String(characters[start...]))) }
    return pieces
  }

  /// Quotation marks beside Han as corner brackets: reading systems would turn “” like Latin (UAX #50). On the mainland
  /// the outer ones are ﹃﹄ (GB/T 15834-2011 §5.2), the vertical forms of 『』, elsewhere 「」; in Japan 〝〟.
  private static func quoted(_ text: String, in language: Language) -> String {
    let marks: [Character: Character]
    if language.primary == "ja" {
      marks = ["“": "〝", "”": "〟"]
    } else if language.primary != "zh" {
      return text
    } else if language.isTraditionalChinese {
      marks = ["“": "「", "”": "」", "‘": "『", "’": "』"]
    } else {
      marks = ["“": "『", "”": "』", "‘": "「", "’": "」"]
    }
    let characters = Array(text)
    return String(
      characters.enumerated().map { index, character in
        guard let mark = marks[character] else { return character }
        let before = index > 0 && characters[index - 1].isHorizontal
        let after = index + 1 < characters.count && characters[index + 1].isHorizontal
        return before && after ? character : mark
      })
  }

  private static func groupEnd(_ characters: [Character], from start: Int) -> Int {
    if characters[start].isASCII, characters[start].isUppercase { return start + 1 }
    var end = start
    while end < characters.count, characters[end].isASCII, characters[end].isNumber { end += 1 }
    return end - start <= 2 ? end : start
  }

  private static func isAlone(_ characters: [Character], _ range: Range<Int>) -> Bool {
    var before = range.lowerBound - 1
    while before >= 0, characters[before].isWhitespace { before -= 1 }
    var after = range.upperBound
    while after < characters.count, characters[after].isWhitespace { after += 1 }
    return (before < 0 || !characters[before].isHorizontal)
      && (after == characters.count || !characters[after].isHorizontal)
  }
}

extension Character {
  /// Whether it lies on its side in vertical text, roughly: all below the symbols and the Han.
  fileprivate var isHorizontal: Bool { unicodeScalars.first.map { $0.value < 0x2010 } ?? false }
}

extension XHTMLWriter {
  /// Writes running text, in a vertical book with its figures upright.
  mutating func writeText(_ text: String) {
    guard book.theme.writing == .vertical else { return writeCounted(text) }
    for piece in VerticalText.pieces(of: text, in: language) {
      guard piece.isCombined else {
        writeCounted(piece.text)
        continue
      }
      breakPages(within: piece.text.letterCount)
      xml.open("span", .style("upright"))
      writeCounted(piece.text)
      xml.close()
    }
  }
}
