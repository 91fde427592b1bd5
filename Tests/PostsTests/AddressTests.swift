import Manuscript
import Testing

@testable import Posts

@Suite struct ChapterIDTests {
  @Test func madeOfDateAndSlug() {
    var ids = ChapterIDs()
    let date = PostDate(year: 2022, month: 3, day: 14)
    #expect(ids.next(date: date, slug: "xingye-puhui").description == "c-2022-03-14-xingye-puhui")
    #expect(ids.next(date: date, slug: "xingye-puhui").description == "c-2022-03-14-xingye-puhui-2")
    #expect(ids.next(date: nil, slug: "A [b] #1").description == "c-a-b-1")
    let chinese = ids.next(date: date, slug: "渡口 notes").description
    #expect(chinese.hasPrefix("c-2022-03-14-notes-"))
    #expect(chinese.allSatisfy { $0.isASCII })
    var others = ChapterIDs()
    #expect(others.next(date: date, slug: "渡口 notes").description == chinese)
    #expect(
      others.next(date: nil, slug: "").description == others.next(date: nil, slug: "").description.dropLast(2)
    )
  }

  @Test(
    arguments: [
      ("2022-03-14-a-b.md", "2022-03-14", "a-b"), ("_posts/2022-3-4-雨.markdown", "2022-03-04", "雨"),
      ("note.md", nil, "note"), ("2022-13-40-x.md", nil, "2022-13-40-x"),
      ("2022-03-14.md", "2022-03-14", "2022-03-14"),
      ("a.b.c.md", nil, "a.b.c"),
    ] as [(String, String?, String)])
  func readsFileNames(path: String, date: String?, slug: String) {
    let name = FileName(path)
    #expect(name.date?.calendarDate == date)
    #expect(name.slug == slug)
  }
}

@Suite struct PermalinkTests {
  @Test(arguments: [
    ("date", "/river/life/2024/03/05/a-b.html"), ("pretty", "/river/life/2024/03/05/a-b/"),
    ("ordinal", "/river/life/2024/065/a-b.html"), ("none", "/river/life/a-b.html"),
    ("/:year-:i_month/:slug", "/2024-3/a-b"), ("/fixed/", "/fixed/"),
    (":short_year/:i_day:title", "/24/5a-b"),
  ])
  func followsTheStyleOfTheSite(style: String, path: String) {
    let date = PostDate(year: 2024, month: 3, day: 5)
    let made = Permalink(style: style).path(
      slug: "a-b", title: "T", date: date, categories: ["River", "life"])
    #expect(made == path)
  }
}

@Suite struct LinkTests {
  private func context() -> PostContext {
    var site = Site(root: "/site")
    site.url = "https://a.example"
    site.baseURL = "/base"
    var index = LinkIndex()
    index.add(
      ChapterID("c-one"), path: "/x/one.html", file: "/site/_posts/2024-01-01-one.md", name: "2024-01-01-one")
    index.add(
      ChapterID("c-two"), path: "/x/two/", file: "/site/_posts/2024-01-02-two.md", name: "2024-01-02-two")
    return PostContext(
      path: "p.md", file: "/site/_posts/2024-01-01-one.md", site: site, address: "/x/one.html",
      chapter: ChapterID("c-one"), index: index)
  }

  @Test(arguments: [
    "/base/x/two/", "/base/x/two", "/x/two/index.html", "two", "two/", "two.html", "2024-01-02-two.md",
    "./2024-01-02-two.md", "/_posts/2024-01-02-two.md", "https://a.example/base/x/two",
    "//a.example/base/x/two/",
    "http://a.example/base/x/two.html",
  ])
  func leadsInsideTheBook(address: String) {
    #expect(context().resolve(link: address) == .destination(.chapter(ChapterID("c-two"), anchor: nil)))
    #expect(
      context().resolve(link: address + "#b") == .destination(.chapter(ChapterID("c-two"), anchor: "b")))
  }

  @Test(arguments: [
    ("https://b.example/x", "https://b.example/x"), ("//b.example/x", "https://b.example/x"),
    ("/base/about.html?a=1#b", "https://a.example/base/about.html?a=1#b"),
    ("other.html", "https://a.example/base/x/other.html"),
    ("../up/", "https://a.example/base/up/"), ("mailto:a@b.example", "mailto:a@b.example"),
  ])
  func leadsOutside(address: String, expected: String) {
    #expect(context().resolve(link: address) == .destination(.external(expected)))
  }

  @Test func leadsNowhere() {
    #expect(context().resolve(link: "javascript:void(0)") == .none)
    #expect(context().resolve(link: " ") == .none)
    var bare = context()
    bare.site.url = nil
    #expect(bare.resolve(link: "/about.html") == .unresolved)
    #expect(bare.resolve(link: "#a") == .destination(.chapter(ChapterID("c-one"), anchor: "a")))
  }

  @Test func endsBareAddressesWhereChineseBegins() {
    #expect(
      linkAddresses("见http://a.example/b，和") == [.text("见"), .address("http://a.example/b"), .text("，和")])
    #expect(linkAddresses("xhttp://a ftp://b http://") == [.text("xhttp://a ftp://b http://")])
    #expect(linkAddresses("http://a.example.") == [.address("http://a.example"), .text(".")])
  }

  @Test func decodesDataAddresses() {
    #expect(decodeDataAddress("data:image/png;base64,QUJD") == Array("ABC".utf8))
    #expect(decodeDataAddress("data:image/svg+xml,%3Csvg/%3E") == Array("<svg/>".utf8))
    #expect(decodeDataAddress("data:image/png;base64,") == nil)
    #expect(decodeDataAddress("data:nonsense") == nil)
  }
}
