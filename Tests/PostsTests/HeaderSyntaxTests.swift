import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Posts

@Suite struct TOMLTests {
  private func value(_ text: String) -> HeaderValue? { parseTOML(Array(text.utf8)).value }

  @Test func readsWhatHeadersHold() {
    let text = """
      title = "春\\u6c34" # 注
      'a b'.c = 'C:\\x'
      date = 2024-03-05 07:05:00+08:00
      weight = 1_000
      draft = false
      tags = [
        "甲", # 其一
        "乙",
      ]
      long = \"\"\"
      一
      二\\
         三\"\"\"
      point = { x = 1, y = [2, 3] }
      [params.author]
      name = "林渡"
      [[menu]]
      n = 1
      [[menu]]
      n = 2
      """
    let value = value(text)
    #expect(value?["title"]?.text == "春水")
    #expect(value?["a b"]?["c"]?.text == "C:\\x")
    #expect(value?["date"]?.text == "2024-03-05 07:05:00+08:00")
    #expect(value?["weight"]?.text == "1000")
    #expect(value?["draft"]?.truth == false)
    #expect(value?["tags"]?.texts == ["甲", "乙"])
    #expect(value?["long"] == .scalar("一\n二三"))
    #expect(value?["point"]?["y"]?.texts == ["2", "3"])
    #expect(value?["params"]?["author"]?["name"]?.text == "林渡")
    #expect(value?["menu"] == .list([.map([("n", .scalar("1"))]), .map([("n", .scalar("2"))])]))
  }

  @Test(arguments: [
    ("a = b", 1), ("x = 1\na", 2), ("a = \"b", 1), ("a = 1\na = 2", 2), ("[a]\n[a]", 2), ("a = [1", 1),
    ("a = 1 2", 1), ("a = \"\\q\"", 1), ("a = 1\n[a]\nb = 2", 2),
  ])
  func saysWhatIsWrongAndWhere(text: String, line: Int) {
    let parsed = parseTOML(Array(text.utf8))
    #expect(parsed.value == nil)
    #expect(parsed.problem?.line == line)
  }
}

@Suite struct HeaderSyntaxTests {
  @Test func cutsHeadersOfAllThree() {
    func split(_ text: String, mayOmitFence: Bool = false) -> (String?, String, Int) {
      let split = splitHeader(Array(text.utf8), mayOmitFence: mayOmitFence)
      return (
        split.header.map { String(decoding: $0, as: UTF8.self) }, String(decoding: split.body, as: UTF8.self),
        split.bodyLine
      )
    }
    #expect(split("+++\na = 1\n+++\nx") == ("a = 1\n", "x", 4))
    #expect(split("{\n\"a\": \"}\\\"\"\n}\nx") == ("{\n\"a\": \"}\\\"\"\n}", "x", 4))
    #expect(split("{% raw %}\nx").0 == nil)
    #expect(split("{\"a\": 1} x").0 == nil)
    #expect(split("a: 1\n---\nx", mayOmitFence: true) == ("a: 1\n", "x", 3))
    #expect(split("a: 1\n---\nx").0 == nil)
  }

  @Test func rescuesTitleAndDate() {
    func rescue(_ text: String) -> (String?, String?) {
      let value = rescueHeader(Array(text.utf8))
      return (value["title"]?.text, value["date"]?.text)
    }
    #expect(rescue("title: 甲: 乙\ndate: 2024-01-01\n\tx") == ("甲: 乙", "2024-01-01"))
    #expect(rescue("title: \"甲\" 乙\"\ndate: [") == ("甲\" 乙", nil))
    #expect(rescue("title: [译] 甲: 乙") == ("[译] 甲: 乙", nil))
    #expect(rescue("title: [甲\ndate: |") == (nil, nil))
    #expect(rescue("title：甲\ndate：2024-01-01") == ("甲", "2024-01-01"))
    #expect(rescue("title: *甲*") == ("*甲*", nil))
    #expect(rescue("title: *alias") == (nil, nil))
    #expect(rescue("title: \"甲\ndate: x") == ("甲", nil))
    #expect(rescue("title: %甲") == ("%甲", nil))
    #expect(rescue("title: !!str 甲") == (nil, nil))
    #expect(rescue("  title: 内层") == (nil, nil))
  }

  @Test func readsAPostWhoseTitleHasAColon() async throws {
    let reading = try await read("---\ntitle: 甲: 乙\ndate: 2024-03-05\n---\n正文", name: "a.md")
    #expect(reading.findings.map(\.id) == [.headerBroken])
    #expect(reading.posts.first?.title == "甲: 乙")
    #expect(reading.posts.first?.date?.calendarDate == "2024-03-05")
  }

