import Manuscript

extension BlockBuilder {
  /// A figure of pictures; its caption is what `figcaption` says, or the title of the pictures.
  func figure(of images: [Image], caption: [Inline], isWide: Bool, _ attributes: Attributes) -> Block {
    var caption = caption
    if caption.isEmpty, let title = images.compactMap(\.title).first { caption = [.text(title)] }
    return .figure(Figure(images: images, caption: caption, isWide: isWide, attributes: attributes))
  }

  /// A list of pictures that says it is a gallery is none that a reader would see; `nil` for other lists.
  mutating func gallery(_ element: HTMLElement) -> [Block]? {
    let items = element.elements.filter { $0.tag == .li }
    guard element["class"]?.lowercased().contains("gallery") == true, !items.isEmpty,
      items.allSatisfy({ item in item.first { $0.tag == .img || $0.tag == .picture } != nil })
    else { return nil }
    return items.flatMap { blocks($0.children) }
  }

  /// The address that stands for an embed of WordPress, which shows what it leads to.
  private func embeddedAddress(_ element: HTMLElement) -> String? {
    guard element.hasClass("wp-block-embed"), element.first(where: { $0.tag != .div }) == nil else {
      return nil
    }
    let text = element.textContent.trimmed
    return isWebAddress(text) && !text.contains(where: \.isWhitespace) ? text : nil
  }

  /// A `figure` element: of pictures, of code, of a table, or of anything else.
  mutating func figure(_ element: HTMLElement) -> [Block] {
    if let code = highlighted(element) { return code }
    if let address = embeddedAddress(element) {
      let source = HTMLAttribute(name: "src", value: address)
      return linkCard(HTMLElement(tag: .iframe, attributes: [source], line: element.line))
    }
    var attributes = attributes(of: element)
    let captions = element.children.filter { $0.tag == .figcaption }
    let inner = blocks(element.children.filter { $0.tag != .figcaption })
    var caption: [Inline] = []
    for case .element(let element) in captions { caption += inlines(element.children.unwrapped) }
    take(&attributes)
    if element.isPulled, !inner.isEmpty {
      return [.quote(Quote(inner.unquoted, isPulled: true, attributes: attributes))]
    }
    if let figures = inner.onlyFigures {
      guard figures.contains(where: \.hasOwnCaption) else {
        return [
          figure(
            of: figures.flatMap(\.images), caption: caption, isWide: element.isWide, attributes)
        ]
      }
      // Figures within a figure: each keeps what stands below it.
      if figures.count == 1, caption.isEmpty {
        var only = figures[0]
        only.isWide = only.isWide || element.isWide
        if only.attributes.anchor == nil { only.attributes = attributes }
        return [.figure(only)]
      }
    }
    if inner.count == 1, case .table(var table) = inner[0], table.caption.isEmpty {
      table.caption = caption
      return [.table(table)]
    }
    return caption.isEmpty ? inner : inner + [.paragraph(Paragraph(caption, attributes: attributes))]
  }
}

/// The classes by which attribute lists, WordPress and common themes ask for a picture wider than the text.
let wideClasses = ["wide", "full", "full-width", "alignwide", "alignfull"]

extension HTMLElement {
  /// Whether it, or what is in it, says that it wants more room than a column has. What the attribute list below a
  /// picture of Markdown says stands within its paragraph.
  var isWide: Bool { saysWide || first(where: \.saysWide) != nil }

  private var saysWide: Bool { wideClasses.contains(where: hasClass) }
}

extension [Block] {
  /// The figures, if there is nothing else.
  fileprivate var onlyFigures: [Figure]? {
    var figures: [Figure] = []
    for block in self {
      guard case .figure(let figure) = block else { return nil }
      figures.append(figure)
    }
    return figures.isEmpty ? nil : figures
  }
}

extension Figure {
  /// Whether its caption is more than the title of a picture.
  fileprivate var hasOwnCaption: Bool {
    guard !caption.isEmpty else { return false }
    return images.compactMap(\.title).first.map { caption != [.text($0)] } ?? true
  }
}

extension [HTMLNode] {
  /// The nodes, with the children of paragraphs and boxes in their place and a line break between those.
  var unwrapped: [HTMLNode] {
    var result: [HTMLNode] = []
    for node in self {
      if case .element(let element) = node, node.isBlock {
        if !result.isBlank { result.append(.element(HTMLElement(tag: .br))) }
        result += element.children.unwrapped
      } else {
        result.append(node)
      }
    }
    return result
  }
}
