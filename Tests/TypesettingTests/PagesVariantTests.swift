import Manuscript
import Testing
import Themes

@testable import Typesetting

/// Columns that are filled with second-best settings: pages of ten lines.
@Suite struct PagesVariantTests {
  /// Square ems; each paragraph may give up its last line to the others, or break it in two.
  private final class GivingSetter: ParagraphSetter {
    private let square = SquareSetter()
    /// How often it was asked.
    private(set) var asked = 0
    private let strain: Double

    init(strain: Double) { self.strain = strain }

    func set(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> SetParagraph {
      square.set(inlines, style, context)
    }

    func widths(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> ContentWidths {
      square.widths(inlines, style, context)
    }

    func setCells(_ pieces: [CellPiece], _ style: ParagraphStyle, cell: Double) -> Line {
      square.setCells(pieces, style, cell: cell)
    }

    func variants(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext)
      -> [ParagraphVariant]
    {
      asked += 1
      let lines = square.set(inlines, style, context).lines
      var less = lines
      if let last = less.popLast() { less[less.count - 1].items += last.items }
      let more = lines + [Line(items: [], width: 0, ascent: 8, descent: 2)]
      return [less, more].map { ParagraphVariant(lines: $0, strain: strain) }
    }
  }

  private func source(_ lines: Int) -> ParagraphSource {
    let style = ParagraphStyle(
      font: .serif, size: 10, color: Color(red: 0, green: 0, blue: 0), language: .zhHans, measure: 100,
      alignment: .justified)
    return ParagraphSource(
      inlines: [.text(ideographs(lines * 10))], style: style, context: InlineContext(chapter: ChapterID("a")))
  }

  /// Paragraphs of so many lines, on a grid of 20 points.
  private func galley(_ paragraphs: [Int], _ setter: GivingSetter) -> Galley {
    var galley = Galley()
    for (item, count) in paragraphs.enumerated() {
      let source = source(count)
      galley.sources[item] = source
      for line in setter.set(source.inlines, source.style, source.context).lines {
        var fragment = Fragment(kind: .text, item: item, height: 20)
        fragment.lines = [PlacedLine(line: line, origin: Point(x: 0, y: 15))]
        galley.fragments.append(fragment)
      }
    }
    KeepTogether.assignCosts(to: &galley.fragments, leading: 20)
    return galley
  }

  private func fill(_ galley: Galley, _ setter: GivingSetter, columns: Int = 1, lines: Double = 10)
    -> FillShortColumns
  {
    FillShortColumns(
      galley: galley, setter: setter, count: columns, grid: 20, height: 20 * lines, firstHeight: 20 * lines)
  }

  /// Paragraphs before a block that cannot be divided, and a paragraph behind it; lines of twenty points.
  private func galley(_ before: [Int], block: Int, _ after: Int, _ setter: GivingSetter) -> Galley {
    var result = galley(before, setter)
    result.append(
      Galley(fragments: [Fragment(kind: .heading, item: 0, height: 20 * Double(block), keepsWithNext: true)]))
    result.append(galley([after], setter))
    KeepTogether.assignCosts(to: &result.fragments, leading: 20)
    return result
  }

  private func depths(_ columns: [ColumnLayout]) -> [Int] { columns.map { Int($0.depth / 20) } }

  @Test func asksNobodyWhereColumnsAreFull() {
    let setter = GivingSetter(strain: 0)
    let result = fill(galley([4, 6, 5, 5, 6], setter), setter).run(carry: Carry())
    #expect(depths(result.columns) == [10, 10, 6])
    #expect(setter.asked == 0)
  }

  @Test func fillsAColumnThatWouldEndShort() {
    let setter = GivingSetter(strain: 0)
    // Three lines cannot be divided: without help the first page ends a line short.
    let galley = galley([4, 5, 3, 6], setter)
    let plain = Paginate.run(galley, columns: 1, height: 200, firstHeight: 200, grid: 20)
    #expect(depths(plain.columns) == [9, 9])
    let result = fill(galley, setter).run(carry: Carry())
    #expect(depths(result.columns)[0] == 10)
    #expect(setter.asked > 0)
  }

  @Test func asksSeveralParagraphsOfAColumnForALine() {
    let setter = GivingSetter(strain: 0)
    // The head with two lines behind it does not fit below eight lines.
    let result = fill(galley([4, 4], block: 2, 6, setter), setter).run(carry: Carry())
    #expect(depths(result.columns) == [10, 8])
  }

  @Test func asksNoMoreThanThreeParagraphsOfAColumn() {
    let setter = GivingSetter(strain: 0)
    let result = fill(galley([3, 3, 3, 3, 3], block: 7, 12, setter), setter, lines: 20)
      .run(carry: Carry())
    #expect(depths(result.columns) == [18, 19])
  }

  /// Wherever a head of four lines comes to stand, with its byline, blank and two lines of text.
  @Test(arguments: 1..<12) func leavesNoColumnAsShortAsATallHeadWouldLeaveIt(paragraphs: Int) {
    let setter = GivingSetter(strain: 16)
    let before = (0..<paragraphs).map { 4 + $0 * 3 % 5 }
    let galley = galley(before, block: 7, 60, setter)
    let plain = Paginate.run(galley, columns: 3, height: 400, firstHeight: 300, grid: 20)
    let fill = FillShortColumns(
      galley: galley, setter: setter, count: 3, grid: 20, height: 400, firstHeight: 300)
    let free = { (columns: [ColumnLayout]) in
      columns.dropLast().map { Int(($0.frame.height - $0.depth) / 20) }.max() ?? 0
    }
    let better = fill.run(carry: Carry())
    // Two paragraphs can give two lines.
    #expect(
      free(better.columns) <= max(0, 3 - paragraphs) * 2,
      "\(depths(plain.columns)) → \(depths(better.columns))")
  }

