import Testing

@testable import Typesetting

@Suite struct FlowColumnsTests {
  private func columns(_ needs: [(minimum: Double, natural: Double)]) -> TableColumns {
    var columns = TableColumns(count: needs.count)
    for (index, need) in needs.enumerated() {
      columns.add(ContentWidths(minimum: need.minimum, natural: need.natural), from: index, span: 1)
    }
    return columns
  }

  @Test func letsTheWidestColumnGiveFirst() {
    let widths = columns([(10, 40), (10, 300), (10, 50)]).widths(filling: 200)
    #expect(widths == [40, 110, 50])
  }

  @Test func letsWideColumnsGiveUntilTheyAreAlike() {
    let widths = columns([(10, 40), (10, 300), (10, 100)]).widths(filling: 200)
    #expect(widths == [40, 80, 80])
  }

  @Test func dividesAMeasureAmongAHundredThousandColumns() {
    let needs = (0..<100_000).map { (minimum: 0.0001, natural: Double($0 % 100)) }
    let widths = columns(needs).widths(filling: 500)
    #expect(abs(widths.reduce(0, +) - 500) < 0.01)
  }

  @Test func neverCutsWhatCannotBreak() {
    let widths = columns([(10, 40), (90, 300), (10, 100)]).widths(filling: 150)
    #expect(widths == [30, 90, 30])
  }

  @Test(arguments: [30.0, 31, 55, 99.5, 140, 250, 439, 440, 500]) func fillsTheMeasure(measure: Double) {
    let widths = columns([(10, 40), (10, 300), (10, 100)]).widths(filling: measure)
    #expect(abs(widths.reduce(0, +) - measure) < 1e-9)
  }
}
