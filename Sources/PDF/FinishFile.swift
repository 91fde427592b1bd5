import Manuscript
import PDFDocuments
import PangoCairo
import Resources

/// The last phase: what Cairo drew becomes a file that others can read aloud and keep (PDF/UA-1, PDF/A-2u).
///
/// copy the draft, artifacts wrapped and pictures mended → write pages and links → write the structure tree → write the
/// catalog. Everything goes from one file to the other; only the structure and the places of objects are in memory.
struct FinishFile {
  let draft: ObjectReader
  let tree: TagTree
  /// The links of each page.
  let links: [[PageLink]]
  let boxes: [PageBoxes]
  /// What the pictures are that the draft has as faxes.
  let pixelFormats: [PixelFormat]
  let information: PDFInformation
  /// Whether pages are turned from left to right, as in vertical text.
  var readsRightToLeft = false

  /// Finishes the draft, and writes the file at `path`.
  func run(to path: String) throws(PDFError) {
    guard let root = draft.trailer["Root"].reference else { throw PDFError(problem: "the draft has no root") }
    let catalog = try draft.entries(root.number)
    let pages = try DraftPages(draft, catalog)
    guard pages.numbers.count == boxes.count else {
      throw PDFError(problem: "the draft has \(pages.numbers.count) pages and not \(boxes.count)")
    }
    let file = try ObjectWriter(path: path, version: "1.7", count: draft.count)
    try CopyDraft(draft: draft, file: file, pages: pages, tree: tree, pixelFormats: pixelFormats)
      .run(without: root.number)
    let annotations = try WritePages(draft: draft, file: file, tree: tree, links: links, boxes: boxes).run(
      pages)
    let structure = try StructureWriter(
      file: file, tree: tree, pages: pages.numbers.map { PDFObjectID($0) }, heights: boxes.map(\.height)
    ).write(annotations)
    try write(catalog, as: root.number, structure, to: file)
    try file.finish(root: root, information: draft.trailer["Info"])
  }

  private func write(
    _ catalog: [String: PDFValue], as number: Int, _ structure: PDFObjectID, to file: ObjectWriter
  ) throws(PDFError) {
    var entries = catalog
    entries["StructTreeRoot"] = .reference(structure)
    entries["MarkInfo"] = .dictionary(["Marked": .boolean(true)])
    entries["OutputIntents"] = .array([.reference(try file.add(try intent(file)))])
    entries["Metadata"] = .reference(
      try file.addStream(
        Array(XMPPacket(information, producer: try producer()).text.utf8),
        ["Type": .name("Metadata"), "Subtype": .name("XML")]))
    var viewer: [String: PDFValue] = ["DisplayDocTitle": .boolean(true)]
    if readsRightToLeft { viewer["Direction"] = .name("R2L") }
    entries["ViewerPreferences"] = .dictionary(viewer)
    if let language = tree.language(of: 0) { entries["Lang"] = .text(language.description) }
    try file.add(.dictionary(entries), as: number)
  }

  /// The colours that the file means (PDF/A-2 §6.2.3).
  private func intent(_ file: ObjectWriter) throws(PDFError) -> PDFValue {
    guard let profile = StandardColors.profile() else { throw PDFError(problem: "sRGB has no profile") }
    let colors = try file.addStream(try Deflater().deflate(profile), ["N": .integer(3)], isDeflated: true)
    return .dictionary([
      "Type": .name("OutputIntent"), "S": .name("GTS_PDFA1"), "Info": .text("sRGB IEC61966-2.1"),
      "OutputConditionIdentifier": .text("sRGB IEC61966-2.1"), "RegistryName": .text("http://www.color.org"),
      "DestOutputProfile": .reference(colors),
    ])
  }

  private func producer() throws(PDFError) -> String? {
    guard let information = draft.trailer["Info"].reference else { return nil }
    return try draft.value(information.number)["Producer"].text
  }
}
