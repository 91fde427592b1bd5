/// Writes the tree that is made of a document, as html5lib's tests of tree construction write trees: a line for
/// each element, attribute and text, indented by two spaces a level.
///
/// Comments, doctypes and what is inside drawings are not in our trees, nor is the namespace of an element.
///
/// - Parameters:
///   - bytes: valid UTF-8.
///   - isDocument: whether it is a whole document; else it is what stands inside `body`.
/// - Returns: the lines, of a document below that of `html`.
package func describeTree(_ bytes: [UInt8], isDocument: Bool) -> String {
  var lines: [String] = isDocument ? ["| <html>"] : []
  let depth = isDocument ? 1 : 0
  for node in parseHTML(bytes, isDocument: isDocument, lines: LineTable()).nodes {
    describe(node, depth, &lines)
  }
  return lines.joined(separator: "\n")
}

/// Parses a fragment in both ways that `parseHTML` has.
///
/// - Parameter bytes: valid UTF-8.
/// - Returns: whether it is well formed, and whether the trees are the same; always so where it is not.
package func compareTrees(_ bytes: [UInt8]) -> (isWellFormed: Bool, isSame: Bool) {
  guard let quick = parseWellFormed(bytes, lines: LineTable()) else { return (false, true) }
  return (true, quick == constructTree(bytes, isDocument: false, lines: LineTable()).nodes)
}

private func describe(_ node: HTMLNode, _ depth: Int, _ lines: inout [String]) {
  let indent = "| " + String(repeating: "  ", count: depth)
  switch node {
  case .text(let text): lines.append("\(indent)\"\(text)\"")
  case .element(let element):
    lines.append("\(indent)<\(element.typeName)>")
    let attributes = element.attributes.filter { !$0.name.hasPrefix("x-drawing") }
    for attribute in attributes.sorted(by: { $0.name < $1.name }) {
      lines.append("\(indent)  \(attribute.name)=\"\(attribute.value)\"")
    }
    for child in element.children { describe(child, depth + 1, &lines) }
  }
}
