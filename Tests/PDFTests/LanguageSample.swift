import Foundation
import Manuscript
import PangoCairo
import TestSupport
import Testing
import Themes
import Typesetting

/// A paragraph in each of five languages, set by the composer with the installed Noto fonts.
struct LanguageSample: Sendable, CustomTestStringConvertible {
  var language: Language
  var text: String

  var testDescription: String { language.description }

  static let fonts = ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/noto"]

  static var hasFonts: Bool {
    [
      "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
      "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    ]
    .allSatisfy(FileManager.default.fileExists(atPath:))
  }

  static let all = [
    LanguageSample(
      language: .zhHans,
      text: "渡口的老人说：“水涨到第三级石阶，船就不开了。”（他记了四十年。）2026年春天，GDP增长5.2%，桥终于修好；人们走过去——没有人回头。"),
    LanguageSample(
      language: Language("zh-Hant"),
      text: "渡口的老人說：「水漲到第三級石階，船就不開了。」（他記了四十年。）2026年春天，GDP增長5.2%，橋終於修好；人們走過去——沒有人回頭。"),
    LanguageSample(
      language: Language("ja"),
      text: "渡し場の老人は言った。「水が三段目の石段まで来たら、船は出ない」（四十年も書きとめている。）2026年の春、GDPは5.2%伸び、橋がやっとできた。"),
    LanguageSample(
      language: Language("ko"),
      text: "나루터의 노인은 말했다. “물이 셋째 돌계단까지 차면 배는 뜨지 않는다.” (그는 사십 년을 적어 왔다.) 2026년 봄, 마침내 다리가 놓였다."),
    LanguageSample(
      language: .english,
      text:
        "The old man at the ferry said, “When the water reaches the third step, no boat leaves.” He had kept "
        + "a record for forty years; in the spring of 2026 the bridge was open at last, and nobody looked back."
    ),
  ]

  /// Its lines on a page of the page maker's size.
  func page(_ catalogue: FontCatalogue) throws -> Page {
    let theme = try ThemeLoader(searchPath: [TestFolder.root.appending(path: "themes").path]).load("book")
    let composer = LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
    let style = ParagraphStyle(
      font: .serif, size: 10, color: theme.colors.text, language: language, measure: 200,
      firstIndent: language.primary == "zh" ? 20 : 10, alignment: .justified)
    let lines = composer.set([.text(text)], style, InlineContext(chapter: ChapterID("a"))).lines
    let items = lines.enumerated().flatMap { row, line in
      line.items.map { moved($0, to: Point(x: 20, y: 30 + 17 * Double(row))) }
    }
    return Page(
      size: PageMaker.size, label: "1", master: .body,
      frames: [Frame(region: .column(0), items: items, links: [])],
      targets: [])
  }

  private func moved(_ item: FrameItem, to point: Point) -> FrameItem {
    guard case .glyphs(var run) = item else { return item }
    run.origin.x += point.x
    run.origin.y += point.y
    return .glyphs(run)
  }
}
