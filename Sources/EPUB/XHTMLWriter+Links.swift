import Manuscript

extension XHTMLWriter {
  /// Writes a link around what `content` writes; without a place to lead to, that alone.
  mutating func writeLink(
    to destination: LinkDestination, title: String?, _ content: (inout XHTMLWriter) -> Void
  ) {
    guard !isInLink, let address = address(of: destination) else { return content(&self) }
    xml.open("a", .address(address), XMLAttribute("title", title))
    isInLink = true
    content(&self)
    isInLink = false
    xml.close()
    let references = postponedReferences
    postponedReferences = []
    for reference in references { writeReference(to: reference) }
  }

  /// The text of a link, or its address where it has none: a link that cannot be seen cannot be followed.
  mutating func writeText(of link: Link) {
    if !link.inlines.isEmpty { return write(link.inlines) }
    if case .external(let address) = link.destination { xml.text(address) }
  }

  private mutating func address(of destination: LinkDestination) -> String? {
    switch destination {
    case .external(let address):
      if let address = WebAddress(address) { return address.text }
      report(.linkUnresolved, "the address “\(address)” cannot be followed; its text was kept")
      return nil
    case .chapter(let id, let anchor):
      guard let found = book.destinations.reference(to: id, anchor: anchor) else {
        if let address = book.options.addresses[id].flatMap(WebAddress.init) { return address.text }
        report(.linkUnresolved, "the chapter “\(id)” is not in the book; the link's text was kept")
        return nil
      }
      if !found.isExact {
        report(.linkUnresolved, "“\(id)” has no anchor “\(anchor ?? "")”; the link leads to its beginning")
      }
      return found.address
    }
  }
}
