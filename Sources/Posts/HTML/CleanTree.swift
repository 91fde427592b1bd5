import Manuscript

/// A tree without what no book shows, and what was taken out.
struct CleanTree {
  var nodes: [HTMLNode] = []
  var findings: [Finding] = []
}

/// Takes out of a tree what a reader of the post would not see, and makes it regular.
///
/// - Scripts, styles, metadata and templates go without a word; so do event handlers and `class`es, which
///   nothing behind this phase reads.
/// - Hidden elements go; a finding counts those that held text or pictures.
/// - Pictures of one pixel go, with a finding.
/// - `font` and bare `span` are replaced by their children.
/// - Inline elements around blocks are moved into the blocks.
func cleanTree(_ nodes: [HTMLNode], path: String) -> CleanTree {
  var cleaner = TreeCleaner(path: path)
  let nodes = cleaner.clean(nodes)
  return CleanTree(nodes: nodes, findings: cleaner.findings)
}

private struct TreeCleaner {
  let path: String
  var findings: [Finding] = []

  init(path: String) { self.path = path }

  mutating func clean(_ nodes: [HTMLNode]) -> [HTMLNode] {
    var result: [HTMLNode] = []
    result.reserveCapacity(nodes.count)
    for node in nodes {
      switch node {
      case .text: result.append(node)
      case .element(let element): clean(element, into: &result)
      }
    }
    return result
  }

  private mutating func clean(_ element: HTMLElement, into result: inout [HTMLNode]) {
    if isMetadata(element.tag) { return appendTeX(of: element, to: &result) }
    if element.isHidden { return dropHidden(element) }
    if element.tag == .img, element.isTrackingPixel {
      return report(.imageTrackingPixel, "an invisible picture of one pixel was left out", element)
    }
    if element.tag == .nav { return dropNavigation(element) }
    if element.tag == .noscript, repeatsPicture(element, before: result) { return }
    var element = element
    element.children = clean(element.children)
    if element.isTransparent || element.tag == .noscript {
      result += element.children
    } else if element.tag.isInlineContainer, element.children.contains(where: \.isBlock) {
      result += element.distributed
    } else {
      result.append(.element(element))
    }
  }

  private func isMetadata(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .link, .meta, .template, .title, .head, .base, .param, .track, .rp, .textarea,
      .select,
      .col, .colgroup:
      tag != .col && tag != .colgroup
    default: false
    }
  }

  /// kramdown writes mathematics as scripts of a type of their own.
  private func appendTeX(of element: HTMLElement, to result: inout [HTMLNode]) {
    guard element.tag == .script, let type = element["type"], type.hasPrefix("math/tex") else { return }
    var tex = HTMLElement(tag: .tex, children: element.children, line: element.line)
    if type.contains("display") { tex.attributes = [HTMLAttribute(name: "display", value: "")] }
    result.append(.element(tex))
  }

  /// A picture for browsers without scripts, behind the same one that a script would load.
  private func repeatsPicture(_ element: HTMLElement, before: [HTMLNode]) -> Bool {
    guard let last = before.last(where: { ![$0].isBlank }), last.tag == .img || last.tag == .picture else {
      return false
    }
    let content = element.children.filter { ![$0].isBlank }
    return content.count == 1 && content[0].tag == .img
  }

  private mutating func dropHidden(_ element: HTMLElement) {
    let characters = element.textContent.trimmed.count
    guard characters > 0 else { return }
    report(.contentHidden, "a hidden element with \(characters) characters was left out", element)
  }

  private mutating func dropNavigation(_ element: HTMLElement) {
    guard !element.textContent.trimmed.isEmpty else { return }
    report(.navigationRemoved, "a navigation element was left out", element)
  }

  private mutating func report(_ id: FindingID, _ message: String, _ element: HTMLElement) {
    findings.append(Finding(id, message, at: SourcePlace(path: path, line: element.line)))
  }
}

extension HTMLNode {
  /// Whether it is an element that begins a block.
  var isBlock: Bool {
    guard case .element(let element) = self else { return false }
    return element.tag.isBlock || (element.tag == .tex && element["display"] != nil)
  }
}

extension HTMLTag {
  /// Elements whose effect can be given to each block inside them.
  fileprivate var isInlineContainer: Bool {
    switch self {
    case .ruby, .button: false
    default: !isBlock && !isVoid
    }
  }
}

extension HTMLElement {
  /// Whether browsers do not show it.
  fileprivate var isHidden: Bool {
    guard !attributes.isEmpty else { return false }
    if self["hidden"] != nil { return true }
    if tag == .input, self["type"]?.lowercased() == "hidden" { return true }
    guard let style = self["style"] else { return false }
    let declarations = style.lowercased().filter { !$0.isWhitespace }
    return declarations.contains("display:none") || declarations.contains("visibility:hidden")
  }

  /// Whether it is a picture of at most one pixel, there to count readers.
  fileprivate var isTrackingPixel: Bool {
    func isTiny(_ name: String) -> Bool {
      guard let value = self[name]?.trimmed else { return false }
      return value == "0" || value == "1" || value == "0px" || value == "1px"
    }
    return isTiny("width") && isTiny("height")
  }

  /// Whether only its children matter.
  fileprivate var isTransparent: Bool {
    switch tag {
    case .font, .nobr, .big, .small, .wbr, .label, .abbr, .marquee: self["id"] == nil
    case .span:
      !attributes.contains {
        ["lang", "xml:lang", "id", "style"].contains($0.name) || $0.value.contains("math")
      }
        || (children.isEmpty && self["id"] == nil)
    default: false
    }
  }

  /// The element around each run of inlines, and inside each block, of its children.
  fileprivate var distributed: [HTMLNode] {
    var result: [HTMLNode] = []
    var run: [HTMLNode] = []
    func wrap(_ nodes: [HTMLNode]) -> HTMLNode {
      var copy = self
      copy.children = nodes
      return .element(copy)
    }
    func flush() {
      if !run.isBlank { result.append(wrap(run)) }
      run = []
    }
    for child in children {
      guard case .element(var block) = child, child.isBlock else {
        run.append(child)
        continue
      }
      flush()
      block.children = takesInlines(block.tag) ? distribute(over: block.children, wrap) : block.children
      result.append(.element(block))
    }
    flush()
    return result
  }

  private func distribute(over nodes: [HTMLNode], _ wrap: ([HTMLNode]) -> HTMLNode) -> [HTMLNode] {
    if nodes.isEmpty { return [] }
    guard nodes.contains(where: \.isBlock) else { return nodes.isBlank ? nodes : [wrap(nodes)] }
    var copy = self
    copy.children = nodes
    return copy.distributed
  }

  /// Whether text may stand directly inside; a table's rows, for one, may only hold cells.
  private func takesInlines(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .ul, .ol, .dl, .table, .tbody, .thead, .tfoot, .tr, .pre, .hr, .menu, .dir: false
    default: !tag.isEmbed
    }
  }
}