  @Test func leavesAColumnShortRatherThanSpoilAParagraph() {
    let setter = GivingSetter(strain: 60)
    let result = fill(galley([4, 5, 3, 6], setter), setter).run(carry: Carry())
    #expect(depths(result.columns) == [9, 9])
  }

  @Test func takesEachParagraphOnceAndInOrder() {
    let setter = GivingSetter(strain: 0)
    let result = fill(galley([4, 5, 3, 4, 7, 3, 3, 8, 3, 3, 3], setter), setter).run(carry: Carry())
    let items = result.columns.flatMap(\.placements).compactMap { placement -> Int? in
      guard case .flow(let index) = placement.source else { return nil }
      return result.galley.fragments[index].item
    }
    #expect(items == items.sorted())
    #expect(Set(items) == Set(0..<11))
    let text = result.columns.flatMap(\.placements).flatMap { placement -> [FrameItem] in
      guard case .flow(let index) = placement.source else { return [] }
      return result.galley.fragments[index].lines.flatMap(\.line.items)
    }.map { if case .glyphs(let run) = $0 { run.text } else { "" } }.joined()
    #expect(text == [4, 5, 3, 4, 7, 3, 3, 8, 3, 3, 3].map { ideographs($0 * 10) }.joined())
  }

  @Test func levelsColumnsWithOtherSettings() {
    let setter = GivingSetter(strain: 0)
    let filled = fill(galley([3, 3, 3], setter), setter, columns: 2)
    let level = filled.level(filled.run(carry: Carry()).columns)
    let depths = depths(level.columns)
    #expect(depths.count == 2 && abs(depths[0] - depths[1]) <= 1, "\(depths)")
  }

  @Test func keepsNotesWithTheLinesThatReferToThem() {
    let setter = GivingSetter(strain: 0)
    var galley = galley([4, 5, 3, 6], setter)
    galley.notes = [[Fragment(kind: .text, item: 0, height: 12)]]
    // Nobody can tell to which line of another setting this note belongs.
    galley.fragments[4].notes = [0]
    let varied = VaryParagraphs.run(galley, [0, 1], setter, leading: 20)
    #expect(varied.variants.keys.sorted() == [0])
  }
}
