import PDFDocuments
import Resources

/// Says of fonts and pictures what Cairo 1.16 leaves to be understood, or has no words for.
struct MendResources {
  private let document: PDFDocument
  /// What the pictures are that the draft has as faxes.
  private let pixelFormats: [PixelFormat]
  private var seen: Set<PDFObjectID> = []

  init(_ document: PDFDocument, pixelFormats: [PixelFormat]) {
    self.document = document
    self.pixelFormats = pixelFormats
  }

  /// Mends the fonts and pictures of all pages, and of the forms drawn on them.
  func run(_ pages: [PDFObjectID]) {
    var mending = self
    for page in pages { mending.mend(document.resolved(document[page]["Resources"])) }
  }

  private mutating func mend(_ resources: PDFValue) {
    var waiting = [resources]
    while let next = waiting.popLast() {
      for font in document.resolved(next["Font"]).entries ?? [:] { mend(font: font.value) }
      for object in document.resolved(next["XObject"]).entries ?? [:] {
        guard let id = object.value.reference, seen.insert(id).inserted else { continue }
        let value = document[id]
        mend(picture: value, id)
        waiting.append(document.resolved(value["Resources"]))
      }
    }
  }

  /// The characters of a TrueType font of many are its glyphs (PDF/A-2 §6.2.11.3.2).
  private mutating func mend(font: PDFValue) {
    guard let id = font.reference, seen.insert(id).inserted else { return }
    for kid in document.resolved(document[id]["DescendantFonts"]).array ?? [] {
      guard let descendant = kid.reference, document[descendant]["Subtype"].name == "CIDFontType2" else {
        continue
      }
      document.set(["CIDToGIDMap": .name("Identity")], in: descendant)
    }
  }

  /// A fax is a picture whose pixels are deflated; which one, says its tolerated damage. No fax comes from a post.
  private func mend(picture: PDFValue, _ id: PDFObjectID) {
    guard picture["Filter"].name == "CCITTFaxDecode",
      let number = document.resolved(picture["DecodeParms"])["DamagedRowsBeforeError"].integer,
      pixelFormats.indices.contains(number - 1)
    else { return }
    let format = pixelFormats[number - 1]
    let parameters: [String: PDFValue] = [
      "Predictor": .integer(15), "Colors": .integer(format.samples), "Columns": .integer(format.width),
      "BitsPerComponent": .integer(format.depth),
    ]
    document.set(
      [
        "Filter": .name("FlateDecode"), "DecodeParms": .dictionary(parameters),
        "BitsPerComponent": .integer(format.depth), "ColorSpace": format.colorSpace,
      ], in: id)
  }
}

extension PixelFormat {
  /// The colours of the device, as Cairo has them everywhere: the output intent says that they are sRGB.
  fileprivate var colorSpace: PDFValue {
    if let palette {
      return .array([
        .name("Indexed"), .name("DeviceRGB"), .integer(palette.count / 3 - 1), .string(palette),
      ])
    }
    return .name(samples == 3 ? "DeviceRGB" : "DeviceGray")
  }
}
