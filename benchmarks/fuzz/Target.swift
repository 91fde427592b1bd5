import Manuscript
import Posts

/// A reader, and what it is fed with.
enum Target: String, CaseIterable {
  case header, markdown, html, fragment, post, feed

  /// The files of the suite that it begins with, by the ends of their names.
  var endings: [String] {
    switch self {
    case .html, .fragment: [".html", ".md"]
    case .feed: [".xml", ".json"]
    default: [".md"]
    }
  }

  /// Texts that mean something to it.
  var words: [String] {
    switch self {
    case .header: Target.headerWords
    case .markdown: Target.markdownWords + Target.tags
    case .html: Target.tags
    case .fragment: Target.tags + Target.pairs
    case .post: Target.headerWords + Target.markdownWords + Target.tags
    case .feed: Target.feedWords + Target.tags
    }
  }

  /// What it reads of a file of the corpus.
  func seed(_ file: [UInt8]) -> [UInt8] {
    let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.first == Array("---".utf8)[...],
      let end = lines.dropFirst().firstIndex(of: Array("---".utf8)[...])
    else { return file }
    switch self {
    case .header: return Array(lines[1..<end].joined(separator: [0x0A]))
    case .markdown, .html, .fragment: return Array(lines[(end + 1)...].joined(separator: [0x0A]))
    case .post, .feed: return file
    }
  }

  /// Reads an input, and says what is wrong with what comes of it.
  func run(_ input: [UInt8]) async -> String? {
    if self == .fragment {
      let isSame = compareTrees(Array(String(decoding: input, as: UTF8.self).utf8)).isSame
      return isSame ? nil : "the two parsers of fragments make different trees"
    }
    var options = ReadingOptions()
    if self == .markdown, let first = input.first {
      options.dialect = Dialect.allCases[Int(first) % Dialect.allCases.count]
      options.isSmart = first & 0x10 != 0
    }
    let text = Source.text(name: name, bytes: Array(whole(input)))
    do throws(ReadingError) {
      let reading = try await PostReader(options: options).read([text])
      var check = Check()
      check.walk(reading.publication)
      if ManuscriptDump.text(of: reading.publication).isEmpty { return "the dump is empty" }
      return check.problem
    } catch {
      return error.findings.isEmpty ? "a failure without a finding" : nil
    }
  }

  private var name: String {
    switch self {
    case .html: "2024-05-06-a.html"
    case .feed: "feed"
    default: "2024-05-06-a.md"
    }
  }

  private func whole(_ input: [UInt8]) -> [UInt8] {
    switch self {
    case .header: Array("---\n".utf8) + input + Array("\n---\n正文\n".utf8)
    case .markdown: Array("---\ntitle: t\n---\n".utf8) + input
    case .html, .fragment, .post, .feed: input
    }
  }

  private static let headerWords = [
    "---\n", "+++\n", "title: ", "date: 2024-05-06 7:03:09 +0800\n", "tags: [a, b]\n", "- a\n", "? ", "&a ",
    "*a",
    "!!binary ", "|\n  ", ">-\n", "\"", "'", "{", "}", "[", "]", ": ", "#", "\t", "\r\n", "\u{FEFF}", "\0",
    "<<: *a\n",
    "book:\n  skip: true\n", "book: {", "99999999999999999999", "-1", "0x", ".inf", "~", "% ", "@", "`",
    "date: 9999999-99-99\n", "slug: ../../x\n", "categories: 江边 见闻\n", "permalink: /:a/:b/\n",
  ]

  private static let feedWords = [
    "<rss version=\"2.0\">", "<channel>", "<item>", "</item>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
    "<entry>", "</entry>", "<link href=\"", "<link>", "<guid isPermaLink=\"false\">",
    "<content type=\"xhtml\">",
    "<content type=\"html\">", "<content:encoded>", "<![CDATA[", "]]>", "<wp:post_type>", "<wp:status>",
    "<wp:post_date>", "<dc:creator>", "<pubDate>", "<updated>", " xml:base=\"../\"", " xml:lang=\"zh\"",
    "<!DOCTYPE a [", "<!ENTITY a \"", "&a;", "%a;", " SYSTEM \"file:///etc/hostname\"",
    "<?xml encoding=\"GBK\"?>",
    "&amp;lt;", "&#0;", "{", "}", "[", "]", "\"items\":", "\"content_html\":", "\"url\":", "\\u0000",
    "\\ud800", "null", "1e999", "[gallery ids=\"1,2\"]", "[caption]", "[/caption]", "<!--more-->",
    "<!-- wp:image -->",
  ]

