import CGumbo

/// The result of a parse: the tree, and how much of it was nested too deeply to be kept as it was.
struct ParsedHTML: Sendable {
  /// The children of `html` (a document), or of the fragment's root.
  var nodes: [HTMLNode]
  /// How many elements were flattened into the ones around them.
  var flattened: Int
}

/// Parses HTML: what is well formed at once (`parseWellFormed`), all else by the rules of the HTML Standard.
///
/// - Parameters:
///   - bytes: valid UTF-8.
///   - isDocument: whether it is a whole document; else it is what stands inside `body`.
///   - lines: from offsets in `bytes` to lines of the source.
/// - Returns: the tree.
func parseHTML(_ bytes: [UInt8], isDocument: Bool, lines: LineTable) -> ParsedHTML {
  if !isDocument, let nodes = parseWellFormed(bytes, lines: lines) {
    return ParsedHTML(nodes: nodes, flattened: 0)
  }
  return constructTree(bytes, isDocument: isDocument, lines: lines)
}

/// Parses HTML with gumbo (the tree construction of the HTML Standard) and turns its tree into values.
func constructTree(_ bytes: [UInt8], isDocument: Bool, lines: LineTable) -> ParsedHTML {
  let named = limitAttributes(bytes)
  let limited = limitNesting(named.bytes)
  let removed = limited.removed + named.removed
  return limited.bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return ParsedHTML(nodes: [], flattened: 0) }
    let arena = ParseArena()
    return withExtendedLifetime(arena) {
      var options = kGumboDefaultOptions
      options.max_errors = 0
      if !isDocument { options.fragment_context = GUMBO_TAG_BODY }
      options.userdata = Unmanaged.passUnretained(arena).toOpaque()
      options.allocator = { arena, size in
        guard let arena else { return nil }
        return Unmanaged<ParseArena>.fromOpaque(arena).takeUnretainedValue().allocate(size)
      }
      options.deallocator = { _, _ in }
      let parsed = base.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
        gumbo_parse_with_options(&options, $0, buffer.count)
      }
      guard let root = parsed?.pointee.root else { return ParsedHTML(nodes: [], flattened: removed) }
      var copy = TreeCopy(source: buffer, lines: lines)
      let nodes = copy.children(of: root)
      return ParsedHTML(nodes: nodes, flattened: removed + copy.flattened)
    }
  }
}

/// Copies a C tree into values, without recursion.
private struct TreeCopy {
  /// Later phases recurse; what is deeper than this is lifted into its ancestor.
  static let depthLimit = 192

  let source: UnsafeBufferPointer<UInt8>
  let lines: LineTable
  var flattened = 0

  private struct Frame {
    let node: UnsafeMutablePointer<GumboNode>
    var next = 0
    var element: HTMLElement
    /// Its children go to the frame below, it is not kept itself.
    var isFlattened = false
  }

  init(source: UnsafeBufferPointer<UInt8>, lines: LineTable) {
    self.source = source
    self.lines = lines
  }

  mutating func children(of root: UnsafeMutablePointer<GumboNode>) -> [HTMLNode] {
    var stack = [Frame(node: root, element: HTMLElement(tag: .html))]
    while true {
      let top = stack.count - 1
      let children = stack[top].node.pointee.v.element.children
      guard stack[top].next < Int(children.length) else {
        let frame = stack.removeLast()
        guard !stack.isEmpty else { return frame.element.children }
        add(frame, to: &stack[top - 1].element)
        continue
      }
      let child = children.data[stack[top].next]?.assumingMemoryBound(to: GumboNode.self)
      stack[top].next += 1
      guard let child else { continue }
      switch child.pointee.type {
      case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA:
        append(bookText(child.pointee.v.text.text), to: &stack[top].element.children)
      case GUMBO_NODE_ELEMENT where isDrawing(child):
        let drawing = drawing(child, in: stack[top].element.line)
        stack[top].element.children.append(.element(drawing))
      case GUMBO_NODE_ELEMENT:
        let isDeep = stack.count >= TreeCopy.depthLimit
        if isDeep { flattened += 1 }
        stack.append(
          Frame(node: child, element: element(child, in: stack[top].element.line), isFlattened: isDeep))
      default: break
      }
    }
  }

