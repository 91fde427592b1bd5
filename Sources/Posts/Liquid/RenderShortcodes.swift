import Manuscript

/// Carries out Hugo's shortcodes `{{< name arguments >}}` and `{{% name %}}`.
///
/// `figure`, `highlight`, `youtube`, `vimeo`, `gist`, `ref` and `relref` are known, and boxes such as `notice`
/// become asides. Any other goes with one finding for each name; what it encloses stays. Code is left alone.
///
/// - Parameters:
///   - source: the body of a post.
///   - context: where the post stands.
///   - line: the line of the file in which `source` begins.
/// - Returns: the body without shortcodes.
func renderShortcodes(_ source: [UInt8], context: PostContext, line: Int) -> RenderedLiquid {
  guard source[...].firstRange(ofASCII: "{{<") != nil || source[...].firstRange(ofASCII: "{{%") != nil else {
    return RenderedLiquid(bytes: source)
  }
  var renderer = ShortcodeRenderer(source: source, context: context, firstLine: line)
  renderer.run()
  let (bytes, lines) = apply(renderer.edits, to: source)
  return RenderedLiquid(
    bytes: bytes, protected: renderer.protected, lines: lines, findings: renderer.findings)
}

private struct Shortcode {
  var range: Range<Int>
  var name: String
  var isEnd: Bool
  /// Arguments without names, in order.
  var places: [String] = []
  var named: [String: String] = [:]

  init?(_ source: [UInt8], at start: Int) {
    guard source.hasText("{{<", at: start) || source.hasText("{{%", at: start) else { return nil }
    let mark = source[start + 2] == UInt8(ascii: "<") ? ">}}" : "%}}"
    guard let end = source.end(of: mark, from: start + 3, before: min(source.count, start + 2000)) else {
      return nil
    }
    var text = String(decoding: source[(start + 3)..<(end - 3)], as: UTF8.self).trimmed
    isEnd = text.hasPrefix("/")
    if isEnd { text.removeFirst() }
    if text.hasSuffix("/") { text.removeLast() }
    let words = shellWords(text)
    guard let name = words.first, !name.hasPrefix("*") else { return nil }
    self.name = name.lowercased()
    range = start..<end
    for word in words.dropFirst() {
      if let equals = word.firstIndex(of: "="), !word[..<equals].contains("/") {
        named[String(word[..<equals])] = String(word[word.index(after: equals)...])
      } else {
        places.append(word)
      }
    }
  }

  func argument(_ name: String, _ place: Int) -> String? {
    named[name] ?? (places.indices.contains(place) ? places[place] : nil)
  }
}

private struct ShortcodeRenderer {
  let source: [UInt8]
  let context: PostContext
  let firstLine: Int
  var edits: [SourceEdit] = []
  var protected: [ProtectedText] = []
  var findings: [Finding] = []
  private let regions: SourceRegions
  private var unknown: Set<String> = []
  /// Whether some code had no end: then none further on has one.
  private var isEndless = false

  private static let boxes: Set<String> = [
    "notice", "note", "tip", "warning", "info", "hint", "callout", "admonition", "alert",
  ]

  init(source: [UInt8], context: PostContext, firstLine: Int) {
    self.source = source
    self.context = context
    self.firstLine = firstLine
    regions = sourceRegions(source)
  }

  mutating func run() {
    var position = 0
    while let brace = source[position...].firstIndex(of: UInt8(ascii: "{")) {
      position = brace + 1
      if let end = show(at: brace) {
        position = end
        continue
      }
      guard !regions.isCode(brace), let code = Shortcode(source, at: brace) else { continue }
      position = code.name == "highlight" && !code.isEnd ? highlight(code) : render(code)
    }
  }

  private mutating func render(_ code: Shortcode) -> Int {
    switch code.name {
    case _ where Self.boxes.contains(code.name):
      let title = code.isEnd ? "" : titleOfBox(code)
      replace(code, Array((code.isEnd ? "\n\n</aside>\n\n" : "\n\n<aside>\(title)\n\n").utf8))
    case "figure", "img", "image": insert(figure(code), for: code)
    case "youtube": insert(frame("https://www.youtube.com/embed/\(code.argument("id", 0) ?? "")"), for: code)
    case "vimeo": insert(frame("https://player.vimeo.com/video/\(code.argument("id", 0) ?? "")"), for: code)
    case "gist":
      let address = "https://gist.github.com/" + code.places.prefix(2).joined(separator: "/")
      insert("<a href=\"\(escaped(address))\">\(escaped(address))</a>", for: code)
    case "ref", "relref": replace(code, Array(reference(code).utf8))
    case "details": details(code)
    default:
      replace(code, [])
      if !code.isEnd { note(code) }
    }
    return code.range.upperBound
  }

