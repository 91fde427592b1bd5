/// Before lines are broken: a piece that is wider than its line and cannot break is opened, so that no line
/// is ever too wide. The ladder after hyphens: its last mark hangs (HP-1), its last closing mark goes to the
/// next line (LB-7), it breaks before any cluster.
struct OpenEmergencyBreaks {
  private var paragraph: MeasuredParagraph

  static func run(_ paragraph: inout MeasuredParagraph, _ range: Range<Int>, isFirst: Bool) {
    var opening = OpenEmergencyBreaks(paragraph: paragraph)
    var start = range.lowerBound
    for end in range.dropFirst() where paragraph.breaks.penalties[end] < .infinity {
      opening.check(start, end, indented: isFirst && start == range.lowerBound)
      start = end
    }
    if start < range.upperBound {
      opening.check(start, range.upperBound, indented: isFirst && start == range.lowerBound)
    }
    paragraph.breaks = opening.paragraph.breaks
  }

  private init(paragraph: MeasuredParagraph) { self.paragraph = paragraph }

  private mutating func check(_ start: Int, _ end: Int, indented: Bool) {
    guard isTooWide(start, end, indented: indented), end - start > 1 else { return }
    if hangs(start, end, indented: indented) {
      paragraph.breaks.fallbacks[end] = .hang
      return
    }
    if let relief = reliefBreak(start, end), !isTooWide(start, relief, indented: indented) {
      open(relief, CompositionCosts.relief, .relief)
      return
    }
    for index in start + 1..<end { open(index, CompositionCosts.emergency, .emergency) }
  }

  private mutating func open(_ index: Int, _ penalty: Float, _ fallback: BreakTable.Fallback) {
    guard !isAttached(index) else { return }
    paragraph.breaks.penalties[index] = penalty
    paragraph.breaks.fallbacks[index] = fallback
  }

  /// A mark stays with its base in any case.
  private func isAttached(_ index: Int) -> Bool {
    paragraph.text.units[index].kind == .mark || paragraph.text.units[index].kind == .joiner
  }

  private func isTooWide(_ start: Int, _ end: Int, indented: Bool) -> Bool {
    let give = paragraph.shrink(start, end).sum()
    return paragraph.naturalWidth(start, end) - give > paragraph.target(start, isFirst: indented) + 0.001
  }

  /// Whether all but the last mark has room.
  private func hangs(_ start: Int, _ end: Int, indented: Bool) -> Bool {
    guard paragraph.isHangable(end), paragraph.text.units[end - 1].kept == 0 else { return false }
    return !isTooWide(start, end - 1, indented: indented)
  }

  /// Before the last of three or more closing marks.
  private func reliefBreak(_ start: Int, _ end: Int) -> Int? {
    guard end - start > 3, (end - 3..<end).allSatisfy({ paragraph.text.units[$0].kind.isClosing }) else {
      return nil
    }
    return end - 1
  }
}
