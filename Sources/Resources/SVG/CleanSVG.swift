/// A drawing without anything that runs, reaches out of the file, or belongs to the program that drew it.
struct CleanSVG {
  /// Something that was taken out.
  struct Loss: Equatable {
    var what: String
    /// Whether a reader can miss it.
    var isVisible: Bool
    var count: Int
  }

  /// The file.
  private(set) var bytes: [UInt8] = []
  /// CSS pixels.
  private(set) var width = 0.0
  private(set) var height = 0.0
  /// What was taken out, in the order of its first occurrence.
  private(set) var losses: [Loss] = []

  /// Parses, cleans and measures a drawing.
  init(_ file: [UInt8]) throws(ImageDefect) {
    let document = try SVGDocument(file)
    document.root.adoptNamespace()
    guard document.root.namespace == SVGDocument.namespace else { throw .damaged("it is no drawing") }
    clean(document.root)
    for _ in 0..<limitFilters(of: document.root) { lose("a filter", isVisible: true) }
    NameElements.run(document.root)
    (width, height) = SVGSize.of(document.root)
    bytes = document.bytes
  }

  private mutating func lose(_ what: String, isVisible: Bool) {
    guard let index = losses.firstIndex(where: { $0.what == what }) else {
      losses.append(Loss(what: what, isVisible: isVisible, count: 1))
      return
    }
    losses[index].count += 1
  }
}

extension CleanSVG {
  /// Elements that run or embed something, with what a message calls them.
  private static let forbidden = [
    "script": ("a script", false), "handler": ("a script", false), "listener": ("a script", false),
    "foreignObject": ("text in HTML", true), "iframe": ("a frame", true), "audio": ("sound", true),
    "video": ("a film", true), "canvas": ("a canvas", true),
  ]

  /// Cleans an element and what is inside. Depth is bounded by the parser (256).
  private mutating func clean(_ element: SVGNode) {
    for attribute in element.attributes { clean(attribute, of: element) }
    for child in element.children where !isRemoved(child) {
      if child.isElement { clean(child) }
    }
    if element.name == "style" { cleanStyle(element) }
  }

  /// Removes a node that cannot stay, and says whether it did.
  private mutating func isRemoved(_ node: SVGNode) -> Bool {
    if node.isText { return false }
    guard node.isElement, node.namespace == SVGDocument.namespace else {
      // Comments, instructions, and what editors keep for themselves.
      node.remove()
      return true
    }
    if let (what, isVisible) = Self.forbidden[node.name] {
      lose(what, isVisible: isVisible)
    } else if isHarmfulAnimation(node) {
      lose("a script", isVisible: false)
    } else {
      return false
    }
    node.remove()
    return true
  }

  /// An animation may set what an attribute may not be.
  private func isHarmfulAnimation(_ node: SVGNode) -> Bool {
    guard node.name == "set" || node.name.hasPrefix("animate"), let target = node.attribute("attributeName")
    else {
      return false
    }
    let name = target.lowercased()
    return name.hasPrefix("on") || name == "href" || name.hasSuffix(":href") || name == "style"
  }

  private mutating func cleanStyle(_ element: SVGNode) {
    let style = element.text
    let safe = StyleReferences.neutralized(style)
    if safe == style { return }
    lose("a reference of its style sheet to another file", isVisible: true)
    element.replaceContent(safe)
  }
}

extension CleanSVG {
  private mutating func clean(_ attribute: SVGNode.Attribute, of element: SVGNode) {
    let name = attribute.name.lowercased()
    let isLink = name == "href" || name.hasSuffix(":href")
    if attribute.namespace == nil, name.hasPrefix("on") {
      lose("a script", isVisible: false)
      attribute.remove()
    } else if isLink {
      cleanLink(attribute, of: element)
    } else if name == "base" || (attribute.namespace == nil ? name.contains(":") : !isKnown(attribute)) {
      attribute.remove()
    } else {
      cleanValue(attribute, of: element)
    }
  }

  private func isKnown(_ attribute: SVGNode.Attribute) -> Bool {
    ["http://www.w3.org/XML/1998/namespace", SVGDocument.linkNamespace].contains(attribute.namespace)
  }

  private mutating func cleanLink(_ attribute: SVGNode.Attribute, of element: SVGNode) {
    let value = attribute.value
    guard StyleReferences.isInternal(value) else {
      if element.name == "a" {
        lose("a link", isVisible: false)
      } else {
        lose("a reference to another file", isVisible: true)
      }
      attribute.remove()
      return
    }
    // `xlink:href` whose prefix nobody declared is no XML with name spaces; SVG 2 writes `href`.
    guard attribute.namespace == nil, attribute.name != "href" else { return }
    attribute.remove()
    element.setAttribute("href", value)
  }

  private mutating func cleanValue(_ attribute: SVGNode.Attribute, of element: SVGNode) {
    let value = attribute.value
    let safe = StyleReferences.neutralized(value)
    if safe == value { return }
    lose("a reference to another file", isVisible: true)
    let name = attribute.name
    attribute.remove()
    element.setAttribute(name, safe)
  }
}
