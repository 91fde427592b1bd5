import Manuscript
import Posts
import Testing

@Suite struct BlockTests {
  @Test func joinsLinesAsTheScriptsWant() async throws {
    #expect(
      try await blockLines("中文段落\n换行之后\nEnglish words\ngo on") == [
        "paragraph \"中文段落换行之后English words go on\""
      ])
    #expect(try await blockLines("a\n“b”\nc") == ["paragraph \"a “b” c\""])
    #expect(try await blockLines("한국\n말") == ["paragraph \"한국 말\""])
    #expect(try await blockLines("**中**\n文 *a*\nb") == ["paragraph (strong \"中\") \"文 \" (em \"a\") \" b\""])
  }

  @Test func collapsesSpaceAcrossElements() async throws {
    #expect(try await blockLines("a<b> b </b>c") == ["paragraph \"a\" (strong \" b\") \" c\""])
    #expect(try await blockLines("a <b> b</b>") == ["paragraph \"a \" (strong \"b\")"])
    #expect(try await blockLines("<p>x <code> y</code> z</p>") == ["paragraph \"x \" (code \" y\") \" z\""])
  }

  @Test func keepsTheCaptionsOfFiguresWithinFigures() async throws {
    func figure(_ number: Int, _ caption: String) -> String {
      "<figure><img src=\"https://example.com/\(number).png\"/>\(caption)</figure>"
    }
    let one = try await blockLines("<figure><p>\(figure(1, "<figcaption>甲</figcaption>"))</p></figure>")
    #expect(one == ["figure (image img-0001)", "  caption \"甲\""])
    let two = figure(1, "<figcaption>甲</figcaption>") + figure(2, "")
    #expect(
      try await blockLines("<figure>\(two)<figcaption>乙</figcaption></figure>") == [
        "figure (image img-0001)", "  caption \"甲\"", "figure (image img-0002)", "paragraph \"乙\"",
      ])
    let plain = try await blockLines("<figure>\(figure(1, ""))<figcaption>乙</figcaption></figure>")
    #expect(plain == ["figure (image img-0001)", "  caption \"乙\""])
  }

  @Test func keepsNavigationThatIsNone() async throws {
    let link = "paragraph (link \"https://example.com/\" \"示例\")"
    #expect(try await blockLines("[示例](https://example.com/)") == [link])
    #expect(try await blockLines("[返回首页](https://example.com/)") == [])
    #expect(try await blockLines("[返回首页](/)\n\n正文").last == "paragraph \"正文\"")
    #expect(try await blockLines("<https://example.com/a>").count == 1)
  }

  @Test(arguments: [
    "![图](a.png)\n{: .wide}", "![图](a.png){: .wide}",
    "<figure class=\"full\"><img src=\"a.png\" alt=\"图\"></figure>",
    "<div class=\"wp-block-image\"><figure class=\"alignwide\"><img src=\"a.png\" alt=\"图\"></figure></div>",
    "<p><img class=\"right wide\" src=\"a.png\" alt=\"图\"></p>",
  ])
  func knowsWideFigures(text: String) async throws {
    #expect(try await blockLines(text).first?.hasPrefix("wide-figure") == true)
    let plain = text.replacing("{: .wide}", with: "").replacing(/alignwide|full|wide/, with: "narrow")
    #expect(try await blockLines(plain).first?.hasPrefix("figure") == true)
  }

  @Test(arguments: [
    "> 大字\n{: .pull}", "<blockquote class=\"pullquote right\">大字</blockquote>",
    "<aside class=\"pull-quote\"><p>大字</p></aside>", "{% pullquote mindblue %}\n大字\n{% endpullquote %}",
    "<figure class=\"wp-block-pullquote\"><blockquote><p>大字</p></blockquote></figure>",
  ])
  func knowsPullQuotes(_ text: String) async throws {
    #expect(try await blockLines(text) == ["pull-quote", "  paragraph \"大字\""])
  }

  /// Editors of old wrote U+000D alone; a reference to it comes past the decoding of the file.
  @Test(arguments: [
    "```\na\rb\n```", "```\r\na\r\nb\r\n```", "    a\r    b", "<pre>a&#13;b</pre>", "<pre>a&#xD;&#xA;b</pre>",
    "<pre><code>a&#13;\nb</code></pre>",
  ])
  func endsLinesOfCodeAtCarriageReturns(text: String) async throws {
    #expect(try await blockLines(text) == ["code", "  \"a\"", "  \"b\""])
  }

  @Test func keepsTheNumbersBehindAnEmptyItem() async throws {
    let ordered = try await read("---\ntitle: t\n---\n1. 甲\n2.\n3. 丙\n")
    guard case .list(let list) = ordered.publication.chapters.first?.blocks.first else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.blocks.count) == [1, 0, 1])
    let bullets = try await read("---\ntitle: t\n---\n<ul><li>甲</li><li></li></ul>\n")
    guard case .list(let short) = bullets.publication.chapters.first?.blocks.first else {
      Issue.record("no list")
      return
    }
    #expect(short.items.count == 1)
    let nothing = try await read("---\ntitle: t\n---\n正文\n\n<ol><li></li><li> </li></ol>\n")
    #expect(nothing.publication.chapters.first?.blocks.count == 1)
  }

  @Test func detectsTheLanguage() async throws {
    for (text, language) in [
      ("这是一段简体中文", Language.zhHans), ("這是一段繁體中文", .zhHant), ("これは日本語です", .japanese),
      ("이것은 한국어", .korean), ("This is English 中文", .english),
    ] {
      let reading = try await read("---\ntitle: \(text)\n---\n\(text)")
      #expect(reading.posts.first?.language == language)
    }
  }

  @Test func namesTheLinesOfFindings() async throws {
    let text =
      "---\ntitle: t\n---\n甲\n\n{% comment %}\nx\n{% endcomment %}\n\n{: .x}\n\n![](none.png)\n\n<div>\n\n<img src=\"gone.png\"></div>"
    let lines = try await read(text).findings.map { $0.place?.line }
    #expect(lines == [12, 16])
  }
}
