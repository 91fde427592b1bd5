import Manuscript
import Testing
@testable import Themes

@testable import Typesetting

/// What holds for every manuscript, tried on many that nobody would write.
@Suite struct PagesPropertyTests {
  /// A linear congruential generator: the same manuscripts in every run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ range: Range<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int(state >> 33) % range.count
    }
  }

  /// Writes manuscripts of which every ideograph is the next one.
  private struct Writer {
    var dice: Dice
    var count = 0
    var notes: [Note] = []

    mutating func text(_ range: Range<Int>) -> String {
      let length = dice.roll(range)
      defer { count += length }
      return ideographs(length, from: count)
    }

    mutating func block(_ depth: Int) -> Block {
      switch dice.roll(0..<(depth > 2 ? 6 : 10)) {
      case 0...3: return .paragraph(Paragraph([.text(text(1..<150))]))
      case 4: return .heading(Heading(level: dice.roll(2..<7), [.text(text(1..<30))]))
      case 5: return .code(CodeBlock(text(1..<40) + "\n\n" + text(1..<10)))
      case 6: return .quote(Quote(blocks(1..<4, depth + 1)))
      case 7:
        let items = (0..<dice.roll(1..<5)).map { _ in List.Item(blocks(1..<3, depth + 1)) }
        return .list(List(dice.roll(0..<2) == 0 ? .bullet : .ordered(start: 1), items: items))
      case 8: return .aside(Aside(title: [.text(text(1..<9))], blocks(1..<3, depth + 1)))
      default: return .rule(Attributes())
      }
    }

    mutating func blocks(_ range: Range<Int>, _ depth: Int) -> [Block] {
      var result: [Block] = []
      for _ in 0..<dice.roll(range) { result.append(block(depth)) }
      return result
    }
  }

  private func theme(_ seed: Int) -> Theme {
    TestTheme.make {
      $0.page.columns = Columns(count: 1 + seed % 3, gutter: 10, rule: seed % 2 == 0)
      $0.page.size = PageSize(width: 100 + 200 * Double(1 + seed % 3), height: 300 + Double(seed % 5) * 37)
      $0.page.chapterStart = seed % 4 == 0 ? .runOn : .page
    }
  }

  private func isIdeograph(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x4e00..<0x9c20).contains($0.value) }
  }

  @Test(arguments: 0..<40) func losesNoTextAndKeepsItsOrder(seed: Int) async throws {
    var writer = Writer(dice: Dice(state: UInt64(seed)))
    let chapter = Pages.chapter(writer.blocks(5..<40, 0), title: "T")
    let set = try await Pages.set([chapter], theme(seed))
    let printed = set.pages.filter { Int($0.label) != nil }.flatMap(\.frames)
      .filter { if case .column = $0.region { true } else { false } }
      .flatMap(\.items).compactMap { if case .glyphs(let run) = $0 { run.text } else { nil } }.joined()
      .filter(isIdeograph)
    #expect(printed == ideographs(writer.count))
  }

  @Test(arguments: 0..<40) func staysInsideTheTypeAreaAndOnTheGrid(seed: Int) async throws {
    var writer = Writer(dice: Dice(state: UInt64(seed + 1000)))
    let theme = theme(seed)
    let geometry = PageGeometry(theme)
    let set = try await Pages.set([Pages.chapter(writer.blocks(5..<40, 0))], theme)
    for page in Pages.body(of: set) {
      let left = geometry.left(isRecto: (Int(page.label) ?? 0) % 2 == 1)
      for frame in page.frames {
        guard case .column(let column) = frame.region else { continue }
        let start = left + geometry.columnLeft(column)
        for case .glyphs(let run) in frame.items {
          #expect(run.origin.x >= start - 0.01)
          #expect(
            run.origin.x + Double(run.glyphs.count) * run.size <= start + geometry.measure + 0.01
              || run.size < 9)
          #expect(run.origin.y > geometry.margins.top)
          #expect(run.origin.y < geometry.margins.top + geometry.height)
          guard run.size == theme.text.size, !run.text.contains("↪") else { continue }
          let lines = (run.origin.y - geometry.margins.top - geometry.baseline) / geometry.leading
          #expect(abs(lines - lines.rounded()) * geometry.leading <= 0.01)
        }
      }
    }
  }

  @Test func levelsTheColumnsOfALastPage() async throws {
    let theme = TestTheme.make {
      $0.page.columns = Columns(count: 2, gutter: 20, rule: false)
      $0.page.size = PageSize(width: 540, height: 300)
    }
    for count in stride(from: 100, to: 1500, by: 90) {
      let set = try await Pages.set(
        [Pages.chapter((0..<6).map { paragraph(count / 6, from: $0 * 1000) })], theme)
      guard let last = set.pages.last else { continue }
      let columns = Pages.lines([last], "column 0") + Pages.lines([last], "column 1")
      #expect(abs(columns[0].count - columns[1].count) <= 2)
    }
  }

  @Test func setsAnEmptyChapterAndAnEmptyBook() async throws {
    #expect(try await Pages.set([Pages.chapter([])]).pages.last?.master == .opening)
    let empty = try await Pages.set(Publication(metadata: Metadata(title: "空"), parts: []), TestTheme.make())
    #expect(!empty.pages.isEmpty)
    let runOn = TestTheme.make { $0.page.chapterStart = .runOn }
    #expect(
      try await Pages.set(Publication(metadata: Metadata(title: "空"), parts: []), runOn).outline.isEmpty)
  }

  @Test func setsATitleLongerThanAPage() async throws {
    let title = ideographs(400)
    let set = try await Pages.set([Pages.chapter([paragraph(20, from: 1000)], title: title)])
    let printed = Pages.body(of: set).flatMap(\.frames).filter { $0.region != .head && $0.region != .foot }
      .flatMap(\.items).compactMap { if case .glyphs(let run) = $0 { run.text } else { nil } }.joined()
    #expect(printed == title + ideographs(20, from: 1000))
  }

  @Test func setsDeeplyNestedLists() async throws {
    var block = paragraph(30)
    for _ in 0..<40 { block = .list(List(.bullet, items: [.init([block])])) }
    let set = try await Pages.set([Pages.chapter([block])])
    let printed = Pages.lines(Pages.body(of: set), "column 0").joined().joined().filter(isIdeograph)
    #expect(printed == ideographs(30))
  }
}
