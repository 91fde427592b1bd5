import Manuscript
import Themes

extension XHTMLWriter {
  mutating func write(_ figure: Figure, _ language: Language?) {
    guard !figure.images.isEmpty || !figure.caption.isEmpty else { return }
    let number = number(of: figure)
    let id = id(figure.attributes) ?? number.map { .id(anchors.id(figure: $0)) }
    if let number, let id { list(figure, number, at: id) }
    xml.open("figure", id, language: language)
    xml.newline()
    breakPages(within: 1)
    for image in figure.images {
      write(image, caption: figure.caption)
      xml.newline()
    }
    writeCaption(figure, number)
    xml.closeLine()
  }

  /// The number of a figure with a caption within the chapter, where the theme numbers figures.
  private mutating func number(of figure: Figure) -> Int? {
    guard !figure.caption.isEmpty, book.theme.figure.numbered, !isInNotes else { return nil }
    figureCount += 1
    return figureCount
  }

  /// Notes a figure for the list of illustrations.
  private mutating func list(_ figure: Figure, _ number: Int, at id: XMLAttribute) {
    figures.append(
      OutlineFigure(
        title: "\(wording.figure) \(number)\u{2003}\(figure.caption.plainText)",
        address: "\(pieces[piece].file)#\(id.value)"))
  }

  private mutating func writeCaption(_ figure: Figure, _ number: Int?) {
    guard !figure.caption.isEmpty else { return }
    xml.open("figcaption")
    if let number {
      xml.element("span", .style("label"), text: "\(wording.figure) \(number)")
      xml.text("\u{2003}")
    }
    write(figure.caption)
    xml.closeLine()
  }

  mutating func write(_ image: Image) { write(image, caption: []) }

  private mutating func write(_ image: Image, caption: [Inline]) {
    guard let file = book.images[image.resource] else { return writeMissing(image) }
    facts.images.insert(image.resource)
    facts.mayMove = facts.mayMove || file.mediaType == .gif || file.mediaType == .webp
    let alternative = image.alternative ?? (caption.isEmpty ? nil : caption.plainText)
    facts.lacksAlternatives = facts.lacksAlternatives || alternative == nil
    let place = { (writer: inout XHTMLWriter) in
      writer.xml.empty(
        "img", .init("src", file.path), .init("alt", alternative ?? ""), .init("title", image.title),
        .init("width", image.width.map(Self.pixels)), when(file.hasAlpha, .style("transparent")))
    }
    guard let destination = image.destination else { return place(&self) }
    writeLink(to: destination, title: nil, place)
  }

  /// A width that the author gave, whole and within reason; the style sheet keeps pictures within the measure.
  private static func pixels(_ width: Double) -> String { "\(Int(min(max(width, 1), 10_000).rounded()))" }

  /// The words that stand for a picture that could not be had, leading to where it is on the network.
  /// Decoration leaves nothing behind.
  private mutating func writeMissing(_ image: Image) {
    let address = book.images.address(of: image.resource)
    guard image.alternative != "" || address != nil else { return }
    let words = [image.alternative, image.title, address].compactMap(\.self).first { !$0.isEmpty }
    let destination = image.destination ?? address.map(LinkDestination.external)
    xml.open("span", .style("missing-image"))
    let place = { (writer: inout XHTMLWriter) in writer.xml.text(words ?? writer.wording.figure) }
    if let destination { writeLink(to: destination, title: nil, place) } else { place(&self) }
    xml.close()
  }
}
