import Manuscript

extension LiquidRenderer {
  mutating func block(_ block: LiquidTemplate.Block) {
    guard let opening = block.branches.first else { return }
    switch opening.tag.name {
    case "if": choose(block.branches)
    case "unless": choose(block.branches, negatesFirst: true)
    case "case": chooseCase(block.branches)
    case "for", "tablerow": loop(opening, block.branches.dropFirst().first?.nodes ?? [])
    case "capture":
      let text = String(decoding: capture(opening.nodes), as: UTF8.self)
      let name = opening.tag.arguments.trimmed.filter { $0 != "\"" && $0 != "'" }
      scope.set(name, .string(text))
    case "highlight", "codeblock", "code": code(opening)
    case "blockquote", "quote": quotation(opening)
    case "pullquote": pullQuote(opening)
    case "note": box(opening)
    case "folding": folding(opening)
    case "cq", "centerquote": quotation(opening, hasSource: false)
    default: render(opening.nodes)
    }
  }

  private mutating func choose(_ branches: [LiquidTemplate.Branch], negatesFirst: Bool = false) {
    for (index, branch) in branches.enumerated() {
      var condition = expression(liquidWords(branch.tag.arguments))
      let holds = branch.tag.name == "else" || condition.condition() != (negatesFirst && index == 0)
      if holds { return render(branch.nodes) }
    }
  }

  private mutating func chooseCase(_ branches: [LiquidTemplate.Branch]) {
    var subject = expression(liquidWords(branches[0].tag.arguments))
    let value = subject.operand()
    for branch in branches.dropFirst() {
      if branch.tag.name == "else" { return render(branch.nodes) }
      var candidates = expression(liquidWords(branch.tag.arguments))
      while candidates.next != nil {
        if candidates.operand() == value { return render(branch.nodes) }
        _ = candidates.take(",") || candidates.take("or")
      }
    }
  }

  /// `for name in list limit: n offset: n reversed`.
  private mutating func loop(_ opening: LiquidTemplate.Branch, _ otherwise: [LiquidTemplate.Node]) {
    var head = expression(liquidWords(opening.tag.arguments))
    let name = head.word().map(String.init) ?? ""
    _ = head.take("in")
    var elements = head.operand().elements[...]
    var isReversed = false
    while let word = head.word() {
      if word == "reversed" { isReversed = true }
      guard word == "limit" || word == "offset", head.take(":") else { continue }
      let count = max(0, Int(exactly: head.operand().number) ?? 0)
      elements = word == "limit" ? elements.prefix(count) : elements.dropFirst(count)
    }
    if elements.isEmpty { return render(otherwise) }
    let around = (scope.value(name), scope.value("forloop"))
    for (index, element) in (isReversed ? elements.reversed() : Array(elements)).enumerated() {
      steps += 1
      guard steps <= LiquidLimits.steps else {
        limit("the loops of the post have too many turns; the rest was left out")
        break
      }
      scope.set(name, element)
      scope.set("forloop", state(index, of: elements.count))
      render(opening.nodes)
      if interruption == .next { interruption = nil }
      if interruption == .end { break }
      if interruption == .limit { return }
    }
    interruption = nil
    scope.set(name, around.0)
    scope.set("forloop", around.1)
  }

  private func state(_ index: Int, of count: Int) -> LiquidValue {
    .map([
      "index": .number(Double(index + 1)), "index0": .number(Double(index)),
      "rindex": .number(Double(count - index)), "rindex0": .number(Double(count - index - 1)),
      "first": .bool(index == 0), "last": .bool(index == count - 1), "length": .number(Double(count)),
    ])
  }

  /// Code is handed on as HTML, behind a placeholder where Markdown would look into it.
  private mutating func code(_ opening: LiquidTemplate.Branch) {
    var text = capture(opening.nodes)[...]
    if let first = text.firstIndex(where: { !$0.isHTMLSpace }) {
      text = text[(text[..<first].lastIndex(of: 0x0A).map { $0 + 1 } ?? text.startIndex)...]
    }
    let language = self.language(opening.tag)
    let code = escaped(String(decoding: text, as: UTF8.self))
    let block = "<pre><code class=\"language-\(escaped(language))\">\(code)</code></pre>"
    let title = titleOfCode(opening.tag)
    let caption = "<figcaption>\(title)</figcaption>"
    insert(
      title.isEmpty ? block : "<figure class=\"highlight\">\(caption)\(block)</figure>", for: opening.tag,
      as: text)
  }

