import Manuscript

/// The library of a WordPress site, and what its editor leaves for the site to make HTML of.
struct WordPressLibrary {
  /// The addresses of attachments by their numbers.
  private var addresses: [String: String] = [:]

  init(_ items: [FeedElement]) {
    for item in items where item.text("post_type") == "attachment" {
      if let id = item.text("post_id"), let address = item.text("attachment_url") { addresses[id] = address }
    }
  }

  /// The text of a post as HTML: shortcodes of pictures and code carried out, and where the text has no
  /// paragraphs, those that its empty lines mean. Of shortcodes that are not known only what they enclose stays.
  func html(of text: String) -> (html: String, unknown: [String]) {
    let (text, unknown) = shortcodes(text)
    let hasBlocks = text.contains("<!-- wp:") || text.contains("<p>") || text.contains("<p ")
    return (hasBlocks ? text : paragraphs(text), unknown)
  }

  private static let known: Set<String> = [
    "caption", "gallery", "embed", "audio", "video", "code", "sourcecode", "playlist", "youtube", "vimeo",
  ]

  /// Shortcodes `[name arguments]text[/name]`. A word in brackets that is none of these is text, unless it has
  /// arguments as a shortcode has.
  private func shortcodes(_ text: String) -> (html: String, unknown: [String]) {
    var result = ""
    var unknown: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "[") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "]") else { break }
      let inner = rest[rest.index(after: open)..<close]
      let name = String(inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
      guard Self.known.contains(name) else {
        if isShortcode(inner, name) {
          unknown.append(name)
          rest = rest[rest.index(after: close)...]
        } else if inner == "/" + (unknown.last { inner.hasSuffix($0) } ?? " ") {
          rest = rest[rest.index(after: close)...]
        } else {
          result.append("[")
          rest = rest.dropFirst()
        }
        continue
      }
      rest = rest[rest.index(after: close)...]
      var body: Substring = ""
      if !inner.hasSuffix("/"), let end = rest.range(ofEnd: name) {
        body = rest[..<end.lowerBound]
        rest = rest[end.upperBound...]
      }
      let own = inner.dropFirst(name.count).drop { $0 == " " || $0 == "=" }
      let isAddress = ["youtube", "vimeo"].contains(name) && !own.isEmpty
      result += html(name, arguments(inner.dropFirst(name.count)), isAddress ? String(own) : String(body))
    }
    return (result + rest, unknown)
  }

  /// Whether a word in brackets has arguments in quotation marks.
  private func isShortcode(_ inner: Substring, _ name: String) -> Bool {
    !name.isEmpty && inner.dropFirst(name.count).first == " "
      && (inner.contains("=\"") || inner.contains("='"))
  }

  private func html(_ name: String, _ arguments: [String: String], _ body: String) -> String {
    switch name {
    case "caption":
      let end = body.lastIndex(of: ">").map { body.index(after: $0) } ?? body.startIndex
      let caption = arguments["caption"] ?? body[end...].trimmed
      return "<figure>\(body[..<end])<figcaption>\(caption)</figcaption></figure>"
    case "gallery", "playlist":
      let ids = (arguments["ids"] ?? arguments["include"] ?? "").split(separator: ",").map(\.trimmed)
      let images = ids.compactMap { addresses[$0] }.map { "<img src=\"\(escaped($0))\">" }
      return images.isEmpty ? "" : "<figure>\(images.joined())</figure>"
    case "code", "sourcecode":
      let language = arguments["language"] ?? arguments["lang"] ?? ""
      return "<pre><code class=\"language-\(escaped(language))\">\(body.trimmingPrefix("\n"))</code></pre>"
    default:
      var address =
        body.isEmpty ? arguments["src"] ?? arguments["mp4"] ?? arguments["mp3"] ?? "" : body.trimmed
      if name == "vimeo", Int(address) != nil { address = "https://vimeo.com/\(address)" }
      return address.isEmpty ? "" : "<iframe src=\"\(escaped(address))\"></iframe>\n\n"
    }
  }

  private func arguments(_ text: Substring) -> [String: String] {
    var arguments: [String: String] = [:]
    var rest = text
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].trimmed
      rest = rest[rest.index(after: equals)...]
      let quote = rest.first
      if quote == "\"" || quote == "'" {
        rest = rest.dropFirst()
        let end = rest.firstIndex { $0 == quote } ?? rest.endIndex
        arguments[name] = String(rest[..<end])
        rest = rest[end...].dropFirst()
      } else {
        let end = rest.firstIndex(where: \.isWhitespace) ?? rest.endIndex
        arguments[name] = String(rest[..<end])
        rest = rest[end...]
      }
    }
    return arguments
  }

  /// Empty lines end paragraphs and other line ends break lines, outside of `pre`.
  private func paragraphs(_ text: String) -> String {
    var result = ""
    var isCode = false
    for part in text.split(separator: "\n\n", omittingEmptySubsequences: true) {
      let begins = part.contains("<pre")
      if isCode || begins || startsBlock(part) {
        result += part + "\n\n"
      } else {
        result += "<p>\(part.trimmed.replacing("\n", with: "<br>\n"))</p>\n\n"
      }
      isCode = (isCode || begins) && !part.contains("</pre>")
    }
    return result
  }

  private func startsBlock(_ part: Substring) -> Bool {
    guard let rest = part.trimmed.split(separator: "<", maxSplits: 1).first, part.trimmed.hasPrefix("<")
    else {
      return false
    }
    let name = rest.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }.lowercased()
    return [
      "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "table", "blockquote", "div", "figure",
      "hr",
      "section", "article", "iframe", "form", "embed", "details", "address", "pre",
    ].contains(name)
  }
}

extension Substring {
  /// Where `[/name]` first stands.
  fileprivate func range(ofEnd name: String) -> Range<Index>? { firstRange(of: "[/\(name)]") }
}
