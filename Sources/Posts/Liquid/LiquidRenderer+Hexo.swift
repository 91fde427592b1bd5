import Manuscript

extension LiquidRenderer {
  /// Carries out a tag of Hexo; says whether it is one.
  mutating func hexoTag(_ token: LiquidToken) -> Bool {
    let arguments = shellWords(token.arguments)
    guard let first = arguments.first else { return false }
    switch token.name {
    case "asset_img", "img": image(arguments, token)
    case "asset_path": write(Array(first.utf8), for: token)
    case "asset_link": anchor(first, arguments.dropFirst().first ?? first, token)
    case "post_link", "post_path": postLink(arguments, token)
    case "link": hexoLink(arguments, token)
    case "youtube": frame("https://www.youtube.com/embed/\(first)", token)
    case "vimeo": frame("https://player.vimeo.com/video/\(first)", token)
    case "gist": anchor("https://gist.github.com/\(first)", "gist.github.com/\(first)", token)
    case "iframe", "pdf": frame(first, token)
    case "video": insert("<video src=\"\(escaped(first))\"></video>", for: token)
    case "jsfiddle": frame("https://jsfiddle.net/\(first)", token)
    case "note" where token.arguments.contains(","): note(token)
    case "label": label(token)
    case "btn", "button": button(token)
    default: return false
    }
    return true
  }

  /// `[classes] address [width] [height] [title]`.
  private mutating func image(_ arguments: [String], _ token: LiquidToken) {
    let isAddress = { (word: String) in word.contains("/") || word.contains(".") }
    guard let index = arguments.firstIndex(where: isAddress) else { return }
    let rest = arguments[(index + 1)...].drop { Int($0) != nil }
    let title = rest.joined(separator: " ").filter { $0 != "\"" && $0 != "'" }
    insert("<img src=\"\(escaped(arguments[index]))\" alt=\"\(escaped(title))\">", for: token)
  }

  private mutating func postLink(_ arguments: [String], _ token: LiquidToken) {
    let name = arguments[0].replacing(".md", with: "")
    guard let path = context.index.path(ofPost: name) else {
      findings.append(
        Finding(.linkUnresolved, "“\(token.name) \(name)” names no post of the book", at: place(token)))
      return write(Array(arguments.dropFirst().joined(separator: " ").utf8), for: token)
    }
    if token.name == "post_path" { return write(Array(path.utf8), for: token) }
    let text = arguments.dropFirst().filter { $0 != "true" && $0 != "false" }.joined(separator: " ")
    anchor(
      context.site.baseURL + path, text.isEmpty ? context.index.title(ofPath: path) ?? name : text, token)
  }

  /// `note classes, text` of the theme Volantis, which has no end.
  private mutating func note(_ token: LiquidToken) {
    let text = token.arguments.drop { $0 != "," }.dropFirst()
    write(Array("\n<aside>\n\n\(String(text).trimmed)\n\n</aside>\n".utf8), for: token)
  }

  /// `[class]@text`, of the theme NexT.
  private mutating func label(_ token: LiquidToken) {
    let text = token.arguments.trimmed
    let word = text.firstIndex(of: "@").map { String(text[text.index(after: $0)...]) } ?? text
    write(Array(word.trimmed.utf8), for: token)
  }

  /// `address, text, icon, title`, of the theme NexT.
  private mutating func button(_ token: LiquidToken) {
    let parts = token.arguments.split(separator: ",", omittingEmptySubsequences: false).map(\.trimmed)
    let words = parts.dropFirst().first ?? ""
    anchor(parts[0], words.isEmpty ? parts.last ?? "" : words, token)
  }

  private mutating func hexoLink(_ arguments: [String], _ token: LiquidToken) {
    let index = arguments.firstIndex { $0.contains("/") } ?? 0
    anchor(arguments[index], arguments[..<index].joined(separator: " "), token)
  }

  mutating func anchor(_ address: String, _ text: String, _ token: LiquidToken) {
    insert("<a href=\"\(escaped(address))\">\(escaped(text.isEmpty ? address : text))</a>", for: token)
  }

  mutating func frame(_ address: String, _ token: LiquidToken) {
    insert("<iframe src=\"\(escaped(address))\"></iframe>", for: token)
  }
}

/// Splits at white space outside of quote marks, and takes these away.
func shellWords(_ text: String) -> [String] {
  var words: [String] = []
  var word = ""
  var quote: Character?
  var isInWord = false
  for character in text {
    if let open = quote {
      if character == open { quote = nil } else { word.append(character) }
    } else if character == "\"" || character == "'" {
      (quote, isInWord) = (character, true)
    } else if character.isWhitespace {
      if isInWord { words.append(word) }
      (word, isInWord) = ("", false)
    } else {
      word.append(character)
      isInWord = true
    }
  }
  if isInWord { words.append(word) }
  return words
}
