import Foundation
import Manuscript
import TestSupport
import Testing

/// A post that no one writes for readers, and what is left of it in the book.
struct HostilePost: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// The body of the post.
  var body: @Sendable () -> String
  /// The finding that tells of it; `nil` where nothing is lost.
  var finding: FindingID?
  /// What the dump of the book must hold.
  var survivor: String

  init(
    _ name: String, finding: FindingID? = nil, keeps survivor: String,
    _ body: @escaping @Sendable () -> String
  ) {
    testDescription = name
    self.body = body
    self.finding = finding
    self.survivor = survivor
  }

  static let many = 100_000

  static let all = [
    HostilePost("tags", finding: .nestingTooDeep, keeps: "深处") {
      times("<div>") + "深处" + times("</div>") + "外面"
    },
    HostilePost("spans", finding: .nestingTooDeep, keeps: "深处") {
      times("<span class=a>") + "深处" + times("</span>")
    },
    HostilePost("quotes", finding: .nestingTooDeep, keeps: "深处") { times(">") + "深处" },
    HostilePost("lists", finding: .nestingTooDeep, keeps: "深处") { times("- ") + "深处" },
    HostilePost("tables", finding: .nestingTooDeep, keeps: "正文末尾") {
      times("<table><tr><td>", many / 10) + "\n"
    },
    HostilePost("ruby", finding: .nestingTooDeep, keeps: "深处") { times("<ruby>") + "深处<rt>x" },
    HostilePost("formulas", finding: .nestingTooDeep, keeps: "math") {
      "<math>" + times("<msup>") + "<mi>x</mi>" + times("</msup>") + "</math>"
    },
    HostilePost("Liquid", finding: .liquidUnknown, keeps: "深处") {
      times("{% if true %}") + "深处" + times("{% endif %}")
    },
    HostilePost("loops", keeps: "深处") {
      "{% for i in (1..1000000) %}{% for j in (1..1000000) %}x{% endfor %}{% endfor %}深处"
    },
    HostilePost("emphasis marks", keeps: "深处") { times("*a ") + "深处" },
    HostilePost("brackets", keeps: "深处") { times("[") + "深处" },
    HostilePost("brackets of addresses", keeps: "深处") { times("](") + "深处" },
    HostilePost("backticks", keeps: "深处") { times("` ") + "深处" },
    HostilePost("schemes", keeps: "正文末尾") { times("a://") },
    HostilePost("a drawing that nests", finding: .nestingTooDeep, keeps: " data ") {
      "<svg>" + times("<g>") + "<path d=\"M0 0\"/>" + times("</g>") + "</svg>"
    },
    HostilePost("an attribute of 10 MB", keeps: "\"字\"") {
      "<p title=\"" + times("x", 10_000_000) + "\">字</p>"
    },
    HostilePost("attributes", finding: .nestingTooDeep, keeps: "\"字\"") {
      "<p " + (0..<many).map { "a\($0)=1" }.joined(separator: " ") + ">字</p>"
    },
    HostilePost("NULs", finding: .controlCharacters, keeps: "abab") { times("a\0b") },
    HostilePost("references to controls", keeps: "甲乙") { "甲&#1;乙&#x8;丙" },
    HostilePost("a line of 90,000 characters", keeps: "长文字长文字") { times("长文字", 30_000) },
    HostilePost("a paragraph of 1 MB", keeps: "段落里的字与 words") { times("段落里的字与 words, ", 40_000) },
    HostilePost("notes", keeps: "note \"19999\"") {
      (0..<20_000).map { "字[^\($0)]" }.joined(separator: "\n") + "\n\n"
        + (0..<20_000).map { "[^\($0)]: 注 \($0)" }.joined(separator: "\n")
    },
    HostilePost("headings", keeps: "\"标题 99999\"") {
      (0..<many).map { "## 标题 \($0)" }.joined(separator: "\n\n")
    },
    HostilePost("identifiers that collide", keeps: "\"第 1999\"") {
      (0..<2000).map { "<p id=\"same\">第 \($0)</p>\n\n[去](#same)" }.joined(separator: "\n\n")
    },
    HostilePost("spans of cells", keeps: "\"丙\"") {
      "<table><tr><td colspan=100000 rowspan=1000000>甲</td><td>乙</td></tr>"
        + times("<tr><td colspan=1000 rowspan=1000>丙</td></tr>", 100) + "</table>"
    },
    HostilePost("a row without end", finding: .tableTooBig, keeps: "\"列 999\"") {
      "<table><tr>" + (0..<many).map { "<td>列 \($0)</td>" }.joined() + "</tr><tr><td>末</td></tr></table>"
    },
    HostilePost("a table without end", finding: .tableTooBig, keeps: "\"行 49999\"") {
      "<table>" + (0..<many).map { "<tr><td>行 \($0)</td><td>二</td></tr>" }.joined() + "</table>"
    },
    HostilePost("bars", finding: .tableTooBig, keeps: "深处") {
      times("|", 1_000_000) + "\n" + times("|-", 500_000) + "\n\n深处"
    },
    HostilePost("texts that double", finding: .liquidUnknown, keeps: "敌意") {
      "{% assign a = \"深处\" %}{% for i in (1..99) %}{% assign a = a | append: a %}{% endfor %}{{ a }}"
    },
    HostilePost("loops full of tags", finding: .liquidUnknown, keeps: "敌意") {
      times("{% for i in (1..9) %}", 5) + times("{% nothing a,b %}", 400)
    },
    HostilePost("raw templates", keeps: "深处") { times("{% raw %}`{% endraw %}\n", 20_000) + "\n\n深处" },
    HostilePost("names out of the site", finding: .imageMissing, keeps: "正文末尾") {
      "![逃](../../../../../../../../../etc/none.png)\n\n{% include ../../../etc/passwd %}"
    },
    HostilePost("a drawing that multiplies", keeps: " data ") {
      "<svg viewBox=\"0 0 1e9 1e9\" width=\"1e9\"><defs><g id=\"a0\"><rect width=\"1\" height=\"1\"/></g>"
        + (1..<12).map { "<g id=\"a\($0)\">" + times("<use href=\"#a\($0 - 1)\"/>", 10) + "</g>" }.joined()
        + "</defs><use href=\"#a11\"/></svg>"
    },
  ]

  static func times(_ piece: String, _ count: Int = many) -> String { String(repeating: piece, count: count) }
}

