import PDFDocuments

/// What is known of a file before any requirement is asked.
struct CheckedFile {
  /// A page with its number, from 1.
  struct Page {
    var number: Int
    var id: PDFObjectID
    var entries: PDFValue
  }

  /// An annotation with the page that it stands on.
  struct Annotation {
    var page: Int
    var id: PDFObjectID?
    var entries: PDFValue

    var place: String { "page \(page), \(entries["Subtype"].name ?? "annotation")" }
    var kind: String { entries["Subtype"].name ?? "" }
  }

  /// An object of the file that can be reached from the trailer.
  struct Entry {
    var id: PDFObjectID
    var value: PDFValue
  }

  let version: String
  let isEncrypted: Bool
  let allowsReadingAloud: Bool
  let trailer: PDFValue
  let catalog: PDFValue
  let information: PDFValue
  let pages: [Page]
  let annotations: [Annotation]
  /// All dictionaries and streams that can be reached.
  let objects: [Entry]
  let structure: StructureFacts
  let contents: [ContentFacts]
  let fonts: [FontFacts]
  /// The metadata packet; `nil` where the file has none.
  let metadata: XMPProperties?
  /// Whether the colours of the output intent are described, and of how many components they are.
  let profileComponents: Int?

  init(_ document: PDFDocument) throws(PDFError) {
    (version, isEncrypted, trailer) = (document.version, document.isEncrypted, document.trailer)
    allowsReadingAloud = document.allowsReadingAloud
    let catalog = document[document.catalog]
    self.catalog = CheckedFile.opened(
      catalog, ["MarkInfo", "ViewerPreferences", "OutputIntents", "OCProperties", "AcroForm", "Names"],
      document)
    information = document.resolved(trailer["Info"])
    let pages = try document.pages().enumerated().map {
      Page(number: $0 + 1, id: $1, entries: document[$1])
    }
    self.pages = pages
    annotations = pages.flatMap { page in
      (document.resolved(page.entries["Annots"]).array ?? []).map {
        Annotation(page: page.number, id: $0.reference, entries: document.resolved($0))
      }
    }
    objects = CheckedFile.reachable(from: trailer, document)
    structure = StructureFacts(document.resolved(catalog["StructTreeRoot"]), document, pages)
    var reader = ContentReader(document)
    contents = pages.map { reader.read($0) }
    fonts = reader.fonts()
    metadata = catalog["Metadata"].reference.flatMap { document.stream($0) }.map {
      XMPProperties(String(decoding: $0, as: UTF8.self))
    }
    profileComponents = CheckedFile.profile(self.catalog, document)
  }

  /// A dictionary with some of its entries in the place of references to them.
  private static func opened(_ value: PDFValue, _ keys: [String], _ document: PDFDocument) -> PDFValue {
    var entries = value.entries ?? [:]
    for key in keys { if let entry = entries[key] { entries[key] = document.resolved(entry) } }
    return .dictionary(entries)
  }

  private static func profile(_ catalog: PDFValue, _ document: PDFDocument) -> Int? {
    for intent in catalog["OutputIntents"].array ?? [] {
      let intent = document.resolved(intent)
      guard intent["S"].name == "GTS_PDFA1" else { continue }
      return document.resolved(intent["DestOutputProfile"])["N"].integer
    }
    return nil
  }

  /// Follows references without recursion: files may nest as deep as they like.
  private static func reachable(from trailer: PDFValue, _ document: PDFDocument) -> [Entry] {
    var found: [Entry] = []
    var seen: Set<PDFObjectID> = []
    var waiting = [trailer]
    while let value = waiting.popLast() {
      switch value {
      case .reference(let id):
        guard seen.insert(id).inserted else { continue }
        let object = document[id]
        if object.entries != nil { found.append(Entry(id: id, value: object)) }
        waiting.append(object)
      case .array(let values): waiting += values
      case .dictionary(let entries), .stream(let entries): waiting += entries.values
      default: break
      }
    }
    return found.sorted { $0.id < $1.id }
  }

  func place(_ entry: Entry) -> String { "\(entry.id)" }
  func place(_ page: Page) -> String { "page \(page.number)" }
  func place(_ annotation: Annotation) -> String { annotation.place }
  func place(_ element: StructureFacts.Element) -> String { element.place }
  func place(_ font: FontFacts) -> String { "font \(font.name)" }
}
