import Testing

@testable import Typesetting

/// Columns of ten lines of twenty points.
@Suite struct PagesStretchTests {
  private func fragment(_ kind: Fragment.Kind, lines: Int) -> Fragment {
    Fragment(kind: kind, item: 0, height: Double(lines) * 20)
  }

  /// Where the fragments of a column stand, in lines, after it has been stretched.
  private func tops(_ fragments: [Fragment]) -> [Double] {
    var column = ColumnLayout(frame: ColumnFrame(height: 200))
    for (index, fragment) in fragments.enumerated() {
      column.placements.append(ColumnLayout.Placement(source: .flow(index), y: column.depth))
      column.depth += fragment.height
    }
    let stretch = StretchColumn(galley: Galley(fragments: fragments), grid: 20, height: 200)
    return stretch.run(column).placements.map { $0.y / 20 }
  }

  @Test func opensTheBlankAboveAHeading() {
    #expect(
      tops([fragment(.text, lines: 4), fragment(.heading, lines: 1), fragment(.text, lines: 4)]) == [0, 5, 6])
  }

  @Test func spreadsLinesOverHeadingsFromTheFoot() {
    let article = [fragment(.text, lines: 1), fragment(.heading, lines: 3)]
    let section = [fragment(.text, lines: 1), fragment(.heading, lines: 1), fragment(.text, lines: 2)]
    #expect(tops(article + section) == [0, 2, 5, 7, 8])
  }

  @Test func keepsAHeadingAtTheTop() {
    #expect(tops([fragment(.heading, lines: 1), fragment(.text, lines: 8)]) == [0, 1])
  }

  @Test func leavesAColumnThatCannotReachTheFoot() {
    #expect(
      tops([fragment(.text, lines: 3), fragment(.heading, lines: 1), fragment(.text, lines: 3)]) == [0, 3, 4])
  }

  @Test func neverSpreadsText() {
    #expect(tops([fragment(.text, lines: 4), fragment(.text, lines: 5)]) == [0, 4])
  }
}
