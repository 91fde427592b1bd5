import CGumbo

/// An SVG drawing within a text, as a file of its own.
struct Drawing {
  /// The file, as XML.
  var xml: String
  /// What its `title` says.
  var title: String
  /// Whether anything in it would show: a shape, a picture, text, or a use of something that it holds.
  var hasShape: Bool
}

/// Writes a drawing of a C tree as XML, without recursion.
///
/// The parser has given elements and attributes the capital letters that SVG wants. What XML cannot say is
/// left out: names with odd characters, and prefixes that nothing declares. Cleaning is the business of
/// whoever reads the file.
func copyDrawing(_ root: UnsafeMutablePointer<GumboNode>) -> Drawing {
  var copy = DrawingCopy()
  copy.run(root)
  return Drawing(xml: copy.output, title: copy.title, hasShape: copy.hasShape)
}

private struct DrawingCopy {
  var output = ""
  var title = ""
  var hasShape: Bool { hasOwnShape || !uses.isDisjoint(with: names) }
  private var hasOwnShape = false
  private var uses: Set<String> = []
  private var names: Set<String> = []
  private var isInTitle = false

  private struct Frame {
    let node: UnsafeMutablePointer<GumboNode>
    let name: String
    var next = 0
  }

  mutating func run(_ root: UnsafeMutablePointer<GumboNode>) {
    guard let name = open(root, isRoot: true) else { return }
    var stack = [Frame(node: root, name: name)]
    while let top = stack.indices.last {
      let children = stack[top].node.pointee.v.element.children
      guard stack[top].next < Int(children.length) else {
        output += "</\(stack.removeLast().name)>"
        isInTitle = false
        continue
      }
      let child = children.data[stack[top].next]?.assumingMemoryBound(to: GumboNode.self)
      stack[top].next += 1
      guard let child else { continue }
      switch child.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        let text = String(cString: child.pointee.v.text.text)
        if isInTitle { title += text }
        write(text, isAttribute: false)
      case GUMBO_NODE_ELEMENT:
        if let name = open(child, isRoot: false) { stack.append(Frame(node: child, name: name)) }
      default: break
      }
    }
  }

  /// Writes a start tag; `nil` where the element has no name in XML, so that it is left out.
  private mutating func open(_ node: UnsafeMutablePointer<GumboNode>, isRoot: Bool) -> String? {
    let element = node.pointee.v.element
    guard let name = isRoot ? "svg" : name(of: element), isXMLName(name) else { return nil }
    output += "<" + name
    if isRoot { output += " xmlns=\"http://www.w3.org/2000/svg\"" }
    if isRoot { output += " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" }
    for index in 0..<Int(element.attributes.length) {
      guard let attribute = element.attributes.data[index]?.assumingMemoryBound(to: GumboAttribute.self)
      else { continue }
      write(attribute.pointee, of: name)
    }
    output += ">"
    note(name)
    return name
  }

  private func name(of element: GumboElement) -> String? {
    var original = element.original_tag
    gumbo_tag_from_original_text(&original)
    guard let data = original.data, original.length > 0 else {
      return element.tag == GUMBO_TAG_UNKNOWN
        ? nil : gumbo_normalized_tagname(element.tag).map { String(cString: $0) }
    }
    if let known = gumbo_normalize_svg_tagname(&original) { return String(cString: known) }
    let bytes = UnsafeRawBufferPointer(start: data, count: original.length)
    return String(decoding: bytes, as: UTF8.self).lowercased()
  }

  private mutating func write(_ attribute: GumboAttribute, of element: String) {
    var name = String(cString: attribute.name)
    let value = String(cString: attribute.value)
    switch attribute.attr_namespace {
    case GUMBO_ATTR_NAMESPACE_XMLNS: return
    case GUMBO_ATTR_NAMESPACE_XLINK: name = "xlink:" + name
    case GUMBO_ATTR_NAMESPACE_XML: name = "xml:" + name
    default: guard isXMLName(name), name != "xmlns" else { return }
    }
    if name == "id" { names.insert(value) }
    if element == "use", name == "href" || name == "xlink:href", value.hasPrefix("#") {
      uses.insert(String(value.dropFirst()))
    }
    output += " \(name)=\""
    write(value, isAttribute: true)
    output += "\""
  }

  private mutating func note(_ name: String) {
    isInTitle = name == "title" && title.isEmpty
    switch name {
    case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "image", "foreignObject":
      hasOwnShape = true
    default: break
    }
  }

  private mutating func write(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"" where isAttribute: output += "&quot;"
      case "\n" where isAttribute, "\t" where isAttribute: output += " "
      case "\n", "\t": output.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: output.unicodeScalars.append(scalar)
      }
    }
  }

  /// Whether a name is one of XML without a prefix, as far as ASCII goes.
  private func isXMLName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first | 0x20) || first == 0x5F else {
      return false
    }
    return name.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
    }
  }
}
