import PDFDocuments
import Resources
import Typesetting

/// The pages of a draft in order, and which stream is the content of which.
struct DraftPages {
  /// The numbers of their objects.
  private(set) var numbers: [Int] = []
  /// The number of the page tree.
  let tree: Int
  /// The places of pages in the book, by the numbers of their contents.
  private(set) var ofContent: [Int: Int] = [:]

  /// - Throws: if the page tree is not one as Cairo writes it, of one level.
  init(_ draft: ObjectReader, _ catalog: [String: PDFValue]) throws(PDFError) {
    guard let tree = catalog["Pages"]?.reference?.number, let kids = try draft.value(tree)["Kids"].array
    else { throw PDFError(problem: "the draft has no pages") }
    self.tree = tree
    for kid in kids {
      guard let page = kid.reference?.number,
        let content = try draft.value(page)["Contents"].reference?.number
      else { throw PDFError(problem: "the draft has a page without content") }
      ofContent[content] = numbers.count
      numbers.append(page)
    }
  }
}

/// Copies the objects of a draft, all but its pages, under the numbers that they have there.
///
/// Contents of pages become whole in the sense of Tagged PDF; of fonts and pictures it is said what Cairo 1.16 leaves to
/// be understood, or has no words for. Lengths of streams have their numbers to themselves in the draft: those become free.
struct CopyDraft {
  let draft: ObjectReader
  let file: ObjectWriter
  let pages: DraftPages
  let tree: TagTree
  /// What the pictures are that the draft has as faxes.
  let pixelFormats: [PixelFormat]

  /// Copies all but the catalog, whose number is `root`, and the page tree.
  func run(without root: Int) throws(PDFError) {
    let (inflater, deflater) = (try Inflater(), try Deflater())
    let isLeft = Set(pages.numbers + [root, pages.tree])
    for number in 1..<max(1, draft.count) where !isLeft.contains(number) {
      guard let object = try draft.object(number), !object.isNumber else {
        file.release(number)
        continue
      }
      if let data = object.data {
        if let page = pages.ofContent[number] {
          try copyContent(data, ofPage: page, as: number, inflater, deflater)
        } else {
          try file.addStream(mended(picture: draft.entries(number)), data: data, of: draft, as: number)
        }
      } else if object.isSmall, let value = object.value {
        // Written anew, since Cairo names a picture in the resources of a page as often as the page shows it.
        try file.add(mended(font: value), as: number)
      } else {
        try file.add(syntax: object.syntax, as: number)
      }
    }
  }

  private func copyContent(
    _ data: Range<Int>, ofPage page: Int, as number: Int, _ inflater: Inflater, _ deflater: Deflater
  ) throws(PDFError) {
    guard page < tree.pageCount, let content = inflater.inflate(try draft.read(data)) else {
      throw PDFError(problem: "the content of page \(page + 1) is broken")
    }
    let roles = tree.contents(ofPage: page).map { tree.nodes[Int($0)].role.rawValue }
    let wrapped = WrapArtifacts.run(content, roles: roles)
    try file.addStream(deflater.deflate(wrapped), [:], isDeflated: true, as: number)
  }

  /// The characters of a TrueType font of many are its glyphs (PDF/A-2 §6.2.11.3.2).
  private func mended(font value: PDFValue) -> PDFValue {
    guard var font = value.entries, font["Subtype"]?.name == "CIDFontType2" else { return value }
    font["CIDToGIDMap"] = .name("Identity")
    return .dictionary(font)
  }

  /// A fax is a picture whose pixels are deflated; which one, says its tolerated damage. No fax comes from a post.
  private func mended(picture: [String: PDFValue]) -> [String: PDFValue] {
    guard picture["Filter"]?.name == "CCITTFaxDecode",
      let number = picture["DecodeParms"]?["DamagedRowsBeforeError"].integer,
      pixelFormats.indices.contains(number - 1)
    else { return picture }
    let format = pixelFormats[number - 1]
    let parameters: [String: PDFValue] = [
      "Predictor": .integer(15), "Colors": .integer(format.samples), "Columns": .integer(format.width),
      "BitsPerComponent": .integer(format.depth),
    ]
    let changes: [String: PDFValue] = [
      "Filter": .name("FlateDecode"), "DecodeParms": .dictionary(parameters),
      "BitsPerComponent": .integer(format.depth), "ColorSpace": format.colorSpace,
    ]
    return picture.merging(changes) { $1 }
  }
}

extension ObjectReader.Stored {
  /// Whether it is a number and nothing else, such as the length of a stream.
  fileprivate var isNumber: Bool { data == nil && syntax.allSatisfy { (0x30...0x39).contains($0) } }

  /// The names of all places in a large book are not.
  fileprivate var isSmall: Bool { syntax.count < 1 << 20 }
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
