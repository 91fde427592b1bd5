import Manuscript
import Profiles
import Themes

/// The package document: metadata, manifest, spine, guide (EPUB 3.3 §5).
struct PackageDocument {
  let book: BookContext
  let identifier: String
  /// The content documents in the order of the spine.
  let documents: [RenderedDocument]
  let images: [ImageFiles.File]
  /// Which of the images is the cover.
  let cover: ImageFiles.File?
  let facts: ContentFacts
  let landmarks: [Landmark]
  let fonts: [FontFile]
  var xml = XMLWriter()

  init(
    _ book: BookContext, identifier: String, documents: [RenderedDocument], images: [ImageFiles.File],
    cover: ImageFiles.File?, facts: ContentFacts, landmarks: [Landmark], fonts: [FontFile]
  ) {
    self.book = book
    self.identifier = identifier
    self.documents = documents
    self.images = images
    self.cover = cover
    self.facts = facts
    self.landmarks = landmarks
    self.fonts = fonts
  }

  /// Writes the document.
  mutating func write() -> [UInt8] {
    xml.open(
      "package", XMLAttribute("xmlns", "http://www.idpf.org/2007/opf"), XMLAttribute("version", "3.0"),
      XMLAttribute("unique-identifier", "book-id"),
      when(book.options.profile.rules.hasAppleOptions && !fonts.isEmpty, AppleOptions.prefix),
      XMLAttribute("xml:lang", book.metadata.language.description))
    xml.newline()
    writeMetadata()
    writeManifest()
    writeSpine()
    writeGuide()
    xml.closeLine()
    return xml.bytes
  }

  private mutating func writeManifest() {
    xml.open("manifest")
    xml.newline()
    for document in documents {
      let isNavigation = document.name == "nav"
      let properties = document.features.map(\.rawValue).sorted() + (isNavigation ? ["nav"] : [])
      item(manifestID(document), document.name + ".xhtml", .xhtml, properties)
    }
    item("ncx", NCX.file, .ncx)
    item("style", Stylesheet.file, .css)
    for font in fonts { item(font.id, font.path, font.mediaType) }
    for image in images {
      item(image.id, image.path, image.mediaType, image.path == cover?.path ? ["cover-image"] : [])
    }
    xml.closeLine()
  }

  /// Names of documents have a name space of their own among the ids.
  private func manifestID(_ document: RenderedDocument) -> String { "doc-" + document.name }

  private mutating func item(_ id: String, _ file: String, _ type: MediaType, _ properties: [String] = []) {
    xml.empty(
      "item", .id(id), .address(file), XMLAttribute("media-type", type.rawValue),
      when(!properties.isEmpty, XMLAttribute("properties", properties.joined(separator: " "))))
    xml.newline()
  }

  private mutating func writeSpine() {
    let direction = book.theme.writing == .vertical ? "rtl" : nil
    xml.open(
      "spine", XMLAttribute("toc", "ncx"), XMLAttribute("page-progression-direction", direction))
    xml.newline()
    for document in documents {
      xml.empty("itemref", XMLAttribute("idref", manifestID(document)))
      xml.newline()
    }
    xml.closeLine()
  }

  private mutating func writeGuide() {
    xml.open("guide")
    xml.newline()
    for landmark in landmarks {
      xml.empty(
        "reference", XMLAttribute("type", landmark.guideType), XMLAttribute("title", landmark.title),
        .address(landmark.file))
      xml.newline()
    }
    xml.closeLine()
  }
}