  /// `{{</* name */>}}` shows a shortcode instead of carrying it out, in code too; where it ends.
  private mutating func show(at start: Int) -> Int? {
    guard source.hasText("{{</*", at: start) || source.hasText("{{%/*", at: start) else { return nil }
    let mark = source[start + 2] == UInt8(ascii: "<") ? "*/>}}" : "*/%}}"
    guard let end = source.end(of: mark, from: start + 5, before: min(source.count, start + 2000)) else {
      return nil
    }
    let shown = source[start..<(start + 3)] + source[(start + 5)..<(end - 5)] + source[(end - 3)..<end]
    if regions.isCode(start) {
      edits.append(SourceEdit(start..<end, Array(shown)))
    } else {
      edits.append(SourceEdit(start..<end, Placeholder.bytes(protected.count)))
      let html = Array(escaped(String(decoding: shown, as: UTF8.self)).utf8)
      protected.append(ProtectedText(source: Array(shown), html: html))
    }
    return end
  }

  /// What stands over a box: its title, or what follows its kind.
  private func titleOfBox(_ code: Shortcode) -> String {
    let second = code.places.count > 1 && !["true", "false"].contains(code.places[1]) ? code.places[1] : nil
    let title = code.named["title"] ?? second ?? ""
    return title.isEmpty ? "" : "<summary>\(escaped(title))</summary>"
  }

  private func figure(_ code: Shortcode) -> String {
    let parts = [code.named["title"], code.named["caption"], code.named["attr"]]
    let caption = parts.compactMap(\.self).joined(separator: " ")
    let alternative = code.named["alt"] ?? [parts[0], parts[1]].compactMap(\.self).joined(separator: " ")
    var image = "<img src=\"\(escaped(code.argument("src", 0) ?? ""))\" alt=\"\(escaped(alternative))\">"
    if let link = code.named["link"] { image = "<a href=\"\(escaped(link))\">\(image)</a>" }
    return "<figure>\(image)<figcaption>\(escaped(caption))</figcaption></figure>"
  }

  private func frame(_ address: String) -> String { "<iframe src=\"\(escaped(address))\"></iframe>" }

  private mutating func details(_ code: Shortcode) {
    if code.isEnd { return replace(code, Array("\n\n</details>\n\n".utf8)) }
    let summary = code.named["summary"].map { "<summary>\(escaped($0))</summary>" } ?? ""
    replace(code, Array("\n\n<details>\(summary)\n\n".utf8))
  }

  /// The address of the page that `ref` names by its path, its name or both; of a bundle by its folder.
  private mutating func reference(_ code: Shortcode) -> String {
    let name = code.argument("path", 0) ?? ""
    let parts = name.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let anchor = parts.count > 1 ? "#" + parts[1] : ""
    var path = String(parts.first ?? "").drop { $0 == "/" }[...]
    if path.isEmpty { return anchor }
    if PostFile.Kind(path: String(path)) != nil { path = withoutExtension(String(path))[...] }
    for ending in ["/_index", "/index", "/"] where path.hasSuffix(ending) {
      path = path.dropLast(ending.count)
    }
    let known =
      context.index.path(ofPost: String(path)) ?? context.index.path(ofPost: Path.name(of: String(path)))
    if let known { return context.site.baseURL + known + anchor }
    findings.append(
      Finding(
        .linkUnresolved, "“\(code.name) \(name)” names no post of the site",
        at: SourcePlace(path: context.path, line: line(of: code))))
    return anchor
  }

  private mutating func highlight(_ code: Shortcode) -> Int {
    var search = isEndless ? source.count : code.range.upperBound
    while let brace = source[search...].firstIndex(of: UInt8(ascii: "{")) {
      search = brace + 1
      guard let end = Shortcode(source, at: brace), end.name == "highlight", end.isEnd else { continue }
      let inner = source[code.range.upperBound..<brace]
      let text = inner.first == 0x0A ? inner.dropFirst() : inner
      let html =
        "<pre><code class=\"language-\(escaped(code.places.first ?? ""))\">\(escaped(String(decoding: text, as: UTF8.self)))</code></pre>"
      edits.append(
        SourceEdit(code.range.lowerBound..<end.range.upperBound, Placeholder.bytes(protected.count)))
      protected.append(ProtectedText(source: Array(inner), html: Array(html.utf8), isElement: true))
      return end.range.upperBound
    }
    isEndless = true
    return render(code)
  }

  private mutating func insert(_ html: String, for code: Shortcode) {
    replace(code, Placeholder.bytes(protected.count))
    protected.append(
      ProtectedText(source: Array(source[code.range]), html: Array(html.utf8), isElement: true))
  }

  private mutating func replace(_ code: Shortcode, _ bytes: [UInt8]) {
    edits.append(SourceEdit(code.range, bytes))
  }

  private mutating func note(_ code: Shortcode) {
    guard unknown.insert(code.name).inserted else { return }
    findings.append(
      Finding(
        .liquidUnknown, "the shortcode “\(code.name)” is not known",
        at: SourcePlace(path: context.path, line: line(of: code))))
  }

  private func line(of code: Shortcode) -> Int {
    firstLine + source[..<code.range.lowerBound].count { $0 == 0x0A }
  }
}
