import Manuscript
import PDFDocuments
import PangoCairo
import Resources
import Typesetting

/// The last phase: what Cairo drew becomes a file that others can read aloud and keep (PDF/UA-1, PDF/A-2u).
///
/// wrap artifacts → mend fonts and pictures → write links → write the structure tree → write the catalog → write
/// the file anew, with its objects in streams. Pages are handled one after the other; of each only its deflated content stays in memory.
struct FinishFile {
  let document: PDFDocument
  let tree: TagTree
  /// The links of each page.
  let links: [[PageLink]]
  let boxes: [PageBoxes]
  /// What the pictures are that the draft has as faxes.
  let pixelFormats: [PixelFormat]
  let information: PDFInformation
  /// Whether pages are turned from left to right, as in vertical text.
  var readsRightToLeft = false

  /// Finishes the draft that `document` has open, and writes the file at `path`.
  func run(to path: String) throws(PDFError) {
    let pages = try document.pages()
    let deflater = try Deflater()
    for (index, page) in pages.enumerated() where index < tree.pageCount {
      wrap(page, index, deflater)
    }
    MendResources(document, pixelFormats: pixelFormats).run(pages)
    let structure = StructureWriter(
      document: document, tree: tree, pages: pages, heights: boxes.map(\.height))
    let annotations = writeLinks(pages, structure)
    let root = structure.write(annotations)
    try writeCatalog(root, deflater)
    try document.write(to: path, version: "1.7")
  }

  private func wrap(_ page: PDFObjectID, _ index: Int, _ deflater: Deflater) {
    let roles = tree.contents(ofPage: index).map { tree.nodes[Int($0)].role.rawValue }
    guard let stream = document[page]["Contents"].reference, let content = document.stream(stream) else {
      return
    }
    let wrapped = WrapArtifacts.run(content, roles: roles)
    document.replaceStream(stream, by: deflater.deflate(wrapped), isDeflated: true)
  }

  /// Link annotations (PDF/UA-1 §7.18, PDF/A-2 §6.3): the keys of the parent tree go on behind those of the pages.
  private func writeLinks(_ pages: [PDFObjectID], _ structure: StructureWriter) -> [[PDFObjectID]] {
    var key = pages.count
    let border = PDFValue.reference(document.add(.array([.integer(0), .integer(0), .integer(0)])))
    return zip(pages, links).enumerated().map { index, entry in
      let (page, links) = entry
      let annotations = links.map { link in
        defer { key += 1 }
        return document.add(annotation(link, border, height: boxes[index].height, page: page, key: key))
      }
      var changes: [String: PDFValue] = ["Tabs": .name("S"), "StructParents": .integer(index)]
      changes.merge(boxes[index].entries) { $1 }
      if !annotations.isEmpty { changes["Annots"] = .array(annotations.map { .reference($0) }) }
      document.set(changes, in: page)
      return annotations
    }
  }

  /// `Type` is optional (table 164), and all links share the object that says that they have no border.
  private func annotation(
    _ link: PageLink, _ border: PDFValue, height: Double, page: PDFObjectID, key: Int
  ) -> PDFValue {
    let rect = link.rect
    var entries: [String: PDFValue] = [
      "Subtype": .name("Link"), "P": .reference(page), "F": .integer(4), "Border": border,
      "StructParent": .integer(key),
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
    return .dictionary(entries)
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

  private func writeCatalog(_ structure: PDFObjectID, _ deflater: Deflater) throws(PDFError) {
    guard let profile = StandardColors.profile() else { throw PDFError(problem: "sRGB has no profile") }
    let colors = document.addStream(deflater.deflate(profile), ["N": .integer(3)], isDeflated: true)
    let intent: [String: PDFValue] = [
      "Type": .name("OutputIntent"), "S": .name("GTS_PDFA1"), "Info": .text("sRGB IEC61966-2.1"),
      "OutputConditionIdentifier": .text("sRGB IEC61966-2.1"), "RegistryName": .text("http://www.color.org"),
      "DestOutputProfile": .reference(colors),
    ]
    let metadata = document.addStream(
      Array(XMPPacket(information, producer: producer).text.utf8),
      ["Type": .name("Metadata"), "Subtype": .name("XML")])
    var viewer: [String: PDFValue] = ["DisplayDocTitle": .boolean(true)]
    if readsRightToLeft { viewer["Direction"] = .name("R2L") }
    var changes: [String: PDFValue] = [
      "StructTreeRoot": .reference(structure), "MarkInfo": .dictionary(["Marked": .boolean(true)]),
      "ViewerPreferences": .dictionary(viewer), "Metadata": .reference(metadata),
      "OutputIntents": .array([.reference(document.add(.dictionary(intent)))]),
    ]
    if let language = tree.nodes[0].language { changes["Lang"] = .text(language.description) }
    document.set(changes, in: document.catalog)
  }

  private var producer: String? { document.resolved(document.trailer["Info"])["Producer"].text }
}
