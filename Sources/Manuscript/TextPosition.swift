/// A place in the text of a publication, told without any output: two exporters that walk the same manuscript mean the
/// same letter by it.
package struct TextPosition: Sendable, Hashable {
  /// Where in its chapter, or before it. Earlier places are less than later ones.
  package enum Place: Sendable, Hashable, Comparable {
    /// The page with the title of the part that begins with the chapter.
    case part
    /// Above the text: the chapter's title.
    case opening
    /// Before a letter of a block: blocks of the chapter itself and letters in them count from 0. What nests in a
    /// block counts in its order of reading.
    case text(block: Int, letters: Int)
  }

  package var chapter: ChapterID
  package var place: Place

  package init(chapter: ChapterID, place: Place) {
    self.chapter = chapter
    self.place = place
  }

  /// The place so many letters further on in the same block.
  package func advanced(by letters: Int) -> TextPosition {
    guard case .text(let block, let before) = place else { return self }
    return TextPosition(chapter: chapter, place: .text(block: block, letters: before + letters))
  }
}

/// A page of a printed edition, and what its text begins with.
package struct PageStart: Sendable, Equatable {
  /// The folio as printed.
  package var label: String
  package var position: TextPosition

  package init(label: String, position: TextPosition) {
    self.label = label
    self.position = position
  }
}

/// The pages of a printed edition of a publication, for its other editions.
package struct PageList: Sendable, Equatable {
  /// What the pages are of, in words.
  package var source: String
  /// In the order of the pages, which is that of the text.
  package var starts: [PageStart]

  package init(source: String, starts: [PageStart]) {
    self.source = source
    self.starts = starts
  }
}

extension Unicode.Scalar {
  /// Whether it counts in a ``TextPosition``. Marks and blanks do not: exporters exchange and drop them.
  package var isLetterOrDigit: Bool {
    switch value {
    case 0..<0x80: (0x30...0x39).contains(value) || (0x41...0x5a).contains(value & ~0x20)
    case 0x4e00...0x9fff, 0x3041...0x3096, 0xac00...0xd7a3: true
    // The marks of Chinese text, which are asked for as often.
    case 0x2010...0x2027, 0x3001...0x3004, 0x3008...0x3020, 0xff01...0xff0f, 0xff1a...0xff20: false
    default: properties.isAlphabetic || properties.numericType != nil
    }
  }
}

extension StringProtocol {
  /// How many letters and digits it has.
  package var letterCount: Int { unicodeScalars.count { $0.isLetterOrDigit } }

  /// Where the letter is that has `count` others before it; an opening mark before it belongs to it.
  package func index(ofLetter count: Int) -> Index {
    var left = count
    guard
      let letter = unicodeScalars.firstIndex(where: { scalar in
        guard scalar.isLetterOrDigit else { return false }
        left -= 1
        return left < 0
      })
    else { return endIndex }
    var start = letter
    while start > startIndex {
      let before = unicodeScalars.index(before: start)
      guard unicodeScalars[before].isOpening else { break }
      start = before
    }
    return start
  }
}

extension Unicode.Scalar {
  /// Whether it is an opening bracket or quotation mark, which never ends a line.
  fileprivate var isOpening: Bool {
    [.openPunctuation, .initialPunctuation].contains(properties.generalCategory)
  }
}
