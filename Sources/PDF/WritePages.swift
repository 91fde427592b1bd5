import PDFDocuments
import Typesetting

/// Writes the pages of the draft with what they are in a tagged file, and their links.
struct WritePages {
  let draft: ObjectReader
  let file: ObjectWriter
  let tree: TagTree
  /// The links of each page.
  let links: [[PageLink]]
  let boxes: [PageBoxes]

  /// Pages that one node of the page tree has: readers find the last of many without asking all others.
  private static let most = 64

  /// Writes all pages, and then all links; the answer are the annotations of each page.
  func run(_ pages: DraftPages) throws(PDFError) -> [[PDFObjectID]] {
    let annotations = links.map { file.reserve($0.count) }
    let parents = try writeTree(pages)
    for (index, number) in pages.numbers.enumerated() {
      var entries = try draft.entries(number)
      entries["Parent"] = .reference(parents[index / WritePages.most])
      entries["Tabs"] = .name("S")
      entries["StructParents"] = .integer(index)
      entries.merge(boxes[index].entries) { $1 }
      if !annotations[index].isEmpty { entries["Annots"] = .array(annotations[index].map { .reference($0) }) }
      try file.add(.dictionary(entries), as: number)
    }
    try writeLinks(pages, annotations)
    return annotations
  }

  /// Writes the page tree (ISO 32000-1 §7.7.3); the answer are its nodes that have pages.
  private func writeTree(_ pages: DraftPages) throws(PDFError) -> [PDFObjectID] {
    let root = PDFObjectID(pages.tree)
    let groups = stride(from: 0, to: pages.numbers.count, by: WritePages.most).map {
      pages.numbers[$0..<min($0 + WritePages.most, pages.numbers.count)].map { PDFObjectID($0) }
    }
    let parents = groups.count > 1 ? file.reserve(groups.count) : groups.map { _ in root }
    if groups.count > 1 {
      for (id, kids) in zip(parents, groups) {
        let node = WritePages.node(kids, count: kids.count, parent: root)
        try file.add(node, as: id.number)
      }
    }
    let kids = groups.count > 1 ? parents : groups.first ?? []
    try file.add(WritePages.node(kids, count: pages.numbers.count), as: root.number)
    return parents
  }

  private static func node(_ kids: [PDFObjectID], count: Int, parent: PDFObjectID? = nil) -> PDFValue {
    var entries: [String: PDFValue] = [
      "Type": .name("Pages"), "Kids": .array(kids.map { .reference($0) }), "Count": .integer(count),
    ]
    if let parent { entries["Parent"] = .reference(parent) }
    return .dictionary(entries)
  }

  /// Link annotations (PDF/UA-1 §7.18, PDF/A-2 §6.3): the keys of the parent tree go on behind those of the pages.
  private func writeLinks(_ pages: DraftPages, _ annotations: [[PDFObjectID]]) throws(PDFError) {
    if annotations.allSatisfy(\.isEmpty) { return }
    var key = pages.numbers.count
    let border = PDFValue.reference(try file.add(.array([.integer(0), .integer(0), .integer(0)])))
    for (index, ids) in annotations.enumerated() {
      for (link, id) in zip(links[index], ids) {
        var entries = entries(link, height: boxes[index].height)
        entries["P"] = .reference(PDFObjectID(pages.numbers[index]))
        entries["Border"] = border
        entries["StructParent"] = .integer(key)
        try file.add(.dictionary(entries), as: id.number)
        key += 1
      }
    }
  }

  /// `Type` is optional (table 164), and all links share the object that says that they have no border.
  private func entries(_ link: PageLink, height: Double) -> [String: PDFValue] {
    let rect = link.rect
    var entries: [String: PDFValue] = [
      "Subtype": .name("Link"), "F": .integer(4),
      "Rect": .numbers([rect.x, height - rect.y - rect.height, rect.x + rect.width, height - rect.y]),
      "Contents": .text(words(link)),
    ]
    switch link.destination {
    case .target(let name): entries["Dest"] = .string(Array(name.utf8))
    case .address(let address):
      let action: [String: PDFValue] = [
        "S": .name("URI"), "URI": .string(Array(WebAddress.ascii(address).utf8)),
      ]
      entries["A"] = .dictionary(action)
    }
    return entries
  }

  /// What the link says, else the words of its picture, else where it leads.
  private func words(_ link: PageLink) -> String {
    let text = tree.details(of: link.node).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !text.isEmpty { return text }
    for case .node(let kid) in tree.kids(of: link.node) {
      if let words = tree.details(of: kid).alternative { return words }
    }
    return switch link.destination {
    case .address(let text), .target(let text): text
    }
  }
}
