import Manuscript
import Typesetting

/// The structure tree of the file, which grows while pages are painted: elements stand in the order in which the
/// pages meet them (PDF/UA-1 §7.1), and one that goes on over a page stays one.
struct TagTree {
  /// What stands in an element, in reading order.
  enum Kid: Equatable {
    case node(Int)
    /// Marked content of a page.
    case content(page: Int, number: Int)
    /// A link of a page.
    case link(page: Int, number: Int)
  }

  struct Node {
    var role: StructureRole
    var parent: Int
    var kids: [Kid] = []
    /// The language that is said here, and the one that holds.
    var language: Language?
    var ownLanguage: Language?
    var alternative: String?
    var attributes = StructureAttributes.none
    /// What it says, for links and formulas.
    var text = ""
    /// Where it stands on the first page that it is painted on.
    var box: Rect?
  }

  /// An element within a paragraph.
  private struct InlineKey: Hashable {
    var node: Int
    var role: StructureRole
    var number: Int32
  }

  /// The first is the document.
  private(set) var nodes: [Node]
  /// For each page the nodes of its marked content.
  private(set) var pages: [[Int]] = []
  private var known: [ObjectIdentifier: Int] = [:]
  private var inline: [InlineKey: Int] = [:]

  init(language: Language?) {
    nodes = [Node(role: .document, parent: -1, language: language, ownLanguage: language)]
  }

  mutating func beginPage() { pages.append([]) }

  /// The node of an element, which stands behind all that is in its parent by now if it is new.
  mutating func node(_ element: StructureElement?) -> Int {
    guard let element else { return 0 }
    let key = ObjectIdentifier(element)
    if let node = known[key] { return node }
    let node = add(element.role, in: self.node(element.parent), language: element.language)
    nodes[node].alternative = element.alternative
    nodes[node].attributes = element.attributes
    known[key] = node
    return node
  }

  /// Adds a node at the end of another.
  mutating func add(_ role: StructureRole, in parent: Int, language: Language? = nil) -> Int {
    let inherited = nodes[parent].ownLanguage
    let own = language == inherited ? nil : language
    nodes.append(Node(role: role, parent: parent, language: own, ownLanguage: own ?? inherited))
    nodes[parent].kids.append(.node(nodes.count - 1))
    return nodes.count - 1
  }

  /// Marked content of the current page begins, which belongs to a node.
  mutating func beginContent(of node: Int) {
    guard let page = pages.indices.last else { return }
    nodes[node].kids.append(.content(page: page, number: pages[page].count))
    pages[page].append(node)
  }

  /// A link of the current page belongs to a node.
  mutating func addLink(_ number: Int, to node: Int) {
    nodes[node].kids.append(.link(page: pages.count - 1, number: number))
  }

  /// A picture of a node stands there.
  mutating func addBox(_ rect: Rect, to node: Int) { if nodes[node].box == nil { nodes[node].box = rect } }

  mutating func setAlternative(_ text: String, of node: Int) { nodes[node].alternative = text }
}

extension TagTree {
  /// The node of a run in an element: the element itself, or the link, code, ruby or passage within it.
  mutating func leaf(_ run: GlyphRun, in element: StructureElement) -> Int {
    let paragraph = node(element)
    let structure = run.structure
    var node = paragraph
    if structure.link >= 0 {
      node = link(structure.link, in: paragraph, isReference: structure.isReference)
      if structure.kind == .text { nodes[node].text += run.text }
    }
    if structure.ruby >= 0 { node = ruby(structure, in: node, of: paragraph) }
    switch structure.kind {
    case .text: break
    case .code: node = last(.code, in: node)
    case .formula:
      node = last(.formula, in: node)
      nodes[node].text += run.text
      nodes[node].alternative = nodes[node].text
    }
    if element.role == .link { nodes[paragraph].text += run.text }
    guard element.role != .label, let own = nodes[node].ownLanguage, own != run.language else { return node }
    return last(.span, in: node, language: run.language)
  }

  /// The node of a link of a paragraph. The mark of a note is a reference that is a link.
  mutating func link(_ number: Int32, in paragraph: Int, isReference: Bool = false) -> Int {
    let key = InlineKey(node: paragraph, role: .link, number: number)
    if let known = inline[key] { return known }
    let parent = isReference ? add(.reference, in: paragraph) : paragraph
    let node = add(.link, in: parent)
    inline[key] = node
    return node
  }

  private mutating func ruby(_ structure: InlineStructure, in parent: Int, of paragraph: Int) -> Int {
    let key = InlineKey(node: paragraph, role: .ruby, number: structure.ruby)
    let node = inline[key] ?? add(.ruby, in: parent)
    inline[key] = node
    return last(structure.isRubyText ? .rubyText : .rubyBase, in: node)
  }

  /// The last kid of a node, if it is such a one, else a new one.
  private mutating func last(_ role: StructureRole, in parent: Int, language: Language? = nil) -> Int {
    if case .node(let last)? = nodes[parent].kids.last, nodes[last].role == role,
      language == nil || nodes[last].ownLanguage == language
    {
      return last
    }
    return add(role, in: parent, language: language)
  }
}
