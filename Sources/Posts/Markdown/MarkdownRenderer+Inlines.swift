import CMark
import Foundation

extension MarkdownRenderer {
  mutating func writeInline(_ node: Node, _ type: cmark_node_type, _ isEntering: Bool) {
    switch type {
    case CMARK_NODE_TEXT:
      literal(node) {
        $0.noteUndefined($1)
        if $0.smart.isOn { $0.smartText($1) } else { $0.text($1) }
      }
    case CMARK_NODE_SOFTBREAK: newline(rules.breaksLines ? "<br>\n" : "\n")
    case CMARK_NODE_LINEBREAK: newline("<br>\n")
    case CMARK_NODE_CODE:
      add("<code>")
      literal(node) { $0.escape($1) }
      add("</code>")
    case CMARK_NODE_HTML_INLINE:
      let isSpokenOf = neverEnds(node)
      literal(node) { if isSpokenOf { $0.escape($1) } else { $0.tag($1) } }
    case CMARK_NODE_EMPH: add(isEntering ? "<em>" : "</em>")
    case CMARK_NODE_STRONG: add(isEntering ? "<strong>" : "</strong>")
    case CMARK_NODE_LINK: link(node, isEntering)
    case CMARK_NODE_FOOTNOTE_REFERENCE: if isEntering { noteReference(node) }
    default: break
    }
  }

  /// Whether a tag begins an element that swallows all up to its end, and has no end within its paragraph or cell:
  /// the text speaks of the element.
  private func neverEnds(_ node: Node) -> Bool {
    guard let name = ["script", "style", "iframe"].first(where: { hasTag(node, "<\($0)") }) else {
      return false
    }
    var next = cmark_node_next(node)
    for _ in 0..<1000 {
      guard let sibling = next else { return true }
      if hasTag(sibling, "</\(name)") { return false }
      next = cmark_node_next(sibling)
    }
    return true
  }

  private func hasTag(_ node: Node, _ start: String) -> Bool {
    guard cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE, let text = cmark_node_get_literal(node) else {
      return false
    }
    let tag = String(cString: text).lowercased()
    return tag.hasPrefix(start) && tag.dropFirst(start.count).first.map { !$0.isLetter } ?? false
  }

  private mutating func tag(_ tag: UnsafeBufferPointer<UInt8>) {
    if tag.starts(with: "<svg".utf8) { isInDrawing = true }
    if tag.starts(with: "</svg".utf8) { isInDrawing = false }
    // A drawing has a title of its own.
    if !isInDrawing, isText(tag) { escape(tag) } else { restore(tag) }
  }

  /// Whether a tag within text is shown as it was written: one that would swallow all that follows (GitHub's
  /// “disallowed raw HTML”), and for kramdown one that cannot stand in text.
  private func isText(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
    let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
    guard !name.isEmpty else { return false }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    if ["title", "textarea", "xmp", "noembed", "noframes", "plaintext"].contains(text) { return true }
    return rules.hasKramdownBlocks && HTMLTag(rawValue: text)?.isBlock == true
      && !["details", "summary", "video", "audio", "iframe", "figure"].contains(text)
  }

  private mutating func newline(_ html: String) {
    add(html)
    nextLine()
  }

  private mutating func link(_ node: Node, _ isEntering: Bool) {
    guard isEntering else { return add("</a>") }
    add("<a href=\"")
    escape(String(cString: cmark_node_get_url(node)))
    title(node)
    add("\">")
  }

  /// The text inside an image is its alternative text; `alternative(_:)` writes it in between.
  mutating func image(_ node: Node, _ isEntering: Bool) {
    guard isEntering else {
      title(node)
      return add("\">")
    }
    add("<img src=\"")
    escape(String(cString: cmark_node_get_url(node)))
    add("\" alt=\"")
  }

  /// Markup within an alternative text counts as its characters.
  mutating func alternative(_ node: Node) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: literal(node) { $0.escape($1) }
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: add(" ")
    default: break
    }
  }

  private mutating func title(_ node: Node) {
    let title = String(cString: cmark_node_get_title(node))
    guard !title.isEmpty else { return }
    add("\" title=\"")
    escape(title)
  }
}

extension MarkdownRenderer {
  mutating func add(_ html: String) { output += html.utf8 }

  /// Gives the characters of a leaf to `body`.
  mutating func literal(_ node: Node, _ body: (inout MarkdownRenderer, UnsafeBufferPointer<UInt8>) -> Void) {
    guard let start = cmark_node_get_literal(node) else { return }
    let count = strlen(start)
    start.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(&self, UnsafeBufferPointer(start: $0, count: count))
    }
  }

  mutating func escape(_ text: String) {
    var text = text
    text.withUTF8 { escape($0) }
  }

  /// Characters for content or a quoted attribute, with placeholders as the author wrote them.
  mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    write(text) { renderer, protected in
      protected.source.withUnsafeBufferPointer { renderer.escape($0) }
    }
  }

  /// Running text with marks of print.
  private mutating func smartText(_ text: UnsafeBufferPointer<UInt8>) {
    var made = smartPunctuation(String(decoding: text, as: UTF8.self), after: smart.previous)
    smart.previous = made.last ?? smart.previous
    made.withUTF8 { self.text($0) }
  }

  /// Looks at a paragraph, heading or cell as a whole: the marks of one that has Chinese in it are left alone.
  mutating func beginSmartText(_ block: Node) {
    var all = ""
    if let iterator = cmark_iter_new(block) {
      defer { cmark_iter_free(iterator) }
      while cmark_iter_next(iterator) != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) {
        if cmark_node_get_type(node) == CMARK_NODE_TEXT, let text = cmark_node_get_literal(node) {
          all += String(cString: text)
        }
      }
    }
    smart = (!hasOwnPunctuation(all), nil)
  }

  /// Running text: a placeholder becomes what it stands for.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    write(text) { renderer, protected in renderer.output += protected.html }
  }

  /// Raw HTML, with placeholders as the author wrote them.
  mutating func restore(_ text: UnsafeBufferPointer<UInt8>) {
    var position = 0
    while position < text.count {
      if text[position] == Placeholder.start,
        let found = Placeholder.read(text, at: position, from: protected)
      {
        output += found.protected.source
        position = found.end
      } else {
        if text[position] != nothing { output.append(text[position]) }
        position += 1
      }
    }
  }

  /// Escapes runs of characters and hands each placeholder to `replace`.
  private mutating func write(
    _ text: UnsafeBufferPointer<UInt8>, _ replace: (inout MarkdownRenderer, ProtectedText) -> Void
  ) {
    var position = 0
    var plain = 0
    while position < text.count {
      let byte = text[position]
      guard
        byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22 || byte == Placeholder.start
          || byte == nothing
      else {
        position += 1
        continue
      }
      output += text[plain..<position]
      if byte == Placeholder.start, let found = Placeholder.read(text, at: position, from: protected) {
        replace(&self, found.protected)
        position = found.end
      } else if byte == nothing {
        position += 1
      } else {
        add(reference(byte))
        position += 1
      }
      plain = position
    }
    output += text[plain...]
  }

  private func reference(_ byte: UInt8) -> String {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    default: ""
    }
  }
}