  private func add(_ frame: Frame, to parent: inout HTMLElement) {
    if frame.isFlattened {
      parent.children += frame.element.children
    } else {
      parent.children.append(.element(frame.element))
    }
  }

  private func append(_ text: String, to children: inout [HTMLNode]) {
    if case .text(let before)? = children.last {
      children[children.count - 1] = .text(before + text)
    } else {
      children.append(.text(text))
    }
  }

  private func element(_ node: UnsafeMutablePointer<GumboNode>, in parentLine: Int?) -> HTMLElement {
    let element = node.pointee.v.element
    let line = element.original_tag.length > 0 ? lines.line(at: Int(element.start_pos.offset)) : parentLine
    let (tag, name) = tag(of: element)
    return HTMLElement(tag: tag, otherName: name, attributes: attributes(of: element), line: line)
  }

  private func isDrawing(_ node: UnsafeMutablePointer<GumboNode>) -> Bool {
    let element = node.pointee.v.element
    return element.tag == GUMBO_TAG_SVG && element.tag_namespace == GUMBO_NAMESPACE_SVG
  }

  /// A drawing is one element without children: what is in it is no text of the post.
  private func drawing(_ node: UnsafeMutablePointer<GumboNode>, in parentLine: Int?) -> HTMLElement {
    let drawing = copyDrawing(node)
    var element = element(node, in: parentLine)
    element.tag = .svg
    element.attributes.append(HTMLAttribute(name: HTMLAttribute.drawingTitle, value: drawing.title.trimmed))
    if drawing.hasShape {
      element.attributes.append(HTMLAttribute(name: HTMLAttribute.drawing, value: drawing.xml))
    }
    return element
  }

  private func tag(of element: GumboElement) -> (HTMLTag, name: String?) {
    if element.tag != GUMBO_TAG_UNKNOWN {
      let index = Int(element.tag.rawValue)
      let known = knownTags.indices.contains(index) ? knownTags[index] : .other
      guard known == .other else { return (known, nil) }
      return (known, gumbo_normalized_tagname(element.tag).map { String(cString: $0) })
    }
    var name = element.original_tag
    gumbo_tag_from_original_text(&name)
    guard let data = name.data, name.length > 0 else { return (.other, nil) }
    let bytes = UnsafeRawBufferPointer(start: data, count: name.length)
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    let tag = HTMLTag(rawValue: text) ?? .other
    return (tag, tag == .other ? text : nil)
  }

  private func attributes(of element: GumboElement) -> [HTMLAttribute] {
    let vector = element.attributes
    return (0..<Int(vector.length)).compactMap { index in
      guard let attribute = vector.data[index]?.assumingMemoryBound(to: GumboAttribute.self).pointee
      else { return nil }
      return HTMLAttribute(name: String(cString: attribute.name), value: bookText(attribute.value))
    }
  }
}

/// From gumbo's numbers of elements to ours.
private let knownTags: [HTMLTag] = (0..<Int(GUMBO_TAG_UNKNOWN.rawValue)).map { number in
  guard let name = gumbo_normalized_tagname(GumboTag(rawValue: UInt32(number))) else { return .other }
  return HTMLTag(rawValue: String(cString: name)) ?? .other
}

/// A text without the characters that no book can hold (XML 1.0 §2.2): references such as `&#1;` bring them in
/// behind the check of the file. A form feed is white space.
private func bookText(_ text: UnsafePointer<CChar>?) -> String {
  guard let text else { return "" }
  let string = String(cString: text)
  if isClean(string) { return string }
  var result = String.UnicodeScalarView()
  for scalar in string.unicodeScalars {
    switch scalar.value {
    case 0x0C: result.append(" ")
    case 0x09, 0x0A, 0x0D: result.append(scalar)
    case 0..<0x20, 0xFFFE, 0xFFFF: continue
    default: result.append(scalar)
    }
  }
  return String(result)
}

/// Whether a text holds no such character; those of full width begin with the same byte as U+FFFE and U+FFFF.
private func isClean(_ string: String) -> Bool {
  var isAfterPrefix = false
  var last: UInt8 = 0
  for byte in string.utf8 {
    if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return false }
    if isAfterPrefix, byte >= 0xBE { return false }
    isAfterPrefix = last == 0xEF && byte == 0xBF
    last = byte
  }
  return true
}
