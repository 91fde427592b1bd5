import Manuscript
import PangoCairo

/// Between shaping and breaking: opens words where their language divides them, as if soft hyphens stood there.
///
/// Divided are words of five letters or more, written in small letters. Those with a capital, names most of them,
/// are divided at a price, and in Chinese, Japanese and Korean text not at all (in German at none: every noun has
/// a capital). Acronyms, addresses, numbers, code, words that have a hyphen already, and those in which the
/// author has put soft hyphens, stay as they are; so do titles, and whatever is centred. A place inside a ligature
/// is not used.
struct Hyphenate {
  /// The least number of letters, LB-hy: two stand before a hyphen, three behind it.
  private static let leastLetters = 5

  private let flat: FlatText
  private let runs: [TextRun]
  private let hyphenation: Hyphenation
  /// Whether it is the lines of Han that words stand in.
  private let isCJK: Bool
  private var text: ShapedText
  /// Languages with words to divide, but without a dictionary.
  private var missing: [Language] = []

  /// - Returns: the languages of words that could not be divided for want of a dictionary.
  static func run(
    _ text: inout ShapedText, _ flat: FlatText, _ runs: [TextRun], _ paragraph: ParagraphStyle,
    _ hyphenation: Hyphenation
  ) -> [Language] {
    guard mayDivide(paragraph.alignment) else { return [] }
    var hyphenating = Hyphenate(
      flat: flat, runs: runs, hyphenation: hyphenation, isCJK: paragraph.language.isCJK, text: text)
    hyphenating.divideWords()
    text = hyphenating.text
    return hyphenating.missing
  }

  private init(
    flat: FlatText, runs: [TextRun], hyphenation: Hyphenation, isCJK: Bool, text: ShapedText
  ) {
    self.flat = flat
    self.runs = runs
    self.hyphenation = hyphenation
    self.isCJK = isCJK
    self.text = text
  }

  private static func mayDivide(_ alignment: ParagraphStyle.Alignment) -> Bool {
    switch alignment {
    case .justified, .start(balanced: false): true
    case .start(balanced: true), .center, .end: false
    }
  }

  // MARK: Words

  private mutating func divideWords() {
    var start = 0
    while start < text.units.count {
      guard isInToken(start) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.units.count, isInToken(end), continues(end) { end += 1 }
      if let word = word(in: start..<end) { divide(word) }
      start = end
    }
  }

  /// Whether a unit is part of what stands between two spaces, dashes or full-width characters.
  private func isInToken(_ index: Int) -> Bool {
    let unit = text.units[index]
    guard !unit.kind.isFullWidth, unit.kind != .object, unit.kind != .emoji else { return false }
    let scalar = flat.scalars[Int(unit.textStart)]
    let isDash = scalar == 0x2013 || scalar == 0x2014 || scalar == 0x2026
    return !isDash && !runs[Int(unit.run)].isReferenceMark
  }

  private func continues(_ index: Int) -> Bool {
    let joint = text.joints[index]
    return joint.spaces.isEmpty && !joint.isForced
  }

  /// The letters of a token without the marks around them; `nil` where it is not a plain word.
  private func word(in token: Range<Int>) -> Range<Int>? {
    var range = token
    while let first = range.first, isMark(first) { range.removeFirst() }
    while let last = range.last, isMark(last) { range.removeLast() }
    guard let first = range.first, range.count >= 3 else { return nil }
    let language = flat.styles[runs[Int(text.units[first].run)].style].language
    for index in range {
      let run = runs[Int(text.units[index].run)]
      guard isLetter(index) || isApostrophe(index), !run.isVerbatim, run.ruby < 0,
        flat.styles[run.style].language == language, index == first || text.joints[index].softHyphen < 0
      else { return nil }
    }
    return range
  }

  private func isMark(_ index: Int) -> Bool {
    switch text.units[index].kind {
    case .latinOpen, .latinClose, .latinPoint, .latinQuote: true
    default: false
    }
  }

  private func isApostrophe(_ index: Int) -> Bool {
    let scalar = flat.scalars[Int(text.units[index].textStart)]
    return scalar == 0x27 || scalar == 0x2019
  }

  /// Letters of Latin, Greek, Cyrillic and Armenian.
  private func isLetter(_ index: Int) -> Bool {
    let scalar = flat.scalars[Int(text.units[index].textStart)]
    return text.units[index].kind == .letter && (scalar < 0x590 || (0x1E00...0x1FFF).contains(scalar))
  }

  // MARK: Division

  private mutating func divide(_ word: Range<Int>) {
    let start = Int(text.units[word.lowerBound].textStart)
    let characters = flat.scalars[start..<Int(text.units[word.upperBound - 1].textEnd)]
    let run = runs[Int(text.units[word.lowerBound].run)]
    let language = flat.styles[run.style].language
    guard let letters = Hyphenate.folded(characters) else { return }
    let isName = letters.first != characters.first && !Hyphenate.capitalisesNouns(language)
    if isName && (isCJK || language.isCJK) { return }
    // Latin words in Chinese, Japanese and Korean text are taken for English.
    let dictionary = language.isCJK ? Language.english : language
    guard let divisions = hyphenation.divisions(of: letters, language: dictionary.description) else {
      if !language.isCJK, !missing.contains(language) { missing.append(language) }
      return
    }
    guard !divisions.isEmpty else { return }
    for index in word.dropFirst() where divisions.contains(Int(text.units[index].textStart) - start) {
      text.joints[index].softHyphen = text.units[index - 1].run
      text.joints[index].isDivision = true
      text.joints[index].isInName = isName
    }
  }

  /// The word in small letters, one for each scalar; `nil` for words that are not divided.
  private static func folded(_ word: ArraySlice<UInt32>) -> [UInt32]? {
    guard word.count >= leastLetters else { return nil }
    var letters: [UInt32] = []
    for (index, value) in word.enumerated() {
      guard let scalar = Unicode.Scalar(value) else { return nil }
      if scalar.properties.isUppercase {
        let small = scalar.properties.lowercaseMapping.unicodeScalars
        guard index == 0, small.count == 1, let first = small.first else { return nil }
        letters.append(first.value)
      } else {
        letters.append(value == 0x2019 ? 0x27 : value)
      }
    }
    return letters
  }

  private static func capitalisesNouns(_ language: Language) -> Bool {
    language.primary == "de" || language.primary == "lb"
  }
}
