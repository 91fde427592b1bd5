import Manuscript

extension XMLWriter {
  /// Begins a content document, up to and with `<body>` (EPUB 3.3 §6.1).
  ///
  /// - Parameters:
  ///   - title: the document's own title, for history lists and screen readers.
  ///   - language: of its text.
  mutating func openPage(title: String, language: Language) {
    doctype()
    open(
      "html", XMLAttribute("xmlns", "http://www.w3.org/1999/xhtml"),
      XMLAttribute("xmlns:epub", "http://www.idpf.org/2007/ops"), language: language)
    newline()
    open("head")
    newline()
    empty("meta", XMLAttribute("charset", "utf-8"))
    newline()
    element("title", text: title)
    newline()
    empty(
      "link", XMLAttribute("rel", "stylesheet"), XMLAttribute("type", MediaType.css.rawValue),
      XMLAttribute("href", Stylesheet.file))
    newline()
    closeLine()
    open("body")
    newline()
  }

  /// Ends a content document.
  mutating func closePage() {
    closeLine()
    closeLine()
  }

  /// Writes an element of text and ends the line.
  mutating func line(
    _ name: String, _ attribute: XMLAttribute? = nil, language: Language? = nil, text: String
  ) {
    element(name, attribute, language: language, text: text)
    newline()
  }
}

extension XMLAttribute {
  /// `class`.
  static func style(_ name: String) -> XMLAttribute { XMLAttribute("class", name) }
  /// `epub:type` (EPUB 3 Structural Semantics Vocabulary).
  static func type(_ name: String) -> XMLAttribute { XMLAttribute("epub:type", name) }
  /// `role` (DPUB-ARIA).
  static func role(_ name: String) -> XMLAttribute { XMLAttribute("role", name) }
  /// `id`.
  static func id(_ name: String) -> XMLAttribute { XMLAttribute("id", name) }
  /// `href`.
  static func address(_ address: String) -> XMLAttribute { XMLAttribute("href", address) }
}

/// An attribute where a condition holds.
func when(_ condition: Bool, _ attribute: XMLAttribute) -> XMLAttribute? { condition ? attribute : nil }
