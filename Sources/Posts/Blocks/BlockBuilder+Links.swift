import Manuscript

extension BlockBuilder {
  /// Text outside links: addresses in it become links.
  mutating func addText(_ text: String, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    guard !isInLink, text.utf8.contains(UInt8(ascii: ":")), text.firstRange(ofASCII: "://") != nil else {
      return space.add(text[...], to: &inlines)
    }
    for piece in linkAddresses(text) {
      switch piece {
      case .text(let text): space.add(text, to: &inlines)
      case .address(let address):
        space.open(before: address.unicodeScalars.first, &inlines)
        inlines.append(.link(Link(destination(of: address), [.text(String(address))])))
        space.last = address.unicodeScalars.last
      }
    }
  }

  private func destination(of address: Substring) -> LinkDestination {
    if case .destination(let destination) = context.resolve(link: String(address)) { return destination }
    return .external(String(address))
  }

  mutating func addLink(_ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    guard let address = element["href"] else { return addChildren(of: element, to: &inlines, &space) }
    if let note = notes.id(of: address) {
      space.open(before: "1", &inlines)
      inlines.append(.noteReference(note))
      notes.refer(to: note)
      space.last = "1"
      return
    }
    switch context.resolve(link: address) {
    case .none: addChildren(of: element, to: &inlines, &space)
    case .unresolved:
      report(
        .linkUnresolved, "the link “\(address)” leads to no post and no page that is known",
        line: element.line)
      addChildren(of: element, to: &inlines, &space)
    case .destination(let destination):
      if case .chapter(let chapter, let anchor?) = destination {
        let anchor = ChapterAnchor(chapter: chapter, anchor: anchor)
        anchorLines[anchor] = anchorLines[anchor] ?? element.line
      }
      addLink(element, to: destination, in: &inlines, &space)
    }
  }

  private mutating func addLink(
    _ element: HTMLElement, to destination: LinkDestination, in inlines: inout [Inline],
    _ space: inout WhiteSpace
  ) {
    space.open(before: element.children.firstVisible, &inlines)
    let wasInLink = isInLink
    isInLink = true
    var inner: [Inline] = []
    addChildren(of: element, to: &inner, &space)
    isInLink = wasInLink
    if inner.isEmpty { return }
    if let images = inner.onlyImages {
      inlines += images.map { image in
        var image = image
        image.destination = image.destination ?? destination
        return .image(image)
      }
    } else {
      let title = element["title"].flatMap { $0.isEmpty ? nil : $0 }
      inlines.append(.link(Link(destination, title: title, inner)))
    }
  }

  /// What stands for a frame, a player or a form: a card with its title and address.
  mutating func linkCard(_ element: HTMLElement) -> [Block] {
    if element.tag == .form, element.holdsText { return blocks(element.children) }
    let place = attributes(of: element)
    guard let address = embedAddress(element) else {
      report(
        .contentDropped, "the \(element.tag.rawValue) element has no address and was left out",
        line: element.line)
      return blocks(element.children.fallback)
    }
    report(
      .embedReplaced, "the \(element.tag.rawValue) element became a link to \(address)", line: element.line)
    let named = [element["title"], element["aria-label"], element["alt"]].compactMap { $0?.trimmed }
    let title = named.first { !$0.isEmpty } ?? host(of: address)
    return [.linkCard(LinkCard(title: title, address: address, attributes: place))]
  }

  private func embedAddress(_ element: HTMLElement) -> String? {
    let names = ["src", "data-src", "data", "action", "href"]
    let own = names.lazy.compactMap { element[$0] }.first { !$0.isEmpty }
    guard let address = own ?? element.children.sourceAddress else { return nil }
    guard case .destination(.external(let whole)) = context.resolve(link: address), isWebAddress(whole) else {
      return nil
    }
    return watchAddress(whole)
  }

  private func host(of address: String) -> String {
    guard let start = address.firstRange(ofASCII: "//")?.upperBound else { return address }
    return String(address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" })
  }
}

/// The page of a video, where the address is that of its player within other pages.
func watchAddress(_ address: String) -> String {
  func value(after marker: StaticString) -> Substring? {
    guard let start = address.firstRange(ofASCII: marker)?.upperBound else { return nil }
    let value = address[start...].prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-")
    }
    return value.isEmpty ? nil : value
  }
  if let id = value(after: "youtube.com/embed/") ?? value(after: "youtube-nocookie.com/embed/") {
    return "https://www.youtube.com/watch?v=\(id)"
  }
  if address.contains("player.bilibili.com"), let id = value(after: "bvid=") {
    return "https://www.bilibili.com/video/\(id)"
  }
  if let id = value(after: "player.vimeo.com/video/") { return "https://vimeo.com/\(id)" }
  return address
}

extension HTMLElement {
  /// Whether a form is only around a text, as some site software puts one around every page.
  fileprivate var holdsText: Bool {
    first { [.p, .h1, .h2, .h3, .h4, .article, .blockquote, .pre].contains($0.tag) } != nil
  }
}

extension [HTMLNode] {
  /// The address of the first `source` of a player.
  fileprivate var sourceAddress: String? {
    for case .element(let element) in self where element.tag == .source {
      if let address = element["src"], !address.isEmpty { return address }
    }
    return nil
  }

  /// What an embed without an address holds for those who cannot show it.
  fileprivate var fallback: [HTMLNode] { filter { $0.tag != .source && $0.tag != .track } }
}
