import PDFDocuments

/// Says of fonts what Cairo 1.16 leaves to be understood: that the characters of a TrueType font of many are its
/// glyphs (PDF/A-2 §6.2.11.3.2).
struct MendFonts {
  private let document: PDFDocument
  private var seen: Set<PDFObjectID> = []

  init(_ document: PDFDocument) { self.document = document }

  /// Mends the fonts of all pages, and of the forms drawn on them.
  func run(_ pages: [PDFObjectID]) {
    var mending = self
    for page in pages { mending.mend(document.resolved(document[page]["Resources"])) }
  }

  private mutating func mend(_ resources: PDFValue) {
    var waiting = [resources]
    while let next = waiting.popLast() {
      for font in document.resolved(next["Font"]).entries ?? [:] { mend(font: font.value) }
      for form in document.resolved(next["XObject"]).entries ?? [:] {
        guard let id = form.value.reference, seen.insert(id).inserted else { continue }
        waiting.append(document.resolved(document[id]["Resources"]))
      }
    }
  }

  private mutating func mend(font: PDFValue) {
    guard let id = font.reference, seen.insert(id).inserted else { return }
    for kid in document.resolved(document[id]["DescendantFonts"]).array ?? [] {
      guard let descendant = kid.reference, document[descendant]["Subtype"].name == "CIDFontType2" else {
        continue
      }
      document.set(["CIDToGIDMap": .name("Identity")], in: descendant)
    }
  }
}
