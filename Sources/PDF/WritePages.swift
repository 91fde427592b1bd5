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

  /// Writes all pages, and then all links; the answer are the annotations of each page.
  func run(_ pages: DraftPages) throws(PDFError) -> [[PDFObjectID]] {
    let annotations = links.map { file.reserve($0.count) }
    for (index, number) in pages.numbers.enumerated() where index < boxes.count {
      var entries = try draft.value(number).entries ?? [:]
      entries["Tabs"] = .name("S")
      entries["StructParents"] = .integer(index)
      entries.merge(boxes[index].entries) { $1 }
      if !annotations[index].isEmpty { entries["Annots"] = .array(annotations[index].map { .reference($0) }) }
      try file.add(.dictionary(entries), as: number)
    }
    try writeLinks(pages, annotations)
    return annotations
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
