import CMark

/// Writes a CommonMark tree as HTML and notes for each block which line of the source it came from.
struct MarkdownRenderer {
  var output: [UInt8] = []
  var lines: LineTable
  let protected: [ProtectedText]
  let rules: DialectRules
  let sourceLine: (Int) -> Int
  /// Notes are numbered by cmark; this is the label of each.
  var noteLabels: [String] = []
  /// The number of the note that is being written.
  var noteNumber = 0
  /// Notes that the text refers to and nobody wrote, with their lines.
  var undefinedNotes: [(label: String, line: Int)] = []
  /// The line that was last written about, in the Markdown.
  var currentLine = 1
  /// Whether marks become those of print in this block, and the last character of its text.
  var smart: (isOn: Bool, previous: Character?) = (false, nil)
  /// Whether an SVG drawing has begun in the text and not ended.
  var isInDrawing = false
  private var isInTableHead = false
  /// Whether the head that is passed is one that a table was given because GitHub's tables need one.
  private var isInMadeHead = false
  /// The number of the cell that is being written, in its row.
  private var column = 0

  init(
    protected: [ProtectedText], rules: DialectRules, sourceLine: @escaping (Int) -> Int, capacity: Int
  ) {
    self.protected = protected
    self.rules = rules
    self.sourceLine = sourceLine
    lines = LineTable(first: sourceLine(1))
    output.reserveCapacity(capacity + capacity / 4)
  }

  typealias Node = OpaquePointer

