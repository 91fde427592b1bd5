import Manuscript
import Typesetting

/// The structure tree of the file, which grows while pages are painted: elements stand in the order in which the
/// pages meet them (PDF/UA-1 §7.1), and one that goes on over a page stays one.
///
/// It outlives the pages. So it has a few large arrays and no small objects of its own, which would lie scattered
/// over the memory that the pages leave and keep it from going back to the system.
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
    var parent: Int32
    /// Whether a language is said here, and the number of the one that holds; -1 for none.
    fileprivate var saysLanguage: Bool
    fileprivate var language: Int32
    /// The first and the last of its kids, -1 where it has none.
    fileprivate var firstKid: Int32 = -1
    fileprivate var lastKid: Int32 = -1
    /// The number of its details, -1 where it has none.
    fileprivate var details: Int32 = -1
  }

  /// What few nodes have.
  struct Details {
    var alternative: String?
    var attributes = StructureAttributes.none
    /// What it says, for links and formulas.
    var text = ""
    /// Where it stands on the first page that it is painted on.
    var box: Rect?
  }

  /// A kid in the chain of its siblings.
  private struct Link {
    enum Kind: UInt8 { case node, content, link }

    var kind: Kind
    var page: Int32
    var number: Int32
    var next: Int32 = -1

    var kid: Kid {
      switch kind {
      case .node: .node(Int(number))
      case .content: .content(page: Int(page), number: Int(number))
      case .link: .link(page: Int(page), number: Int(number))
      }
    }
  }

  /// An element within a paragraph.
  private struct InlineKey: Hashable {
    var node: Int
    var role: StructureRole
    var number: Int32
  }

  /// The first is the document.
  private(set) var nodes: [Node]
  private var details: [Details] = []
  private var languages: [Language] = []
  private var chain: [Link] = []
  /// The nodes of all marked content, and where that of each page begins.
  private var contents: [Int32] = []
  private var pageStarts: [Int] = []
  /// Elements by their identity: none is made while pages are painted, or it could be taken for one that is gone.
  private var known: [ObjectIdentifier: Int] = [:]
  private var inline: [InlineKey: Int] = [:]

  init(language: Language?) {
    languages = language.map { [$0] } ?? []
    nodes = [
      Node(role: .document, parent: -1, saysLanguage: language != nil, language: language == nil ? -1 : 0)
    ]
  }

  var pageCount: Int { pageStarts.count }

  /// The nodes of the marked content of a page, in the order of its numbers.
  func contents(ofPage page: Int) -> ArraySlice<Int32> {
    contents[pageStarts[page]..<(page + 1 < pageStarts.count ? pageStarts[page + 1] : contents.count)]
  }

  /// What stands in a node.
  func kids(of node: Int) -> some Sequence<Kid> {
    sequence(state: nodes[node].firstKid) { next -> Kid? in
      guard next >= 0 else { return nil }
      defer { next = chain[Int(next)].next }
      return chain[Int(next)].kid
    }
  }

  func details(of node: Int) -> Details {
    nodes[node].details < 0 ? Details() : details[Int(nodes[node].details)]
  }

  /// The language that a node says it is in, where that is not the one of its parent.
  func language(of node: Int) -> Language? { nodes[node].saysLanguage ? ownLanguage(of: node) : nil }

  /// The language that holds in a node.
  private func ownLanguage(of node: Int) -> Language? {
    nodes[node].language < 0 ? nil : languages[Int(nodes[node].language)]
  }

  /// Lets go of what is only needed while it grows.
  mutating func close() { (known, inline) = ([:], [:]) }

  mutating func beginPage() { pageStarts.append(contents.count) }

  /// The node of an element, which stands behind all that is in its parent by now if it is new.
  mutating func node(_ element: StructureElement?) -> Int {
    guard let element else { return 0 }
    let key = ObjectIdentifier(element)
    if let node = known[key] { return node }
    let node = add(element.role, in: self.node(element.parent), language: element.language)
    if element.alternative != nil || element.attributes != .none {
      change(node) {
        $0.alternative = element.alternative
        $0.attributes = element.attributes
      }
    }
    known[key] = node
    return node
  }

  /// Adds a node at the end of another.
  mutating func add(_ role: StructureRole, in parent: Int, language: Language? = nil) -> Int {
    let inherited = nodes[parent].language
    let own = language.map { number(of: $0) } ?? inherited
    nodes.append(
      Node(role: role, parent: Int32(parent), saysLanguage: own != inherited, language: own))
    append(Link(kind: .node, page: 0, number: Int32(nodes.count - 1)), to: parent)
    return nodes.count - 1
  }

  private mutating func number(of language: Language) -> Int32 {
    if let known = languages.firstIndex(of: language) { return Int32(known) }
    languages.append(language)
    return Int32(languages.count - 1)
  }

  private mutating func change(_ node: Int, _ change: (inout Details) -> Void) {
    if nodes[node].details < 0 {
      nodes[node].details = Int32(details.count)
      details.append(Details())
    }
    change(&details[Int(nodes[node].details)])
  }

  private mutating func append(_ link: Link, to node: Int) {
    let index = Int32(chain.count)
    chain.append(link)
    let last = nodes[node].lastKid
    if last < 0 { nodes[node].firstKid = index } else { chain[Int(last)].next = index }
    nodes[node].lastKid = index
  }

  /// Marked content of the current page begins, which belongs to a node.
  mutating func beginContent(of node: Int) {
    guard let start = pageStarts.last else { return }
    let number = Int32(contents.count - start)
    append(Link(kind: .content, page: Int32(pageCount - 1), number: number), to: node)
    contents.append(Int32(node))
  }

  /// A link of the current page belongs to a node.
  mutating func addLink(_ number: Int, to node: Int) {
    append(Link(kind: .link, page: Int32(pageCount - 1), number: Int32(number)), to: node)
  }

  /// A picture of a node stands there.
  mutating func addBox(_ rect: Rect, to node: Int) {
    change(node) { $0.box = $0.box ?? rect }
  }

  mutating func setAlternative(_ text: String, of node: Int) {
    change(node) { $0.alternative = text }
  }

  /// Adds to what a link or a formula says.
  private mutating func addText(_ text: String, to node: Int) {
    change(node) { $0.text += text }
  }

  /// The last kid of a node, if that is a node.
  private func lastNode(in node: Int) -> Int? {
    let last = nodes[node].lastKid
    guard last >= 0, case .node(let kid) = chain[Int(last)].kid else { return nil }
    return kid
  }
}

extension TagTree {
  /// The node of a run in an element: the element itself, or the link, code, ruby or passage within it.
  mutating func leaf(_ run: GlyphRun, in element: StructureElement) -> Int {
    let paragraph = node(element)
    let structure = run.structure
    var node = paragraph
    if structure.link >= 0 {
      node = link(structure.link, in: paragraph, isReference: structure.isReference)
      addText(run.text, to: node)
    }
    if structure.ruby >= 0 { node = ruby(structure, in: node, of: paragraph) }
    switch structure.kind {
    case .text: break
    case .code: node = last(.code, in: node)
    case .formula:
      node = last(.formula, in: node)
      addText(run.text, to: node)
      setAlternative(details(of: node).text, of: node)
    }
    if element.role == .link { addText(run.text, to: paragraph) }
    guard element.role != .label, let own = ownLanguage(of: node), own != run.language else { return node }
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
    if let last = lastNode(in: parent), nodes[last].role == role,
      language == nil || ownLanguage(of: last) == language
    {
      return last
    }
    return add(role, in: parent, language: language)
  }
}
