import Manuscript
import Testing

@testable import Posts

@Suite struct DateTests {
  @Test(arguments: [
    ("2022-03-14 17:32:21 +0800", "2022-03-14T17:32:21+08:00"),
    ("2022-03-14T17:32:21+08:00", "2022-03-14T17:32:21+08:00"),
    ("2022-3-4 7:05", "2022-03-04T07:05:00Z"),
    ("2022/03/14", "2022-03-14"),
    ("2022年3月14日", "2022-03-14"),
    ("2022-03-14T09:32:21.123Z", "2022-03-14T09:32:21Z"),
    ("2022-03-14 17:32:21 -05:30", "2022-03-14T17:32:21-05:30"),
    ("2022-03-14 17:32:21 UTC", "2022-03-14T17:32:21Z"),
    ("2022-03-14 17:32:21 +8", "2022-03-14T17:32:21+08:00"),
    ("  2024-02-29  ", "2024-02-29"),
    ("2023-02-22 +0800", "2023-02-22"), ("20220314", "2022-03-14"),
    ("20220314173221", "2022-03-14T17:32:21Z"),
    ("2022-03-14 5:32 PM", "2022-03-14T17:32:00Z"), ("2022-03-14 12:00:01am", "2022-03-14T00:00:01Z"),
    ("2022年3月14日 下午5时32分21秒", "2022-03-14T17:32:21Z"), ("2022年3月14日8:05", "2022-03-14T08:05:00Z"),
    ("2022-03-14 17:32 CST", "2022-03-14T17:32:00Z"),
    ("Mon, 14 Mar 2022 17:32:21 CST", "2022-03-14T17:32:21Z"),
  ])
  func readsDates(text: String, expected: String) {
    #expect(PostDate(parsing: text)?.iso8601 == expected)
  }

  @Test(arguments: [
    "", " +0800", "2023-02-29", "2022-13-01", "yesterday", "2022-03", "2022-03-14 25:00", "20221314",
    "2022-03-14 13:00 AM", "2022-03-14 17:32 nowhere",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(PostDate(parsing: text) == nil)
  }

  @Test func takesTheZoneOfTheSite() throws {
    let zone = try #require(SiteZone(named: "Europe/Berlin"))
    #expect(PostDate(parsing: "2024-07-01 12:00", zone: zone)?.iso8601 == "2024-07-01T12:00:00+02:00")
    #expect(PostDate(parsing: "2024-01-01 12:00", zone: zone)?.iso8601 == "2024-01-01T12:00:00+01:00")
    #expect(PostDate(parsing: "2024-01-01 12:00 +0900", zone: zone)?.iso8601 == "2024-01-01T12:00:00+09:00")
    #expect(SiteZone(named: "Nowhere/City") == nil)
  }
}

@Suite struct HeaderTests {
  private func header(_ yaml: String) -> PostHeader {
    let value = parseYAML(Array(yaml.utf8)).value
    return value.map { PostHeader($0, zone: .utc) { _, _, _ in } } ?? PostHeader()
  }

  @Test func keepsTheCharactersOfScalars() {
    #expect(header("title: 404").title == "404")
    #expect(header("title: 1.10").title == "1.10")
    #expect(header("title: yes").title == "yes")
    #expect(header("title: \"\"").title == nil)
    #expect(header("title: ~").title == nil)
    #expect(header("slug: 0123").slug == "0123")
  }

  @Test(arguments: [
    ("tags: a b c", ["a", "b", "c"]), ("tags: 甲, 乙 丙", ["甲", "乙 丙"]), ("tags: [a b, c]", ["a b", "c"]),
    ("tags: 中国经济", ["中国经济"]), ("tags:", []), ("tag: x", ["x"]),
    ("tags:\n  - a\n  - [b, c]", ["a", "b", "c"]),
    ("tags: 甲，乙", ["甲", "乙"]), ("tags: [2024, true]", ["2024", "true"]),
  ])
  func splitsTags(yaml: String, expected: [String]) {
    #expect(header(yaml).tags == expected)
  }

  @Test func readsWhatOtherToolsWrite() {
    #expect(header("author: 林渡").authors == ["林渡"])
    #expect(header("authors:\n  - name: A\n  - B").authors == ["A", "B"])
    #expect(header("category: 大 江").categories == ["大 江"])
    #expect(header("lang: zh_TW").language == .zhHant)
    #expect(header("published: no").isPublished == false)
    #expect(header("draft: true").isDraft)
    #expect(header("last_modified_at: 2024-01-02").updated?.calendarDate == "2024-01-02")
    #expect(header("a: &x [q]\ntags: *x").tags == ["q"])
    let book = header("book: {skip: true, title: 题, section: 部, order: 3, cover: a.png, language: ja}").book
    #expect(
      book == BookBlock(skip: true, title: "题", section: "部", order: 3, cover: "a.png", language: .japanese))
  }

