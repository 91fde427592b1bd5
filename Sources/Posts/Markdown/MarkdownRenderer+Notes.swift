import CMark

extension MarkdownRenderer {
  /// Finds the labels of the notes. cmark numbers notes in the order of their first references and does not
  /// say what the author called them: that stands in the line where the note begins.
  mutating func collectNotes(_ document: Node, of markdown: [UInt8]) {
    var lines: [ArraySlice<UInt8>]?
    var taken: Set<String> = []
    var child = cmark_node_first_child(document)
    while let node = child {
      if cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION {
        let all = lines ?? markdown.split(separator: 0x0A, omittingEmptySubsequences: false)
        lines = all
        let number = Int(cmark_node_get_start_line(node)) - 1
        let label = all.indices.contains(number) ? MarkdownRenderer.label(all[number]) : nil
        let free = label.flatMap { taken.contains($0) ? nil : $0 } ?? "\(noteLabels.count + 1)"
        taken.insert(free)
        noteLabels.append(free)
      }
      child = cmark_node_next(node)
    }
  }

  /// cmark leaves a reference to a note that does not exist as one piece of text.
  mutating func noteUndefined(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count > 3, text[0] == UInt8(ascii: "["), text[1] == UInt8(ascii: "^"),
      text.last == UInt8(ascii: "]")
    else { return }
    undefinedNotes.append(
      (String(decoding: text.dropFirst(2).dropLast(), as: UTF8.self), sourceLine(currentLine)))
  }

  /// The label in `[^label]: text`.
  private static func label(_ line: ArraySlice<UInt8>) -> String? {
    guard let start = line.firstRange(ofASCII: "[^")?.upperBound,
      let end = line[start...].firstRange(ofASCII: "]:")?.lowerBound, end > start
    else { return nil }
    return String(decoding: line[start..<end], as: UTF8.self)
  }

  /// Notes stand at the end of the tree; their list is written as kramdown and GitHub write it.
  mutating func noteDefinition(_ node: Node, _ isEntering: Bool) {
    guard isEntering else { return add("</li>\n") }
    if noteNumber == 0 { add("<section class=\"footnotes\"><ol>\n") }
    guard noteLabels.indices.contains(noteNumber) else { return add("<li>") }
    add("<li id=\"fn-")
    escape(noteLabels[noteNumber])
    add("\">")
    noteNumber += 1
  }

  mutating func noteReference(_ node: Node) {
    guard let literal = cmark_node_get_literal(node), let number = Int(String(cString: literal)),
      noteLabels.indices.contains(number - 1)
    else { return }
    add("<sup><a href=\"#fn-")
    escape(noteLabels[number - 1])
    add("\">\(number)</a></sup>")
  }
}