/// Inputs that are made to exhaust a reader: time and memory are bounded, a finding tells what was lost, and the
/// rest of the book is made.
@Suite(.serialized) struct HostileInputTests {
  /// What the command may use in all, in KB of addresses; and how long, only so that no test hangs.
  static let limits = "ulimit -v 4000000; timeout 300"

  @Test(arguments: HostilePost.all)
  func readsTheRest(post: HostilePost) throws {
    let body = "---\ntitle: 敌意\ndate: 2024-05-06\n---\n" + post.body() + "\n\n正文末尾。\n"
    try Bifolium.with(["hostile.md": body]) { bifolium in
      let result = try bifolium.shell("\(Self.limits) bifolium posts dump -v hostile.md site > dump.txt")
      #expect(result.status == 0, "\(result.errors.prefix(300))")
      let dump = String(decoding: try bifolium.bytes("dump.txt"), as: UTF8.self)
      #expect(dump.contains(post.survivor))
      #expect(dump.contains("春水"), "the other posts are there")
      if let finding = post.finding { #expect(result.errors.contains("[\(finding.rawValue)]")) }
    }
  }

  @Test func leavesOutAPostOfAHundredMegabytes() throws {
    try Bifolium.with { bifolium in
      let result = try bifolium.shell(
        "yes 长长的一段文字。 | head -c 100000000 > huge.md; \(Self.limits) bifolium posts list huge.md site")
      #expect(result.status == 0)
      #expect(result.errors.contains("[source-too-large]"))
      #expect(!result.output.contains("huge") && !result.output.isEmpty)
    }
  }

  @Test func readsATableOfAHundredThousandCells() throws {
    let row = "<tr>" + String(repeating: "<td>格</td>", count: 100) + "</tr>"
    let body = "---\ntitle: 表\n---\n<table>" + String(repeating: row, count: 1000) + "</table>"
    try Bifolium.with(["table.md": body]) { bifolium in
      let result = try bifolium.shell(
        "\(Self.limits) bifolium posts dump table.md > dump.txt; grep -c 格 dump.txt")
      #expect(result.output == "100000\n")
    }
  }

  @Test func readsOnlyTheHeaderOfAVastPicture() throws {
    try Bifolium.with(["post.md": "---\ntitle: 图\n---\n![大](vast.png)\n\n正文末尾。"]) { bifolium in
      try Data(vastPicture).write(to: bifolium.folder.appending(path: "vast.png"))
      let result = try bifolium.shell(
        "\(Self.limits) bifolium export epub post.md -o book.epub --cover none; unzip -p book.epub '*.xhtml'")
      #expect(result.output.contains("正文末尾"))
      #expect(result.errors.contains("[image-"))
    }
  }

  /// The header of a PNG of 30,000 × 30,000 pixels, without the pixels (PNG, third edition, §11.2.1).
  private var vastPicture: [UInt8] {
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    let size: [UInt8] = [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]
    return head + Array("IHDR".utf8) + size + [8, 2, 0, 0, 0, 0, 0, 0, 0]
  }
}
