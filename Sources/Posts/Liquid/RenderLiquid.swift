import Manuscript

/// A text after Liquid.
struct RenderedLiquid: Sendable {
  var bytes: [UInt8]
  /// Code that Liquid marked, which Markdown must not look into.
  var protected: [ProtectedText] = []
  /// From lines of `bytes` to lines of the text that was given.
  var lines = LineMap()
  var findings: [Finding] = []
}

/// Carries out the part of Liquid that posts use; Jekyll does so before Markdown.
///
/// - `raw`, `comment` and `highlight` with what they enclose;
/// - `post_url` and `link`, and the outputs that `LiquidOutput` knows;
/// - any other tag goes, with one finding for each name, and what it encloses stays;
/// - any other output stays as it was written: it may be no Liquid at all.
///
/// In Markdown code only `raw` and `endraw` are taken out: sites that are not Jekyll's show the rest.
///
/// - Parameters:
///   - source: the body of a post.
///   - isMarkdown: whether it is Markdown, else HTML.
///   - context: where the post stands.
///   - line: the line of the file in which `source` begins.
/// - Returns: the body without Liquid.
func renderLiquid(_ source: [UInt8], isMarkdown: Bool, context: PostContext, line: Int) -> RenderedLiquid {
  guard source.hasLiquid else { return RenderedLiquid(bytes: source) }
  var renderer = LiquidRenderer(source: source, isMarkdown: isMarkdown, context: context, firstLine: line)
  renderer.run()
  let (bytes, lines) = apply(renderer.edits, to: source)
  return RenderedLiquid(
    bytes: bytes, protected: renderer.protected, lines: lines, findings: renderer.makeFindings())
}

private struct LiquidRenderer {
  let source: [UInt8]
  let isMarkdown: Bool
  let context: PostContext
  let firstLine: Int
  var edits: [SourceEdit] = []
  var protected: [ProtectedText] = []
  private var regions: SourceRegions
  private var findings: [Finding] = []
  /// Tags that are not known: how often, and where first.
  private var unknown: [String: (count: Int, position: Int)] = [:]

  init(source: [UInt8], isMarkdown: Bool, context: PostContext, firstLine: Int) {
    self.source = source
    self.isMarkdown = isMarkdown
    self.context = context
    self.firstLine = firstLine
    regions = isMarkdown ? sourceRegions(source) : SourceRegions()
  }

  mutating func run() {
    var position = 0
    while let token = LiquidToken(source, from: position) {
      position = token.range.upperBound
      if regions.isCode(token.range.lowerBound) {
        if token.name == "raw" || token.name == "endraw" { edits.append(SourceEdit(token.range)) }
        continue
      }
      position = render(token)
    }
  }

  /// Carries out a token; returns where to go on.
  private mutating func render(_ token: LiquidToken) -> Int {
    guard token.isTag else {
      output(token)
      return token.range.upperBound
    }
    switch token.name {
    case "raw": return raw(token)
    case "comment": return enclosed(token) { _ in [] }
    case "highlight": return highlight(token)
    case "post_url": replace(token, with: postAddress(token))
    case "link": replace(token, with: linkAddress(token))
    default: drop(token)
    }
    return token.range.upperBound
  }

  private mutating func output(_ token: LiquidToken) {
    if let value = LiquidOutput(context).value(of: token.text) {
      edits.append(SourceEdit(token.range, Array(value.utf8)))
    } else if token.text.contains(where: { $0 == "." || $0 == "|" }), token.text.first?.isLetter ?? false {
      note(token, as: "{{ \(token.text) }}")
    }
  }

  private mutating func raw(_ token: LiquidToken) -> Int {
    guard let end = LiquidToken(source, from: token.range.upperBound, named: "endraw") else {
      drop(token)
      return token.range.upperBound
    }
    edits.append(SourceEdit(token.wholeLine(in: source)))
    edits.append(SourceEdit(end.wholeLine(in: source)))
    return end.range.upperBound
  }

