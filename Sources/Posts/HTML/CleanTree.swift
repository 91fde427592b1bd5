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
/// - Hidden elements go; a finding counts those that held text (see `isHidden`).
/// - Pictures that only count readers or hold the place of others go, with a finding.
/// - Of a picture and its twin for browsers without scripts, the one that has an address stays.
/// - Formulas of MathML, KaTeX and MathJax become TeX.
/// - What titles of abbreviations say goes, with one finding for all of a post.
/// - `font` and bare `span` are replaced by their children.
/// - Inline elements around blocks are moved into the blocks.
func cleanTree(_ nodes: [HTMLNode], path: String) -> CleanTree {
  var cleaner = TreeCleaner(path: path, nodes: nodes)
  let nodes = cleaner.clean(nodes)
  return CleanTree(nodes: nodes, findings: cleaner.findings + cleaner.abbreviations.findings(path: path))
}

private struct TreeCleaner {
  let path: String
  var findings: [Finding] = []
  var abbreviations = LostAbbreviations()
  /// More than half of the characters of the post; counted when something is hidden.
  private lazy var mostCharacters = root.textContent.utf8.count / 2
  private let root: [HTMLNode]
  /// Whether what is being cleaned stands in a formula that is displayed, and in code.
  private var isDisplayed = false
  private var isInCode = false

  init(path: String, nodes: [HTMLNode]) {
    self.path = path
    root = nodes
  }

  mutating func clean(_ nodes: [HTMLNode]) -> [HTMLNode] {
    var result: [HTMLNode] = []
    result.reserveCapacity(nodes.count)
    for node in joinTwins(nodes) {
      switch node {
      case .text: result.append(node)
      case .element(let element): clean(element, into: &result)
      }
    }
    return result
  }

  private mutating func clean(_ element: HTMLElement, into result: inout [HTMLNode]) {
    if isMetadata(element.tag) { return appendTeX(of: element, to: &result) }
    if element.isHidden, !isUnveiled(element) { return dropHidden(element) }
    if isInCode, element.isLineNumbers { return }
    if element.isScreenDuplicate || element.isDecoration { return }
    if element.tag == .img, element.isTrackingPixel {
      return report(.imageTrackingPixel, "an invisible picture of one pixel was left out", element)
    }
    if element.tag == .nav { return dropNavigation(element) }
    if element.tag == .math { return appendTeX(ofMathML: element, to: &result) }
    if element.tag == .abbr { abbreviations.add(element) }
    let outside = (isDisplayed, isInCode)
    isDisplayed = isDisplayed || element.isDisplayedFormula
    isInCode = isInCode || element.tag == .pre
    defer { (isDisplayed, isInCode) = outside }
    var element = element
    if element.otherName == "amp-img" { element.tag = .img }
    element.children = clean(element.children)
    if element.isTransparent {
      result += element.children
    } else if element.isInlineContainer, element.children.contains(where: \.isBlock) {
      result += element.distributed
    } else {
      result.append(.element(element))
    }
  }

  private func isMetadata(_ tag: HTMLTag) -> Bool {
    switch tag {
    case .script, .style, .link, .meta, .template, .title, .head, .base, .param, .track, .rp, .textarea,
      .select:
      true
    default: false
    }
  }

  /// kramdown writes mathematics as scripts of a type of their own.
  private func appendTeX(of element: HTMLElement, to result: inout [HTMLNode]) {
    guard element.tag == .script, let type = element["type"], type.hasPrefix("math/tex") else { return }
    appendTeX(element.textContent, isDisplayed: type.contains("display"), element, to: &result)
  }

  private func appendTeX(ofMathML element: HTMLElement, to result: inout [HTMLNode]) {
    guard let tex = texOfMathML(element) else { return }
    let isDisplayed = isDisplayed || element["display"] == "block" || element["mode"] == "display"
    appendTeX(tex, isDisplayed: isDisplayed, element, to: &result)
  }

  private func appendTeX(
    _ text: String, isDisplayed: Bool, _ element: HTMLElement, to result: inout [HTMLNode]
  ) {
    var tex = HTMLElement(tag: .tex, children: [.text(text)], line: element.line)
    if isDisplayed { tex.attributes = [HTMLAttribute(name: "display", value: "")] }
    result.append(.element(tex))
  }

  /// Whether an element that is not visible yet is the article itself, which a script would show: it holds
  /// more than half of the post.
  private mutating func isUnveiled(_ element: HTMLElement) -> Bool {
    element.awaitsScript && element.textContent.utf8.count > mostCharacters
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

extension HTMLElement {
  /// Whether its effect can be given to each block inside it. Code around a table of a highlighter stays.
  fileprivate var isInlineContainer: Bool {
    switch tag {
    case .ruby, .button: false
    case .code: first { $0.tag == .table } == nil
    default: !tag.isBlock && !tag.isVoid
    }
  }
}

extension HTMLElement {
  /// Whether only its children matter.
  fileprivate var isTransparent: Bool {
    switch tag {
    case .noscript: true
    case .font, .nobr, .big, .small, .wbr, .label, .abbr, .marquee: self["id"] == nil && !isSmallCaps
    case .span:
      !isSmallCaps
        && !attributes.contains { ["lang", "xml:lang", "id"].contains($0.name) || $0.value.contains("math") }
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
