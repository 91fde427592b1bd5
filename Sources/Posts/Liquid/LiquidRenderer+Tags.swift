import Manuscript

extension LiquidRenderer {
  mutating func tag(_ token: LiquidToken) {
    switch token.name {
    case "assign": assign(token)
    case "include", "include_cached", "include_relative": include(token)
    case "post_url": replace(token, with: postAddress(token))
    case "link" where isLinkOfJekyll(token): replace(token, with: linkAddress(token))
    case "break": interruption = .end
    case "continue": interruption = .next
    case "increment", "decrement": count(token)
    case "cycle": cycle(token)
    case "more": break
    default: if !hexoTag(token) { drop(token) }
    }
  }

  private mutating func assign(_ token: LiquidToken) {
    var words = liquidWords(token.arguments)[...]
    guard let name = words.popFirst(), words.popFirst() == "=" else { return note(token, as: "assign") }
    scope.set(String(name), value(Array(words), token))
  }

  /// `increment` writes the number and then counts; `decrement` counts first.
  private mutating func count(_ token: LiquidToken) {
    let name = token.arguments.trimmed
    let step = token.name == "increment" ? 1 : -1
    let number = counters[name, default: 0]
    counters[name] = number + step
    write(Array(String(step > 0 ? number : number - 1).utf8), for: token)
  }

  /// `cycle "a", "b"` writes its values in turn; those of a group, `cycle group: "a", "b"`, by themselves.
  private mutating func cycle(_ token: LiquidToken) {
    var words = expression(liquidWords(token.arguments))
    var values = [words.operand()]
    var group = token.arguments.trimmed
    if words.take(":") {
      group = values.removeFirst().text
      values.append(words.operand())
    }
    while words.take(",") { values.append(words.operand()) }
    let turn = counters["cycle \(group)", default: 0]
    counters["cycle \(group)"] = turn + 1
    write(Array(values[turn % values.count].text.utf8), for: token)
  }

  private mutating func postAddress(_ token: LiquidToken) -> String? {
    let name = resolved(token.arguments.trimmed).drop { $0 == "/" }
    return context.index.path(ofPost: String(name)).map { context.site.baseURL + $0 }
  }

  /// Hexo's `link` has a text before its address.
  private func isLinkOfJekyll(_ token: LiquidToken) -> Bool {
    context.site.dialect != .hexo && !token.arguments.contains("://")
  }

  /// `link` names a file below the root: a post of the book, or anything that the site serves as it is.
  private mutating func linkAddress(_ token: LiquidToken) -> String? {
    let path = String(resolved(token.arguments.trimmed).drop { $0 == "/" })
    let file = context.site.root.map { Path.join($0, path) }
    if let file, let chapter = context.index.chapter(atFile: file),
      let known = context.index.path(of: chapter)
    {
      return context.site.baseURL + known
    }
    if PostFile.Kind(path: path) == nil { return context.site.baseURL + "/" + path }
    return file.flatMap { isFile($0) ? path : nil }.map { path in
      context.site.baseURL + "/" + (path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path) + ".html"
    }
  }

  /// A name with outputs in it: `{% include {{ page.kind }}.html %}`.
  func resolved(_ text: String) -> String {
    guard text.contains("{{") else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      var expression = expression(liquidWords(String(rest[start.upperBound..<end.lowerBound])))
      result += rest[..<start.lowerBound] + expression.operand().text
      rest = rest[end.upperBound...]
    }
    return result + rest
  }

  private mutating func replace(_ token: LiquidToken, with address: String?) {
    if address == nil {
      findings.append(
        Finding(
          .linkUnresolved, "“\(token.name) \(token.arguments.trimmed)” names no post of the book",
          at: place(token)))
    }
    write(Array((address ?? "").utf8), for: token)
  }

  /// Of a tag that is not known nothing is shown; of one of Hexo's themes, `name classes, words`, its words. Those
  /// in ASCII alone may be addresses.
  private mutating func drop(_ token: LiquidToken) {
    if !token.name.hasPrefix("end"), !["else", "elsif", "when"].contains(token.name) {
      note(token, as: token.name)
    }
    guard context.site.dialect == .hexo, let comma = token.arguments.firstIndex(of: ",") else { return }
    let words = token.arguments[token.arguments.index(after: comma)...].trimmed
    if words.contains(where: { !$0.isASCII }) { write(Array(words.utf8), for: token) }
  }
}
