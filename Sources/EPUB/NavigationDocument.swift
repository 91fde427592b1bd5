import Manuscript

/// The navigation document: contents and landmarks (EPUB 3.3 §7). It also stands in the spine, as the
/// page of contents.
enum NavigationDocument {
  /// The name of its file.
  static let file = "nav.xhtml"

  static func render(
    _ outline: Outline, _ illustrations: Illustrations, _ pages: [PageBreak] = [], in book: BookContext
  ) -> RenderedDocument {
    var xml = XMLWriter()
    xml.openPage(title: book.wording.contents, language: book.metadata.language)
    xml.open("nav", .id("toc"), .type("toc"), .role("doc-toc"), XMLAttribute("aria-labelledby", "toc-title"))
    xml.newline()
    xml.line("h1", .id("toc-title"), text: book.wording.contents)
    write(outline.entries, &xml)
    xml.closeLine()
    illustrations.write(&xml, in: book)
    PageNavigation.write(pages, &xml, in: book)
    writeLandmarks(&xml, Landmark.all(of: book, illustrations))
    xml.closePage()
    return RenderedDocument("nav", xml)
  }

  private static func write(_ entries: [Outline.Entry], _ xml: inout XMLWriter) {
    xml.open("ol")
    xml.newline()
    for entry in entries {
      xml.open("li", XMLAttribute("class", style(of: entry.kind)), language: entry.language)
      xml.element("a", .address(entry.address), text: entry.title)
      if !entry.children.isEmpty {
        xml.newline()
        write(entry.children, &xml)
      }
      xml.closeLine()
    }
    xml.closeLine()
  }

  private static func style(of kind: Outline.Kind) -> String? {
    switch kind {
    case .part: "part-entry"
    case .heading: "heading-entry"
    case .chapter, .colophon: nil
    }
  }

  private static func writeLandmarks(_ xml: inout XMLWriter, _ landmarks: [Landmark]) {
    xml.open("nav", .id("landmarks"), .type("landmarks"), XMLAttribute("hidden", "hidden"))
    xml.newline()
    xml.open("ol")
    xml.newline()
    for landmark in landmarks {
      xml.open("li")
      xml.element("a", .type(landmark.type), .address(landmark.file), text: landmark.title)
      xml.closeLine()
    }
    xml.closeLine()
    xml.closeLine()
  }
}

/// A place that reading systems offer by itself, for EPUB 3 (§7.4.3 landmarks) and EPUB 2 (OPF 2.0.1 §2.6
/// guide).
struct Landmark: Sendable {
  /// A term of the Structural Semantics Vocabulary.
  let type: String
  /// The same in the guide of EPUB 2.
  let guideType: String
  let title: String
  let file: String

  /// Cover, title page, contents, list of illustrations and the beginning of the text. A cover that is an image
  /// and no document cannot be a landmark.
  static func all(of book: BookContext, _ illustrations: Illustrations) -> [Landmark] {
    var landmarks: [Landmark] = []
    if book.hasCoverPage {
      landmarks.append(
        Landmark(type: "cover", guideType: "cover", title: book.wording.cover, file: "cover.xhtml"))
    }
    landmarks += [
      Landmark(
        type: "titlepage", guideType: "title-page", title: book.wording.titlePage, file: "title.xhtml"),
      Landmark(type: "toc", guideType: "toc", title: book.wording.contents, file: NavigationDocument.file),
    ]
    if !illustrations.chapters.isEmpty {
      let file = "\(NavigationDocument.file)#\(Illustrations.id)"
      landmarks.append(
        Landmark(type: "loi", guideType: "loi", title: book.wording.illustrations, file: file))
    }
    if let start = book.order.bodyStart {
      landmarks.append(
        Landmark(type: "bodymatter", guideType: "text", title: book.wording.bodyMatter, file: start.file))
    }
    return landmarks
  }
}