  private mutating func enclosed(_ token: LiquidToken, _ make: (ArraySlice<UInt8>) -> [UInt8]) -> Int {
    guard let end = LiquidToken(source, from: token.range.upperBound, named: "end" + token.name) else {
      drop(token)
      return token.range.upperBound
    }
    let inner = source[token.range.upperBound..<end.range.lowerBound]
    edits.append(SourceEdit(token.range.lowerBound..<end.range.upperBound, make(inner)))
    if isMarkdown { regions = sourceRegions(source, from: end.range.upperBound) }
    return end.range.upperBound
  }

  /// Highlighted code is handed on as HTML, behind a placeholder where Markdown would look into it.
  private mutating func highlight(_ token: LiquidToken) -> Int {
    let language = token.arguments.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let isMarkdown = isMarkdown
    let number = protected.count
    var made: ProtectedText?
    let end = enclosed(token) { inner in
      var code = inner
      if code.first == 0x0A { code = code.dropFirst() }
      let html =
        "<pre><code class=\"language-\(escaped(language))\">\(escaped(String(decoding: code, as: UTF8.self)))</code></pre>"
      made = ProtectedText(source: Array(inner), html: Array(html.utf8))
      return isMarkdown ? Placeholder.bytes(number) : Array(html.utf8)
    }
    if let made { protected.append(made) }
    return end
  }

  private mutating func postAddress(_ token: LiquidToken) -> String? {
    context.index.path(ofPost: token.arguments.trimmed).map { context.site.baseURL + $0 }
  }

  /// `link` names a file below the root: a post of the book, or anything that the site serves as it is.
  private mutating func linkAddress(_ token: LiquidToken) -> String? {
    let path = token.arguments.trimmed
    let file = context.site.root.map { Path.join($0, path) }
    if let file, let chapter = context.index.chapter(atFile: file),
      let known = context.index.path(of: chapter)
    {
      return context.site.baseURL + known
    }
    return PostFile.Kind(path: path) == nil ? context.site.baseURL + "/" + path : nil
  }

  private mutating func replace(_ token: LiquidToken, with address: String?) {
    if address == nil {
      findings.append(
        Finding(
          .linkUnresolved, "“\(token.name) \(token.arguments.trimmed)” names no post of the book",
          at: place(token.range.lowerBound)))
    }
    edits.append(SourceEdit(token.range, Array((address ?? "").utf8)))
  }

  private mutating func drop(_ token: LiquidToken) {
    edits.append(SourceEdit(token.wholeLine(in: source)))
    if !token.name.hasPrefix("end"), token.name != "else", token.name != "elsif", token.name != "when" {
      note(token, as: token.name)
    }
  }

  private mutating func note(_ token: LiquidToken, as name: String) {
    unknown[name, default: (0, token.range.lowerBound)].count += 1
  }

  private func place(_ position: Int) -> SourcePlace {
    SourcePlace(path: context.path, line: firstLine + source[..<position].count { $0 == 0x0A })
  }

  func makeFindings() -> [Finding] {
    let ordered = unknown.sorted { $0.value.position < $1.value.position }
    return findings
      + ordered.map { name, value in
        let times = value.count == 1 ? "" : " (\(value.count) times)"
        return Finding(.liquidUnknown, "the Liquid “\(name)” is not known\(times)", at: place(value.position))
      }
  }
}

/// Text for content or a quoted attribute.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text.unicodeScalars {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: result.unicodeScalars.append(character)
    }
  }
  return result
}

extension [UInt8] {
  /// Whether there is a tag or an output of Liquid.
  fileprivate var hasLiquid: Bool {
    var position = 0
    while position < count, let brace = self[position...].firstIndex(of: UInt8(ascii: "{")) {
      if hasText("{%", at: brace) || hasText("{{", at: brace) { return true }
      position = brace + 1
    }
    return false
  }
}
