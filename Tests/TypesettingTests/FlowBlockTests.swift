import Manuscript
import Resources
import TestSupport
import Testing

@testable import Themes

@testable import Typesetting

@Suite struct FlowBlockTests {
  private func text(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  @Test func setsNestedLists() async throws {
    let inner = Block.list(
      List(.ordered(start: 9), items: [.init([text("内一")]), .init([text("内二")])]))
    let tasks = Block.list(
      List(.bullet, items: [.init([text("已完成")], isDone: true), .init([text("未完成")], isDone: false)]))
    let list = Block.list(
      List(
        .bullet, isTight: false,
        items: [.init([text("外一"), text("又一段"), inner]), .init([inner]), .init([tasks]), .init([])]))
    expectGolden(try await Pages.dump([list, paragraph(25)]), "flow/lists.txt")
  }

  @Test func setsQuotesAsidesCardsAndDefinitions() async throws {
    let blocks: [Block] = [
      text("引文如下："), .quote(Quote([text(ideographs(30)), .quote(Quote([text("引中引")]))])), text("后文"),
      .aside(Aside(title: [.text("提示")], [text(ideographs(20))])),
      .linkCard(LinkCard(title: "视频", address: "https://example.org/v")),
      .definitionList(
        DefinitionList(items: [.init(terms: [[.text("词")]], definitions: [[text("义一")], [text("义二")]])])),
      .rule(Attributes()), .math(MathBlock(tex: "x^2")), text("完"),
    ]
    expectGolden(
      try await Pages.dump(blocks, TestTheme.make { $0.quote.bar = true }), "flow/quotes.txt")
  }

  @Test func setsDefinitionListsOffFromTheTextButNotWithinLists() async throws {
    let list = Block.definitionList(
      DefinitionList(items: [
        .init(terms: [[.text("词一")]], definitions: [[text("义一")]]),
        .init(terms: [[.text("词二")]], definitions: [[text("义二")]]),
      ]))
    let within = Block.list(List(.bullet, items: [.init([text("条"), list])]))
    expectGolden(try await Pages.dump([text("前"), list, text("后"), within]), "flow/definitions.txt")
  }

  @Test func setsPullQuotesInOnePieceBetweenRules() async throws {
    let quote = Block.quote(Quote([text(ideographs(20)), text("二")], isPulled: true))
    expectGolden(
      try await Pages.dump([paragraph(60, from: 90), quote, paragraph(50)]), "flow/pull-quote.txt")
  }

  @Test func setsALongPullQuoteAsAQuotation() async throws {
    let blocks = [text(ideographs(160))]
    let pulled = try await Pages.dump([.quote(Quote(blocks, isPulled: true))])
    #expect(try await Pages.dump([.quote(Quote(blocks))]) == pulled)
  }

  @Test func wrapsLongLinesOfCode() async throws {
    let code = Block.code(
      CodeBlock(
        "let name = \"中文字符串\" // 注释很长很长很长很长\n\tif x {}\n\nabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
      ))
    expectGolden(try await Pages.dump([paragraph(10), code, paragraph(10)]), "flow/code.txt")
  }

  @Test(arguments: [8, 20, 41]) func losesNothingWhereCodeWraps(columns: Int) {
    let line = "func 计算(_ 值: Int) -> Int { return 值 * 2 + offset } // 结束 👩‍👩‍👧 é"
    let parts = WrapCode(columns: columns).parts(line[...])
    #expect(parts.joined() == line)
    for part in parts { #expect(part.reduce(0) { $0 + CellWidth.cells($1) } <= columns) }
  }

  @Test(arguments: [8, 20, 41]) func keepsColoursWhereCodeWraps(columns: Int) {
    let texts = ["func ", "计算", "(_ 值: Int)\t{ ", "return", " 值 * 2 }", " // 结束 👩‍👩‍👧 é\tend"]
    let pieces = texts.enumerated().map { index, text in
      CellPiece(
        text: text, color: Color(red: UInt8(index), green: 0, blue: 0),
        weight: index == 3 ? .bold : .regular)
    }
    let wrap = WrapCode(columns: columns)
    let parts = wrap.parts(pieces)
    #expect(parts.map { $0.map(\.text).joined() } == wrap.parts(texts.joined()[...]))
    for (index, text) in texts.enumerated() {
      let same = parts.joined().filter { $0.color == pieces[index].color }
      #expect(same.allSatisfy { $0.weight == pieces[index].weight })
      #expect(same.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\t" })
    }
  }

  @Test func breaksCodeOverPages() async throws {
    let lines = (0..<60).map { "line \($0)" }
    let book = try await Pages.set([Pages.chapter([.code(CodeBlock(lines.joined(separator: "\n")))])])
    #expect(Pages.lines(Pages.body(of: book), "column 0").joined().map { $0 } == lines)
  }

  private func picture(_ id: String, _ width: Double, _ height: Double) -> ImageResource {
    ImageResource(
      id: ResourceID(id), kind: .png, width: width, height: height, digest: id, hasAlpha: false,
      content: .memory([]))
  }

  private func figure(_ id: String, _ caption: String = "图题") -> Block {
    .figure(
      Figure(
        images: [Image(ResourceID(id), alternative: "替代")], caption: caption.isEmpty ? [] : [.text(caption)]))
  }

  @Test func setsFiguresWhereTheyStandOrAtTheTopOfTheNextPage() async throws {
    let dump = try await Pages.dump(
      [paragraph(58), figure("p"), paragraph(150, from: 500), figure("p"), paragraph(200, from: 900)],
      images: [picture("p", 150, 60)])
    expectGolden(dump, "flow/figures.txt")
  }

  @Test func neverEnlargesAPicture() {
    let size = FigureSize(picture("a", 300, 100), resolution: 150)
    #expect(size == FigureSize(width: 144, height: 48))
    #expect(size.fitting(width: 400, height: 400) == size)
    #expect(size.fitting(width: 72, height: 400) == FigureSize(width: 72, height: 24))
  }

  @Test func fitsAPictureTallerThanThePage() async throws {
    let book = try await Pages.set(
      [Pages.chapter([paragraph(50), figure("t")])], images: [picture("t", 200, 5000)])
    let images = Pages.body(of: book).flatMap(\.frames).flatMap(\.items).compactMap { item -> Rect? in
      if case .image(_, let rect, _) = item { rect } else { nil }
    }
    #expect(images.count == 1)
    #expect(images.allSatisfy { $0.y >= 50 && $0.y + $0.height <= 250 })
    #expect(book.findings.map(\.id) == [.figureScaled])
  }

  /// Pictures of 1000 by 1000 and of 1000 by 2000 pixels, on pages of 200 by 200 points.
  @Test(arguments: [(1000.0, nil, 100.0), (2000, nil, 150), (1000, 40, 30), (1000, 900, 100)])
  func givesAPictureItsShareOfThePage(pixels: Double, width: Double?, height: Double) async throws {
    let image = Image(ResourceID("s"), alternative: nil, width: width)
    let book = try await Pages.set(
      [Pages.chapter([.figure(Figure(images: [image], caption: []))])], images: [picture("s", 1000, pixels)])
    let heights = Pages.body(of: book).flatMap(\.frames).flatMap(\.items).compactMap { item -> Double? in
      if case .image(_, let rect, _) = item { rect.height } else { nil }
    }
    #expect(heights == [height])
  }

  @Test func showsTheAlternativeOfAPictureThatIsNotThere() async throws {
    let book = try await Pages.set([Pages.chapter([figure("none", "")])])
    #expect(Pages.lines(Pages.body(of: book), "column 0").joined().joined() == "替代")
    #expect(book.findings.isEmpty)
  }
}
