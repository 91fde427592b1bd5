import Manuscript
import Themes

extension XHTMLWriter {
  mutating func write(_ figure: Figure, _ language: Language?) {
    guard !figure.images.isEmpty || !figure.caption.isEmpty else { return }
    xml.open("figure", id(figure.attributes), language: language)
    xml.newline()
    for image in figure.images {
      write(image, caption: figure.caption)
      xml.newline()
    }
    writeCaption(figure)
    xml.closeLine()
  }

  /// The caption, with its number within the chapter where the theme numbers figures.
  private mutating func writeCaption(_ figure: Figure) {
    guard !figure.caption.isEmpty else { return }
    xml.open("figcaption")
    if book.theme.figure.numbered, !isInNotes {
      figureCount += 1
      xml.element("span", .style("label"), text: "\(wording.figure) \(figureCount)")
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
        when(file.hasAlpha, .style("transparent")))
    }
    guard let destination = image.destination else { return place(&self) }
    writeLink(to: destination, title: nil, place)
  }

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