  private static let markdownWords = [
    "*", "**", "_", "__", "~~", "`", "```\n", "~~~\n", "> ", "- ", "1. ", "    ", "\t", "\n\n", "\r", "# ",
    "===\n",
    "---\n", "|", "|-|-|\n", "[", "](", ")", "![", "[^1]", "[^1]: ", "[a]: /b\n", "$", "$$", "\\(", "\\",
    "{: .a #b}",
    "{:toc}\n", "{::options /}", "{::nomarkdown}", "{:/}", ": a\n", "*[A]: b\n", "==", "<!--", "-->", "&amp;",
    "&#0;",
    "{% raw %}", "{% endraw %}", "{{", "}}", "{%", "%}", "{% if a %}", "{% endif %}", "{% for i in (1..9) %}",
    "{% endfor %}", "{% highlight c %}", "{% endhighlight %}", "{% include a %}", "{{ page.title | escape }}",
    "{{< figure src=\"a\" >}}", "。", "「", "」", "“", "\u{3000}", "\u{2028}", "\u{200B}", "- [x] ",
    "http://a.b/",
  ]

  /// What is closed where it was opened.
  private static let pairs = [
    "<p>字</p>", "<div><p>a</p></div>", "<ul><li>a</li></ul>", "<a href=\"/?a=1&b=2&copy=3\">b</a>",
    "<b><i>x</i></b>",
    "<pre>\n\nx</pre>", "<h2>a</h2>", "<img src='a' alt=\"b\"/>", "<br />", "<!-- x -->",
    "<span class=a>b</span>",
    "&nbsp;", "&#20013;", "& ", "<dl><dt>a</dt><dd>b</dd></dl>", "<x-tex display>a &lt; b</x-tex>",
    "<P>x</P>",
  ]

  private static let tags = [
    "<p>", "</p>", "<div>", "</div>", "<br>", "<br><br>", "<b>", "<i>", "</b>", "<a href=\"#x\">", "</a>",
    "<table>",
    "<tr>", "<td>", "<th>", "<td colspan=\"3\" rowspan=\"0\">", "</table>", "<ul>", "<li>", "<dl><dt>",
    "<dd>", "<pre>",
    "<code class=\"language-c\">", "</pre>", "<img src=a data-src=b>",
    "<picture><source srcset=\"a 1x, b 2x\">", "<svg>",
    "<path d=\"\"/>", "</svg>", "<math>", "<annotation encoding=\"tex\">", "<msup>", "</math>", "<ruby>",
    "<rb>", "<rt>",
    "<rtc>", "<details>", "<summary>", "<figure>", "<figcaption>", "<noscript>", "</noscript>",
    "<iframe src=\"//a\">",
    "<video>", "<form action=/a>", "<select>", "<template>", "<style>", "<script>", "</script>", "<textarea>",
    "<title>",
    "<h1>", "<h6>", "<hr>", "<blockquote>", "<center>", "<font>", "<span id=\"x\">", "<sup>", "<frameset>",
    "<body>",
    "<div class=\"footnotes\"><ol><li id=\"fn:1\">", "<div class=\"highlight\">", "<td class=\"code\">",
    "<nav>", "<article>",
    " style=\"display:none\"", " hidden", " id=\"x\"", " lang=ja", " align=center", "<plaintext>",
    "<![CDATA[", "<?", "<!",
    "&lt;", "&#x1;", "&#xD800;", "\0", "\u{FFFF}", "<foreignObject>",
    "<annotation-xml encoding=\"text/html\">",
  ]
}

/// What must hold of every publication, whatever it was made of.
private struct Check: Walker {
  var problem: String?

  mutating func visit(_ block: Block) {
    if case .heading(let heading) = block, !(2...6).contains(heading.level) {
      problem = "a heading has no level"
    }
    if case .figure(let figure) = block, figure.images.isEmpty { problem = "a figure has no picture" }
    if case .code(let code) = block { look(at: code.text) }
    if case .paragraph(let paragraph) = block, paragraph.inlines.isEmpty { problem = "a paragraph is empty" }
    walkChildren(of: block)
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .text(let text), .code(let text), .math(let text): look(at: text)
    default: walkChildren(of: inline)
    }
  }

  /// Characters that no XML can hold (XML 1.0 §2.2).
  private mutating func look(at text: String) {
    for scalar in text.unicodeScalars {
      let isAllowed = scalar.value >= 0x20 || scalar == "\t" || scalar == "\n" || scalar == "\r"
      if !isAllowed || scalar.value == 0xFFFE || scalar.value == 0xFFFF {
        problem = "a text holds U+\(String(scalar.value, radix: 16))"
      }
    }
  }
}
