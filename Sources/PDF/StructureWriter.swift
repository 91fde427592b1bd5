import Manuscript
import PDFDocuments
import Typesetting

/// Writes the structure tree (ISO 32000-1 §14.7): its elements, the tree that leads from content to elements, and
/// the names of notes.
struct StructureWriter {
  let file: ObjectWriter
  let tree: TagTree
  let pages: [PDFObjectID]
  let heights: [Double]

  /// Writes the tree over pages and their link annotations; the answer is its root.
  func write(_ annotations: [[PDFObjectID]]) throws(PDFError) -> PDFObjectID {
    let root = file.reserve()
    let ids = file.reserve(tree.nodes.count)
    var notes: [PDFValue] = []
    for (index, node) in tree.nodes.enumerated() {
      var entries = self.entries(index, ids, annotations)
      entries["P"] = .reference(node.parent < 0 ? root : ids[Int(node.parent)])
      if node.role == .note {
        let name = PDFValue.string(Array(StructureWriter.noteName(notes.count / 2).utf8))
        entries["ID"] = name
        notes += [name, .reference(ids[index])]
      }
      try file.add(.dictionary(entries), as: ids[index].number)
    }
    var top: [String: PDFValue] = [
      "Type": .name("StructTreeRoot"), "K": .reference(ids[0]),
      "ParentTree": .reference(try parentTree(ids, annotations)),
      "ParentTreeNextKey": .integer(pages.count + annotations.reduce(0) { $0 + $1.count }),
    ]
    if !notes.isEmpty {
      top["IDTree"] = .reference(try SearchTree(file, "Names").add(notes))
    }
    try file.add(.dictionary(top), as: root.number)
    return root
  }

  /// Names in the order of their bytes, as name trees want them.
  private static func noteName(_ number: Int) -> String {
    let digits = String(number + 1)
    return "note-" + String(repeating: "0", count: max(0, 9 - digits.count)) + digits
  }

  private func entries(
    _ index: Int, _ ids: [PDFObjectID], _ annotations: [[PDFObjectID]]
  ) -> [String: PDFValue] {
    let (node, details) = (tree.nodes[index], tree.details(of: index))
    // `Type` is optional (table 323).
    var entries: [String: PDFValue] = ["S": .name(node.role.rawValue)]
    let home = tree.kids(of: index).lazy.compactMap {
      if case .content(let page, _) = $0 { page } else { nil }
    }.first
    if let home { entries["Pg"] = .reference(pages[home]) }
    let kids = tree.kids(of: index).map { kid($0, home: home, ids, annotations) }
    if !kids.isEmpty { entries["K"] = kids.count == 1 ? kids[0] : .array(kids) }
    if let language = tree.language(of: index) { entries["Lang"] = .text(language.description) }
    if let words = details.alternative { entries["Alt"] = .text(words) }
    if let attributes = attributes(details, home) { entries["A"] = attributes }
    return entries
  }

  private func kid(
    _ kid: TagTree.Kid, home: Int?, _ ids: [PDFObjectID], _ annotations: [[PDFObjectID]]
  ) -> PDFValue {
    switch kid {
    case .node(let node): return .reference(ids[node])
    case .content(let page, let number):
      if page == home { return .integer(number) }
      return .dictionary([
        "Type": .name("MCR"), "Pg": .reference(pages[page]), "MCID": .integer(number),
      ])
    case .link(let page, let number):
      return .dictionary([
        "Type": .name("OBJR"), "Pg": .reference(pages[page]), "Obj": .reference(annotations[page][number]),
      ])
    }
  }

  /// Attributes (ISO 32000-1 §14.8.5): the box of a figure, the numbers of a list, what a head belongs to.
  private func attributes(_ node: TagTree.Details, _ home: Int?) -> PDFValue? {
    switch node.attributes {
    case .none:
      guard let box = node.box, let home else { return nil }
      let bottom = heights[home] - box.y - box.height
      return .dictionary([
        "O": .name("Layout"), "Placement": .name("Block"),
        "BBox": .numbers([box.x, bottom, box.x + box.width, bottom + box.height]),
      ])
    case .list(let isNumbered):
      return .dictionary(["O": .name("List"), "ListNumbering": .name(isNumbered ? "Decimal" : "Disc")])
    case .cell(let rows, let columns): return spans(rows, columns)
    case .head(let isOfRow, let rows, let columns):
      var entries = spans(rows, columns)?.entries ?? ["O": .name("Table")]
      entries["Scope"] = .name(isOfRow ? "Row" : "Column")
      return .dictionary(entries)
    }
  }

  private func spans(_ rows: Int, _ columns: Int) -> PDFValue? {
    if rows == 1, columns == 1 { return nil }
    var entries: [String: PDFValue] = ["O": .name("Table")]
    if rows > 1 { entries["RowSpan"] = .integer(rows) }
    if columns > 1 { entries["ColSpan"] = .integer(columns) }
    return .dictionary(entries)
  }

  /// From marked content and annotations to their elements.
  private func parentTree(
    _ ids: [PDFObjectID], _ annotations: [[PDFObjectID]]
  ) throws(PDFError) -> PDFObjectID {
    var numbers: [PDFValue] = []
    for page in 0..<tree.pageCount {
      let owners = try file.add(.array(tree.contents(ofPage: page).map { .reference(ids[Int($0)]) }))
      numbers += [.integer(page), .reference(owners)]
    }
    var owners: [PDFObjectID: Int] = [:]
    for index in tree.nodes.indices {
      for case .link(let page, let number) in tree.kids(of: index) {
        owners[annotations[page][number]] = index
      }
    }
    for (key, annotation) in annotations.joined().enumerated() {
      guard let owner = owners[annotation] else { continue }
      numbers += [.integer(pages.count + key), .reference(ids[owner])]
    }
    return try SearchTree(file, "Nums").add(numbers)
  }
}

/// Writes name trees and number trees of two levels (ISO 32000-1 §7.9.6, §7.9.7).
private struct SearchTree {
  private let file: ObjectWriter
  private let key: String
  /// The entries of a leaf: few enough to be read one at a time.
  private static let leaf = 256

  init(_ file: ObjectWriter, _ key: String) {
    self.file = file
    self.key = key
  }

  /// Adds a tree of `entries`: keys in order, each followed by its value.
  func add(_ entries: [PDFValue]) throws(PDFError) -> PDFObjectID {
    let size = SearchTree.leaf * 2
    if entries.count <= size { return try file.add(.dictionary([key: .array(entries)])) }
    var leaves: [PDFValue] = []
    for start in stride(from: 0, to: entries.count, by: size) {
      let part = Array(entries[start..<min(start + size, entries.count)])
      let limits = PDFValue.array([part[0], part[part.count - 2]])
      leaves.append(.reference(try file.add(.dictionary([key: .array(part), "Limits": limits]))))
    }
    return try file.add(.dictionary(["Kids": .array(leaves)]))
  }
}
