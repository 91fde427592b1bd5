import PangoCairo

/// VT-1: which characters of a vertical paragraph stand upright, and which of them share an em.
///
/// Han, kana, hangul, full-width marks and pictures stand upright, and so do symbols that UAX #50 has so. Letters and
/// figures lie on their side, but for one or two figures and for one capital letter that stand alone among Han: they are
/// set upright in one em (縦中横; clreq §3.2.3, jlreq §3.2.5), as if they were a Han character.
struct OrientCharacters {
  /// Whether each character stands upright.
  private(set) var isUpright: [Bool]
  /// Where the upright figures or letters end that begin at a place.
  private(set) var combined: [Int: Int] = [:]

  /// The most figures that stand side by side in an em.
  private static let mostFigures = 2

  init(_ flat: FlatText, _ classes: [CharacterClass]) {
    isUpright = zip(classes, flat.scalars).map { kind, scalar in
      switch kind {
      case _ where kind.isFullWidth: true
      case .emoji: true
      case .symbol, .percent, .currency: scalar >= 0x2000 && VerticalOrientation.isUpright(scalar)
      default: false
      }
    }
    combine(flat, classes)
  }

  /// Whether a word that is shaped as a whole cannot go on with a character.
  func endsWord(_ index: Int) -> Bool { isUpright[index] || combined[index] != nil }

  private mutating func combine(_ flat: FlatText, _ classes: [CharacterClass]) {
    var start = 0
    while start < classes.count {
      let end = group(from: start, flat, classes)
      if end > start, isAlone(start..<end, flat, classes) { combined[start] = end }
      start = max(end, start + 1)
    }
  }

  /// The end of the figures, or of the capital letter, that begin here; `start` where there are none or too many.
  private func group(from start: Int, _ flat: FlatText, _ classes: [CharacterClass]) -> Int {
    let style = flat.styleIndices[start]
    if flat.styles[Int(style)].isVerbatim { return start }
    if classes[start] == .letter { return (0x41...0x5A).contains(flat.scalars[start]) ? start + 1 : start }
    var end = start
    while end < classes.count, classes[end] == .digit, flat.styleIndices[end] == style { end += 1 }
    return end - start <= Self.mostFigures ? end : start
  }

  /// Whether only what stands upright is beside a range, across spaces too: the `5` of `5 GB` lies with its unit.
  private func isAlone(_ range: Range<Int>, _ flat: FlatText, _ classes: [CharacterClass]) -> Bool {
    let style = flat.styleIndices[range.lowerBound]
    func isOther(_ index: Int) -> Bool {
      let neighbour = flat.styleIndices[index]
      let isMark = flat.styles[Int(neighbour)].isReferenceMark || flat.styles[Int(style)].isReferenceMark
      return isUpright[index] || classes[index] == .object || isMark && neighbour != style
        || classes[index] == .lineBreak
    }
    var before = range.lowerBound - 1
    while before >= 0, classes[before] == .space || classes[before] == .noBreakSpace { before -= 1 }
    var after = range.upperBound
    while after < classes.count, classes[after] == .space || classes[after] == .noBreakSpace { after += 1 }
    return (before < 0 || isOther(before)) && (after == classes.count || isOther(after))
  }
}