  @Test func takesKeysWithCapitalsWhereThereAreNoOthers() {
    let found = header("Title: 甲\nTAGS: [a]\ntags: [b]\nDate: 2024-05")
    #expect(found.title == "甲" && found.tags == ["b"])
    #expect(found.date?.calendarDate == "2024-05-01")
  }

  @Test func letsTheLastOfEqualKeysCount() {
    let parsed = parseYAML(Array("title: a\ntags:\n  - x\ntitle: b\n".utf8))
    #expect(parsed.value?["title"]?.text == "b")
    #expect(parsed.value?["tags"] == .list([.scalar("x")]))
    #expect(parsed.duplicates.map(\.key) == ["title"])
    #expect(parsed.duplicates.map(\.line) == [1])
  }

  @Test func cutsHeadersAsJekyllDoes() {
    func split(_ text: String) -> (String?, String, Int) {
      let split = splitHeader(Array(text.utf8))
      return (
        split.header.map { String(decoding: $0, as: UTF8.self) }, String(decoding: split.body, as: UTF8.self),
        split.bodyLine
      )
    }
    #expect(split("---\na: 1\n---\nx") == ("a: 1\n", "x", 4))
    #expect(split("---  \na: 1\n...\nx") == ("a: 1\n", "x", 4))
    #expect(split("---\n---\n") == ("", "", 3))
    #expect(split("x\n---\n") == (nil, "x\n---\n", 1))
    #expect(split("") == (nil, "", 1))
    #expect(split("----\na: 1\n----\n").0 == nil)
    #expect(splitHeader(Array("---\na: 1\nx".utf8)).isUnterminated)
    #expect(!splitHeader(Array("---\n\nx".utf8)).isUnterminated)
  }
}

@Suite struct BadHeaderTests {
  private func findings(_ text: String, name: String = "2024-05-06-a-slug.md") async throws -> [FindingID] {
    try await read(text, name: name).findings.map(\.id)
  }

  @Test func readsThePostAllTheSame() async throws {
    let reading = try await read("---\ntitle: [a\ndate: x\n---\n# 题目\n\n正文", name: "2024-05-06-slug.md")
    #expect(reading.findings.map(\.id) == [.headerBroken])
    #expect(reading.posts.first?.title == "题目")
    #expect(reading.posts.first?.date?.calendarDate == "2024-05-06")
    #expect(reading.publication.chapters.first?.blocks.count == 1)
  }

  @Test func saysWhatIsWrong() async throws {
    #expect(try await findings("---\ntitle: a\nbody") == [.headerBroken, .titleMissing])
    #expect(try await findings("---\ntitle: a\ntitle: b\n---\nx") == [.headerDuplicateKey])
    #expect(try await findings("---\ntitle: a\ndate:  +0800\n---\nx") == [.dateInvalid])
    #expect(try await findings("---\ntitle: \"\"\n---\nx") == [.titleMissing])
    #expect(try await findings("---\ntitle: a\n---\n") == [.sourceEmpty])
    #expect(try await findings("---\ntitle:无空格\n---\nx") == [.headerBroken])
    #expect(try await findings("---\n- a\n- b\n---\n# 题\n\nx") == [.headerBroken])
    #expect(try await findings("---\n# 注\n---\n# 题\n\nx") == [])
    #expect(try await findings("") == [.titleMissing, .sourceEmpty])
  }

  @Test func namesTheLine() async throws {
    let reading = try await read("---\ntitle: a\ndate: 2024-02-30\n---\nx", name: "a.md")
    #expect(reading.findings.first?.place?.description == "a.md:3")
  }
}

@Suite struct TextTests {
  @Test func decodesWhatIsNotPlain() {
    #expect(decodeText([0xEF, 0xBB, 0xBF, 0x61], path: "").bytes == [0x61])
    #expect(decodeText([0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x61], path: "").bytes == [0x61])
    #expect(decodeText(Array("a\r\nb\rc\u{8}\0d".utf8), path: "").bytes == Array("a\nb\ncd".utf8))
    #expect(decodeText([0xFF, 0xFE, 0x2D, 0x4E], path: "").bytes == Array("中".utf8))
    #expect(decodeText([0xFE, 0xFF, 0x4E, 0x2D], path: "").bytes == Array("中".utf8))
  }

  @Test func saysWhereBytesAreWrong() {
    let text = decodeText(Array("a\nb\n".utf8) + [0xFF, 0x63], path: "p.md")
    #expect(text.bytes == Array("a\nb\n\u{FFFD}c".utf8))
    #expect(text.findings.map(\.id) == [.encodingInvalid])
    #expect(text.findings.first?.place?.description == "p.md:3")
    let controls = decodeText(Array("a\nb\u{1}\u{2}".utf8), path: "p.md")
    #expect(controls.findings.map(\.id) == [.controlCharacters])
    #expect(controls.findings.first?.place?.line == 2)
  }
}