  /// Walks the tree with cmark's iterator: no recursion, whatever the depth.
  mutating func render(_ document: Node, of markdown: [UInt8]) {
    collectNotes(document, of: markdown)
    guard let iterator = cmark_iter_new(document) else { return }
    defer { cmark_iter_free(iterator) }
    var imageDepth = 0
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(iterator) else { break }
      let isEntering = event == CMARK_EVENT_ENTER
      if cmark_node_get_type(node) == CMARK_NODE_IMAGE {
        imageDepth += isEntering ? 1 : -1
        if imageDepth == (isEntering ? 1 : 0) { image(node, isEntering) }
      } else if imageDepth > 0 {
        if isEntering { alternative(node) }
      } else {
        write(node, isEntering)
      }
    }
    if !noteLabels.isEmpty { add("</ol></section>") }
  }

  private mutating func write(_ node: Node, _ isEntering: Bool) {
    let type = cmark_node_get_type(node)
    if type.rawValue & 0xC000 == 0x8000, isEntering { mark(node) }
    if rules.isSmart, isEntering, type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING {
      beginSmartText(node)
    }
    if !writeBlock(node, type, isEntering) { writeInline(node, type, isEntering) }
  }

  /// Notes the line in which a block begins.
  private mutating func mark(_ node: Node) {
    let line = Int(cmark_node_get_start_line(node))
    guard line > 0 else { return }
    currentLine = line
    lines.add(sourceLine(line), at: output.count)
  }

  /// Goes one line on within a block.
  mutating func nextLine() {
    currentLine += 1
    lines.add(sourceLine(currentLine), at: output.count)
  }

  private mutating func writeBlock(_ node: Node, _ type: cmark_node_type, _ isEntering: Bool) -> Bool {
    switch type {
    case CMARK_NODE_DOCUMENT: break
    case CMARK_NODE_BLOCK_QUOTE: add(isEntering ? "<blockquote>" : "</blockquote>\n")
    case CMARK_NODE_LIST: list(node, isEntering)
    case CMARK_NODE_ITEM: item(node, isEntering)
    case CMARK_NODE_CODE_BLOCK: codeBlock(node)
    case CMARK_NODE_HTML_BLOCK: raw(node)
    case CMARK_NODE_PARAGRAPH: paragraph(node, isEntering)
    case CMARK_NODE_HEADING:
      add(isEntering ? "<h" : "</h")
      add(String(cmark_node_get_heading_level(node)))
      add(isEntering ? ">" : ">\n")
    case CMARK_NODE_THEMATIC_BREAK: add("<hr>\n")
    case CMARK_NODE_FOOTNOTE_DEFINITION: noteDefinition(node, isEntering)
    default: return writeExtension(node, isEntering)
    }
    return true
  }

  /// The headers of cmark-gfm do not declare the types of its extensions: they are known by name.
  private mutating func writeExtension(_ node: Node, _ isEntering: Bool) -> Bool {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "table": add(isEntering ? "<table>" : "</table>\n")
    case "table_row", "table_header": row(node, isEntering)
    case "table_cell": cell(node, isEntering)
    case "tasklist": item(node, isEntering)
    case "strikethrough": add(isEntering ? "<del>" : "</del>")
    default: return false
    }
    return true
  }

  private mutating func list(_ node: Node, _ isEntering: Bool) {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    guard isEntering else { return add(isOrdered ? "</ol>\n" : "</ul>\n") }
    add(isOrdered ? "<ol" : "<ul")
    let start = cmark_node_get_list_start(node)
    if isOrdered, start != 1 { add(" start=\"\(start)\"") }
    add(">\n")
  }

  private mutating func item(_ node: Node, _ isEntering: Bool) {
    guard isEntering else { return add("</li>\n") }
    add("<li>")
    guard String(cString: cmark_node_get_type_string(node)) == "tasklist" else { return }
    let isDone = cmark_gfm_extensions_get_tasklist_item_checked(node)
    add(isDone ? "<input type=\"checkbox\" checked>" : "<input type=\"checkbox\">")
  }

  /// The paragraphs of a tight list have no element of their own, as in CommonMark's HTML.
  private mutating func paragraph(_ node: Node, _ isEntering: Bool) {
    let list = cmark_node_parent(node).flatMap(cmark_node_parent)
    let isTight = list.map {
      cmark_node_get_type($0) == CMARK_NODE_LIST && cmark_node_get_list_tight($0) != 0
    }
    if isTight == true { return add(isEntering ? "" : "\n") }
    add(isEntering ? "<p>" : "</p>\n")
  }

  private mutating func row(_ node: Node, _ isEntering: Bool) {
    let isHead = cmark_gfm_extensions_get_table_row_is_header(node) != 0
    isInTableHead = isHead
    column = 0
    if isHead, isMade(node) {
      isInMadeHead = isEntering
      return
    }
    if isHead { return add(isEntering ? "<thead><tr>" : "</tr></thead>\n") }
    add(isEntering ? "<tr>" : "</tr>\n")
  }

  /// Whether the first cell of a row holds nothing but the mark of a head that was made.
  private func isMade(_ row: Node) -> Bool {
    guard let cell = cmark_node_first_child(row), let text = cmark_node_first_child(cell),
      let literal = cmark_node_get_literal(text)
    else { return false }
    return literal[0] == CChar(nothing) && literal[1] == 0
  }

  private mutating func cell(_ node: Node, _ isEntering: Bool) {
    if isInMadeHead { return }
    let tag = isInTableHead ? "th" : "td"
    guard isEntering else {
      column += 1
      return add("</\(tag)>")
    }
    add("<\(tag)")
    switch alignment(of: node) {
    case UInt8(ascii: "l"): add(" align=\"left\"")
    case UInt8(ascii: "c"): add(" align=\"center\"")
    case UInt8(ascii: "r"): add(" align=\"right\"")
    default: break
    }
    add(">")
  }

  private func alignment(of cell: Node) -> UInt8 {
    guard let row = cmark_node_parent(cell), let table = cmark_node_parent(row),
      let alignments = cmark_gfm_extensions_get_table_alignments(table)
    else { return 0 }
    return column < Int(cmark_gfm_extensions_get_table_columns(table)) ? alignments[column] : 0
  }

  private mutating func codeBlock(_ node: Node) {
    add("<pre><code")
    let info = String(cString: cmark_node_get_fence_info(node))
    let language = info.prefix { !$0.isWhitespace && $0 != "{" && $0 != ":" }
    if !language.isEmpty {
      add(" class=\"language-")
      escape(String(language))
      add("\"")
    }
    add(">")
    literal(node) { $0.escape($1) }
    add("</code></pre>\n")
  }

  /// Raw HTML goes through as it is; each of its lines is noted. What begins with an inline element is kept
  /// apart from what stands beside it: for the author it is a paragraph.
  private mutating func raw(_ node: Node) {
    literal(node) { renderer, text in
      let isInline = beginsInline(text)
      if isInline { renderer.add("<x-separator></x-separator>") }
      defer { if isInline { renderer.add("<x-separator></x-separator>") } }
      var position = 0
      var plain = 0
      while position < text.count {
        let byte = text[position]
        // Runs of ordinary bytes are copied whole.
        if byte != 0x0A, byte != Placeholder.start, byte != nothing {
          position += 1
          continue
        }
        renderer.output += text[plain..<position]
        defer { plain = position }
        if byte == Placeholder.start,
          let found = Placeholder.read(text, at: position, from: renderer.protected)
        {
          renderer.output += found.protected.block
          position = found.end
          continue
        }
        if byte != nothing {
          renderer.output.append(byte)
        } else if position > 0, text[position - 1] == UInt8(ascii: "<") {
          // A sign that begins no element (`kramdownLinks`).
          renderer.output.removeLast()
          renderer.add("&lt;")
        }
        position += 1
        if byte == 0x0A, position < text.count { renderer.nextLine() }
      }
      renderer.output += text[plain...]
    }
  }
}

/// Whether raw HTML begins with the start tag of an element that stands within text.
private func beginsInline(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
  let start = text.prefix(16).drop(while: \.isHTMLSpace)
  guard start.first == UInt8(ascii: "<") else { return false }
  let name = start.dropFirst().prefix { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) }
  guard !name.isEmpty, let tag = HTMLTag(rawValue: String(decoding: name, as: UTF8.self).lowercased()) else {
    return false
  }
  return !tag.isBlock
}
