import Foundation
import Manuscript
import Posts
import TestSupport
import Testing

/// Templates in the posts of a Jekyll site.
@Suite struct LiquidTests {
  /// The blocks of a post in a site that has data, a configuration and files to include.
  private func site(_ body: String, files: [String: String] = [:]) async throws -> (
    blocks: [String], reading: Reading
  ) {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    var all = files
    all["_config.yml"] = "title: 站\nurl: https://example.org\nbaseurl: /b\nowner: {name: 老邱}\n"
    all["_posts/2023-01-02-old.md"] = "---\ntitle: 旧\ntags: y\ncategories: 江边\nbook: {skip: true}\n---\n旧文"
    all["_data/boats.csv"] = "name,seats,note\n芦号,4,\"“快”, 轻\"\n\n鹭号,12,\"\"\n"
    all["_data/more/map.json"] = "{\n\t\"a\": 1\n}"
    all["_data/rivers.yml"] = "- {name: 澹江, length: 402}\n- {name: 芦河, length: 88}\n"
    all["_includes/note.md"] = "【{{ include.text }}】"
    all["_includes/self.md"] = "{% include self.md %}"
    all["_posts/2024-05-06-a.md"] = "---\ntitle: T\ntags: [x, y]\n---\n" + body
    for (path, text) in all {
      let file = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let reading = try await PostReader().read([root.path])
    let lines = ManuscriptDump.text(of: reading.publication).split(separator: "\n").map(String.init)
    let blocks = lines.filter {
      $0.hasPrefix("    ") && !$0.hasPrefix("    date") && !$0.hasPrefix("    tags")
    }
    return (blocks.map { String($0.dropFirst(4)) }, reading)
  }

  @Test(arguments: [
    ("{{ site.owner.name }}", "老邱"),
    ("{{ site.data.rivers[1].name }}", "芦河"),
    ("{{ site.data.rivers | where: \"name\", \"澹江\" | map: \"length\" | first }}", "402"),
    ("{% assign x = \"a,b\" | split: \",\" %}{{ x | join: \"-\" }}{{ x.size }}", "a-b2"),
    (
      "{% if page.tags contains \"x\" and site.none %}是{% elsif page.title == \"T\" %}题{% else %}否{% endif %}",
      "题"
    ),
    (
      "{{ site.data.rivers | where_exp: \"r\", \"r.length > 100 and r.name contains '江'\" | map: \"name\" | join }}",
      "澹江"
    ),
    (
      "{% assign g = site.data.rivers | group_by_exp: \"r\", \"r.name.size\" %}{{ g[0].name }}:{{ g[0].size }}{{ g[0].items[1].name }}",
      "2:2芦河"
    ),
    ("{% assign g = site.data.rivers | group_by: \"name\" %}{{ g | map: \"name\" | join: \"、\" }}", "澹江、芦河"),
    ("{{ \"b,A,c\" | split: \",\" | sort_natural | join }}", "A b c"),
    ("{% unless site.none %}无{% endunless %}", "无"),
    ("{% for r in site.data.rivers reversed %}{{ forloop.index }}{{ r.name }}{% endfor %}", "1芦河2澹江"),
    (
      "{% for i in (1..5) %}{% if i == 2 %}{% continue %}{% endif %}{% if i == 4 %}{% break %}{% endif %}{{ i }}{% endfor %}",
      "13"
    ),
    ("{% capture c %}甲{{ 1 | plus: 2 }}{% endcapture %}{{ c }}", "甲3"),
    ("{% case page.title %}{% when \"S\", \"T\" %}中{% else %}外{% endcase %}", "中"),
    ("{% include note.md text=page.title %}", "【T】"),
    ("{{ \"2024-03-05\" | date: \"%Y年%-m月%d日 %b\" }}", "2024年3月05日 Mar"),
    ("{{ nothing | default: \"缺\" }}{{ \"<b>字</b>\" | strip_html | truncate: 5 }}", "缺字"),
    ("{{ \"a-b\" | replace: \"-\", \"+\" | append: \"!\" | prepend: \"=\" | upcase }}", "=A+B!"),
    ("{%- comment -%} {% if %} {%- endcomment -%}{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
    (
      "{% for p in site.posts limit:1 %}{{ p.title }} {{ p.date | date: \"%j %R\" }}{% endfor %}",
      "T 127 00:00"
    ),
    ("{% for p in site.posts offset:1 %}{{ p.title }}{{ p.tags | join: \"+\" }}{% endfor %}", "旧y"),
    (
      "{{ site.tags.y.size }}{{ site.tags[\"x\"][0].title }}{{ site.categories.江边.first.url }}",
      "2T/江边/2023/01/02/old.html"
    ),
    ("{{ site.posts | where: \"title\", \"旧\" | map: \"id\" }}", "/江边/2023/01/02/old"),
    ("{{ site.time | date: \"%Y\" }} {{ \"now\" | date: \"%F\" }}", "2024 2024-05-06"),
    (
      "{% for i in (1..3) %}{% cycle \"甲\", \"乙\" %}{% increment n %}{% endfor %}{% decrement m %}",
      "甲0乙1甲2-1"
    ),
    ("{{ site.data.boats[1].name }}{{ site.data.boats[0].note }}{{ site.data.more.map.a }}", "鹭号“快”, 轻1"),
    ("{{ site[\"owner\"].name }}{{ site.data[\"rivers\"].size }}", "老邱2"),
    ("{{ page.tags[1e300] }}{{ page.tags[nan] }}{{ \"甲乙\" | truncate: -9223372036854775808 }}", "..."),
    ("{% for i in (-9000000000000000000..9000000000000000000) %}x{% endfor %}空", "空"),
  ])
  func writesWhatATemplateStandsFor(template: String, text: String) async throws {
    #expect(try await site(template).blocks == ["paragraph \"\(text)\""])
  }

  @Test func makesAddresses() async throws {
    let found = try await site(
      "[甲]({{ \"/a.pdf\" | relative_url }}) [乙]({% link a.pdf %}) [丙]({% post_url 2024-05-06-a %})")
    #expect(found.blocks[0].components(separatedBy: "https://example.org/b/a.pdf").count == 3)
    #expect(found.blocks[0].contains("c-2024-05-06-a"))
  }

  @Test func looksIntoCodeOfJekyllOnly() async throws {
    #expect(try await site("    {{ page.title }}").blocks == ["code", "  \"T\""])
    #expect(try await blockLines("    {{ page.title }}") == ["code", "  \"{{ page.title }}\""])
  }

  @Test func marksCode() async throws {
    let found = try await site("{% highlight ruby %}\n  a | b\n\n*c*\n{% endhighlight %}")
    #expect(found.blocks == ["code language=ruby", "  \"  a | b\"", "  \"\"", "  \"*c*\""])
  }

  @Test func rendersMarkdownInATemplate() async throws {
    #expect(try await site("<div>{{ \"*字*\" | markdownify }}</div>").blocks == ["paragraph (em \"字\")"])
  }

  @Test func tellsOfTagsThatAreNotKnown() async throws {
    let found = try await site("甲\n\n{% odd %}乙{% endodd %}")
    #expect(found.blocks == ["paragraph \"甲\"", "paragraph \"乙\""])
    #expect(found.reading.findings.map(\.id) == [.liquidUnknown])
    #expect(found.reading.findings.first?.place?.line == 7)
  }

  @Test(arguments: ["../secret.md", "/etc/hostname", "sub/../../secret.md", "link.md"])
  func includesNothingFromOutside(name: String) async throws {
    let outside = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".md")
    try "秘密".write(to: outside, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: outside) }
    let found = try await site("前{% include \(name) %}后", files: ["secret.md": "秘密"])
    #expect(found.blocks == ["paragraph \"前后\""])
    #expect(found.reading.findings.map(\.id) == [.liquidUnknown])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "{% for i in (1..100000) %}x{% endfor %}",
      "{% for i in (1..5000) %}{% for j in (1..5000) %}x{% endfor %}{% endfor %}",
      "{% assign a = \"xxxxxxxxxx\" %}{% for i in (1..5000) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}",
      "{% include self.md %}",
      "{% assign a = \"xx\" %}{% for i in (1..99) %}{% assign a = a | append: a %}{% endfor %}",
      "{% assign a = \"xx\" %}{% for i in (1..99) %}{% assign a = a | replace: \"x\", a %}{% endfor %}",
      "{% assign a = \"x,x\" | split: \",\" %}{% for i in (1..99) %}{% assign a = a | concat: a %}{% endfor %}",
      "{% assign a = \"x,x\" | split: \",\" %}{% for i in (1..20000) %}{% assign a = a | push: a %}{% endfor %}",
      "{% for i in (1..20000) %}{% assign b = \"x\" | split: \"!\" | push: b %}{% endfor %}{{ b | jsonify }}",
      "{% assign g = site.posts %}{% for i in (1..20000) %}{% assign g = g | group_by: \"none\" %}{% endfor %}{{ g | jsonify }}",
      "{% assign t = \"字 \" %}{% for i in (1..18) %}{% assign t = t | append: t %}{% endfor %}{% for i in (1..20000) %}{{ t | markdownify | strip_html | truncate: 9 }}{% endfor %}",
      "{% capture a %}{% for i in (1..9000) %}xxxxxxxxxx{% endfor %}{% endcapture %}{% for i in (1..20000) %}{% if a contains \"y\" %}{% endif %}{% endfor %}",
    ])
  func endsWhatWouldGoOn(template: String) async throws {
    let found = try await site(template + "\n\n末段")
    #expect(found.reading.publication.chapters.count == 1)
  }

  /// Data that leads out of the site, or is broken, is told of once for all posts; the rest is there.
  @Test func tellsOfDataThatCannotBeRead() async throws {
    let files = [
      "secret.yml": "a: 秘密", "s/_config.yml": "", "s/_data/bad.yml": "a: [b",
      "s/_data/good.tsv": "a\tb\n1\t2\n",
      "s/_posts/2024-05-06-a.md": "---\ntitle: T\n---\n{{ site.data.good[0].b }}{{ site.data.out.a }}末",
      "s/_posts/2024-05-07-b.md": "---\ntitle: U\n---\n{{ site.data.good.size }}",
    ]
    try await TestFolder.with(files) { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "s/_data/out.yml"),
        withDestinationURL: folder.appending(path: "secret.yml"))
      let reading = try await PostReader().read([folder.appending(path: "s").path])
      #expect(ManuscriptDump.text(of: reading.publication).contains("paragraph \"2末\""))
      let found = reading.findings.map { "\($0.place?.description ?? ""): \($0.id.rawValue)" }
      #expect(found == ["_data/out.yml: source-outside", "_data/bad.yml:2: header-broken"])
    }
  }

  @Test func includesNoLinkOutOfTheSite() async throws {
    let files = [
      "secret.md": "秘密", "s/_config.yml": "includes_dir: parts", "s/parts/own.md": "自己的",
      "s/_posts/2024-05-06-a.md": "---\ntitle: T\n---\n前{% include own.md %}{% include link.md %}后",
    ]
    try await TestFolder.with(files) { folder in
      try FileManager.default.createSymbolicLink(
        at: folder.appending(path: "s/parts/link.md"), withDestinationURL: folder.appending(path: "secret.md")
      )
      let reading = try await PostReader().read([folder.appending(path: "s").path])
      #expect(ManuscriptDump.text(of: reading.publication).contains("\"前自己的后\""))
      #expect(reading.findings.map(\.id) == [.sourceOutside, .liquidUnknown])
    }
  }

  /// Code that a template shows does not hide the templates behind it.
  @Test func findsTemplatesBehindMarksOfCode() async throws {
    let lines = try await blockLines("{% raw %}`{{ a }}{% endraw %} {{ page.title }} `{{ b }}`")
    #expect(lines == ["paragraph (code \"{{ a }} T \") \"{{ b }}`\""])
  }

  @Test(arguments: [
    ("{% note info 小心 %}水深{% endnote %}", ["aside \"小心\"", "  paragraph \"水深\""]),
    ("{% note %}\n水深\n{% endnote %}", ["aside ", "  paragraph \"水深\""]),
    ("{% cq %}\n江上\n{% endcq %}", ["quote", "  paragraph \"江上\""]),
    ("去{% btn https://a.example/, 那里, home %}", ["paragraph \"去\" (link \"https://a.example/\" \"那里\")"]),
    ("是{% label info@新的 %}。", ["paragraph \"是新的。\""]),
    ("{% note %} 没有末尾", ["paragraph \"没有末尾\""]),
  ])
  func carriesOutTagsOfNexT(text: String, expected: [String]) async throws {
    #expect(try await blockLines(text) == expected)
  }

  @Test func carriesOutTagsOfHexo() async throws {
    let lines = try await blockLines(
      "{% codeblock 题 lang:js %}\nlet a\n{% endcodeblock %}\n\n{% link 文字 https://example.org/ %}")
    #expect(
      lines == [
        "paragraph \"题\"", "code language=js", "  \"let a\"",
        "paragraph (link \"https://example.org/\" \"文字\")",
      ])
  }
}