  @Test(arguments: [
    ("March 5, 2024", "2024-03-05"), ("5 Mar 2024 7:05 pm", "2024-03-05T19:05:00+08:00"),
    ("Tue, 05 Mar 2024 07:05:00 GMT", "2024-03-05T07:05:00Z"), ("1709593500", "2024-03-05T07:05:00+08:00"),
    ("Wed, 6 Mar 24 10:00 GMT", "2024-03-06T10:00:00Z"), ("2024-3-1 7:5", "2024-03-01T07:05:00+08:00"),
    ("2024-03-05 07:05 Europe/Paris", "2024-03-05T07:05:00+01:00"),
    ("2024-03-05 07:05 JST", "2024-03-05T07:05:00+09:00"), ("Mar 5th 2024", "2024-03-05"),
    ("1709593500000", "2024-03-05T07:05:00+08:00"),
  ])
  func readsOddDates(text: String, expected: String) throws {
    let zone = try #require(SiteZone(named: "Asia/Shanghai"))
    #expect(PostDate(parsing: text, zone: zone)?.iso8601 == expected)
  }

  @Test(arguments: ["Smarch 5, 2024", "March 32, 2024", "5 Mar 24", "170959350", "2024-03-05 07:05 Nowhere"])
  func refusesWhatIsNoDate(text: String) { #expect(PostDate(parsing: text) == nil) }
}

@Suite struct PermalinkWordTests {
  @Test(arguments: [
    ("weekdate", "/river/2024/W10/Tue/a-b.html"), ("/:w_year/:week/:w_day", "/2024/10/2"),
    ("/:short_month/:long_month/:long_day", "/Mar/March/Tuesday"), (":category/:name/", "/River/a-b/"),
    ("/:slugified_categories/:collection/:path", "/river/notes/x/a-b"),
    ("/:sections[1:]/:section/:slugorfilename/", "/c/b/a-b/"), ("/:sections[last]/", "/c/"),
    ("/a:b", "/a"), ("/:hour:minute/", "/0705/"),
  ])
  func standForPartsOfAPost(style: String, path: String) {
    let date = PostDate(year: 2024, month: 3, day: 5, hour: 7, minute: 5, hasTime: true)
    let parts = PermalinkParts(
      slug: "a-b", title: "T", date: date, categories: ["River"], path: "x/a-b", collection: "notes",
      sections: ["b", "c"])
    #expect(Permalink(style: style).path(of: parts) == path)
  }
}

@Suite struct EncodingTests {
  static let texts = [
    (TextEncoding.gb18030, "---\ntitle: 春水\n---\n江边的渡口，天没亮就有人等船。他说今天风大，要晚一点走。\n"),
    (.gb18030, "你好，世界。"), (.gb18030, "今天下雨"),
    (.big5, "---\ntitle: 春水\n---\n江邊的渡口，天沒亮就有人等船。他說今天風大，要晚一點走。\n"), (.big5, "這是一個故事，我們來讀。"),
    (.shiftJIS, "---\ntitle: 春の水\n---\n川のそばの渡し場で、夜が明ける前から人が船を待っている。\n"), (.shiftJIS, "こんにちは、世界。"),
    (.eucKR, "---\ntitle: 봄\n---\n강가의 나루터에는 날이 밝기 전부터 사람들이 배를 기다리고 있다.\n"), (.eucKR, "안녕하세요, 오늘은 비가 옵니다."),
    (.utf16Little, "---\ntitle: 春水\n---\n江边的渡口。\n"), (.utf16Big, "---\ntitle: 春水\n---\n江边的渡口。\n"),
    (.eucJP, "---\ntitle: 春の水\n---\n川のそばの渡し場で、夜が明ける前から人が船を待っている。\n"), (.eucJP, "こんにちは、世界。"),
    (.windows1252, "---\ntitle: Au bord\n---\nL’été, la rivière était à deux pas du café.\n"),
    (.windows1252, "Die Fähre fährt um fünf über den Fluss, die Straße ist nass."),
    (.windows1252, "café à la carte"),
    (.utf16Little, "江边的渡口，天没亮就有人等船。"), (.utf16Big, "江边的渡口，天没亮就有人等船。"),
  ]

  @Test(arguments: texts)
  func areToldFromTheBytes(encoding: TextEncoding, text: String) throws {
    let bytes = try #require(encode(text, encoding))
    #expect(detectEncoding(bytes) == encoding)
    let decoded = decodeText(bytes, path: "a.md")
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
    #expect(decoded.findings.map(\.id) == [.encodingConverted])
    #expect(decoded.findings.first?.message.contains(encoding.rawValue) == true)
  }

  @Test(arguments: ["na\u{EF}ve", "\u{E9}"])
  func areNotGuessedWhereNothingSpeaksForOne(text: String) {
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    #expect(detectEncoding(bytes) == .utf8)
    #expect(decodeText(bytes, path: "").findings.map(\.id) == [.encodingInvalid])
  }

  @Test func staysUTF8WhereMostIs() {
    let bytes = Array("江边的渡口，天没亮就有人等船".utf8) + [0xFF] + Array("。又一行。".utf8)
    #expect(detectEncoding(bytes) == .utf8)
  }

  @Test func asksWhatADocumentSaysOfItself() throws {
    let text = "<html><head><meta charset=\"gb2312\"></head><body>雨</body></html>"
    #expect(detectEncoding(try #require(encode(text, .gb18030))) == .gb18030)
  }

  private func encode(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
    convertBack(text, to: encoding.converter)
  }
}