  /// Hexo's `codeblock [title] [lang:name] [address] [link text] [key:value]…`, as HTML.
  private func titleOfCode(_ tag: LiquidToken) -> String {
    guard tag.name == "codeblock" || tag.name == "code" else { return "" }
    let words = tag.arguments.split(whereSeparator: \.isWhitespace).map(String.init)
    let own = words.filter { isWebAddress($0) || !$0.contains(":") }
    guard let address = own.firstIndex(where: { isWebAddress($0) }) else {
      return escaped(own.joined(separator: " "))
    }
    let text = own[(address + 1)...].joined(separator: " ")
    let link = "<a href=\"\(escaped(own[address]))\">\(escaped(text.isEmpty ? own[address] : text))</a>"
    return (own[..<address].map(escaped) + [link]).joined(separator: " ")
  }

  /// Writes HTML that Markdown must not look into.
  mutating func insert(_ html: String, for token: LiquidToken, as text: ArraySlice<UInt8>? = nil) {
    guard isMarkdown else { return write(Array(html.utf8), for: token) }
    write(Placeholder.bytes(protected.count), for: token)
    protected.append(
      ProtectedText(
        source: text.map(Array.init) ?? Array(html.utf8), html: Array(html.utf8),
        isElement: true))
  }

  /// Jekyll names the language first; Hexo writes `lang:name` among titles and addresses.
  private func language(_ tag: LiquidToken) -> String {
    let words = tag.arguments.split(whereSeparator: \.isWhitespace)
    if tag.name == "highlight" { return words.first.map(String.init) ?? "" }
    return words.first { $0.hasPrefix("lang:") }.map { String($0.dropFirst(5)) } ?? ""
  }

  /// Hexo's pull quote; what stands behind its name are classes.
  private mutating func pullQuote(_ opening: LiquidTemplate.Branch) {
    write(Array("\n<blockquote class=\"pullquote\">\n\n".utf8), for: opening.tag)
    render(opening.nodes)
    write(Array("\n\n</blockquote>\n\n".utf8), for: opening.tag)
  }

  /// A box of the theme NexT: its kind, words of no meaning for a book, and perhaps a title.
  private mutating func box(_ opening: LiquidTemplate.Branch) {
    let kinds: Set<String> = [
      "default", "primary", "success", "info", "warning", "danger", "no-icon", "simple", "modern", "flat",
      "disabled",
    ]
    let words = shellWords(opening.tag.arguments).drop { kinds.contains($0) }
    let title = words.isEmpty ? "" : "<summary>\(escaped(words.joined(separator: " ")))</summary>"
    write(Array("\n<aside>\(title)\n\n".utf8), for: opening.tag)
    render(opening.nodes)
    write(Array("\n\n</aside>\n\n".utf8), for: opening.tag)
  }

  /// `folding [open] [colour], title` of the theme Volantis: what can be folded stays open in a book.
  private mutating func folding(_ opening: LiquidTemplate.Branch) {
    let words = opening.tag.arguments.trimmed
    let title = words.firstIndex(of: ",").map { String(words[words.index(after: $0)...]).trimmed } ?? words
    write(Array("\n<details><summary>\(escaped(title))</summary>\n\n".utf8), for: opening.tag)
    render(opening.nodes)
    write(Array("\n\n</details>\n\n".utf8), for: opening.tag)
  }

  /// Hexo's quotation, with what stands behind its name as its source.
  private mutating func quotation(_ opening: LiquidTemplate.Branch, hasSource: Bool = true) {
    let source = hasSource ? opening.tag.arguments.trimmed : ""
    write(Array("\n<blockquote>\n\n".utf8), for: opening.tag)
    render(opening.nodes)
    let footer = source.isEmpty ? "" : "<footer>— \(escaped(source))</footer>\n"
    write(Array("\n\n\(footer)</blockquote>\n\n".utf8), for: opening.tag)
  }
}
