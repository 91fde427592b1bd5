import Manuscript

/// Builds the blocks of one chapter from a clean tree.
///
/// The parts of the work stand in files of their own: text blocks here, lists, tables, figures, code, notes
/// and inlines beside it.
struct BlockBuilder {
  let context: PostContext
  let title: String
  var findings: [Finding] = []
  /// The pictures in reading order; a picture's number here is its identifier until chapters are joined.
  var origins: [ResourceOrigin] = []
  var originNumbers: [ResourceOrigin: Int] = [:]
  /// The notes of the chapter, by the identifier of the element that they stood in.
  var notes = NoteTable()
  /// Anchors that stand on nothing of their own, and the anchor of the block that they belong to.
  var aliases: [String: String] = [:]
  /// The lines of the first links to anchors.
  var anchorLines: [ChapterAnchor: Int] = [:]
  /// Anchors met since the last block was begun.
  var pendingAnchors: [String] = []
  /// What an attribute list said about the block being built.
  var pendingLanguage: Language?
  /// The alignment that elements around give to paragraphs.
  var alignment: TextAlignment?
  /// Whether what is being built stands in a link: links do not nest.
  var isInLink = false
  private var headingLevels: [Int] = []
  private var hasHeading = false
  /// Whether text stands above: a heading below it that says the title again is part of the text.
  private var hasText = false

  init(context: PostContext, title: String) {
    self.context = context
    self.title = title
  }

  /// The blocks of a run of nodes; inlines between blocks become paragraphs.
  mutating func blocks(_ nodes: [HTMLNode]) -> [Block] {
    var result: [Block] = []
    var run: [HTMLNode] = []
    for node in nodes {
      guard case .element(let element) = node, isBlock(element) else {
        run.append(node)
        continue
      }
      if !run.isEmpty {
        result += paragraph(run, of: nil)
        run = []
      }
      result += blocks(of: element)
    }
    if !run.isEmpty { result += paragraph(run, of: nil) }
    return result
  }

  /// Whether an element makes blocks: by its kind, or because it is unknown and holds some.
  private func isBlock(_ element: HTMLElement) -> Bool {
    if HTMLNode.element(element).isBlock { return true }
    return !element.tag.isVoid
      && element.children.contains { node in
        if case .element(let child) = node { isBlock(child) } else { false }
      }
  }

  private mutating func blocks(of element: HTMLElement) -> [Block] {
    if let level = element.tag.headingLevel { return heading(element, level) }
    switch element.tag {
    case .p: return container(element)
    case .ul, .ol, .menu, .dir: return gallery(element) ?? [list(element)].compactMap { $0 }
    case .dl: return [definitionList(element)].compactMap { $0 }
    case .blockquote:
      let place = attributes(of: element)
      let inner = blocks(element.children)
      let quote = Quote(inner, isPulled: element.isPulled, attributes: place)
      return inner.isEmpty ? [] : [.quote(quote)]
    case .pre: return code(element)
    case .table: return table(element)
    case .figure: return figure(element)
    case .hr: return [.rule(attributes(of: element))]
    case .separator: return []
    case .details, .aside: return aside(element)
    case .tex:
      return [.math(MathBlock(tex: element.textContent.trimmed, attributes: attributes(of: element)))]
    default:
      if element.tag.isEmbed { return linkCard(element) }
      return highlighted(element) ?? container(element)
    }
  }

  /// The blocks inside an element that is none itself.
  private mutating func container(_ element: HTMLElement) -> [Block] {
    let before = alignment
    alignment = element.alignment ?? alignment
    defer { alignment = before }
    guard
      element.children.contains(where: { if case .element(let child) = $0 { isBlock(child) } else { false } })
    else { return paragraph(element.children, of: element) }
    if let anchor = element.anchor { pendingAnchors.append(anchor) }
    return blocks(element.children)
  }

  private mutating func heading(_ element: HTMLElement, _ level: Int) -> [Block] {
    var place = attributes(of: element)
    let inlines = inlines(element.children)
    take(&place)
    if inlines.isEmpty { return [] }
    defer { hasHeading = true }
    if level == 1, !hasHeading, !hasText, inlines.plainText.trimmed == title.trimmed {
      if let anchor = place.anchor { pendingAnchors.append(anchor) }
      return []
    }
    return [.heading(Heading(level: normalised(level), inlines, attributes: place))]
  }

  /// Levels count from 2, and none is skipped: each heading is one below the nearest one above it.
  private mutating func normalised(_ level: Int) -> Int {
    while let last = headingLevels.last, last >= level { headingLevels.removeLast() }
    headingLevels.append(level)
    return min(headingLevels.count + 1, 6)
  }

  /// The paragraphs of a run of inlines; a figure for each that holds nothing but pictures.
  mutating func paragraph(_ nodes: [HTMLNode], of element: HTMLElement?) -> [Block] {
    if element == nil, nodes.isBlank { return [] }
    var place = element.map { attributes(of: $0) } ?? Attributes(place: place(nodes.firstLine))
    var result: [Block] = []
    for part in nodes.splitAtBreaks {
      let inlines = inlines(part)
      guard !inlines.isEmpty else { continue }
      hasText = hasText || !inlines.plainText.trimmed.isEmpty
      take(&place)
      if let images = inlines.onlyImages {
        let isWide = element?.isWide ?? HTMLElement(tag: .p, children: part).isWide
        result.append(figure(of: images, caption: [], isWide: isWide, place))
      } else {
        result.append(.paragraph(Paragraph(inlines, alignment: alignment, attributes: place)))
      }
      place.anchor = nil
    }
    if result.isEmpty {
      take(&place)
      if let anchor = place.anchor { pendingAnchors.append(anchor) }
    }
    return result
  }

  private mutating func aside(_ element: HTMLElement) -> [Block] {
    let place = attributes(of: element)
    if element.isPulled {
      let inner = blocks(element.children)
      return inner.isEmpty ? [] : [.quote(Quote(inner.unquoted, isPulled: true, attributes: place))]
    }
    var title: [Inline]?
    var content = element.children
    if let index = content.firstIndex(where: { $0.tag == .summary }),
      case .element(let summary) = content[index]
    {
      title = inlines(summary.children)
      content.remove(at: index)
    }
    let inner = blocks(content)
    if inner.isEmpty, title?.isEmpty ?? true { return [] }
    return [.aside(Aside(title: title, inner, attributes: place))]
  }
}

extension BlockBuilder {
  /// Anchor, language and place of an element, with the anchors that were waiting for a block.
  mutating func attributes(of element: HTMLElement) -> Attributes {
    var attributes = Attributes(place: place(element.line))
    attributes.language = element.language
    if let anchor = element.anchor { pendingAnchors.append(anchor) }
    take(&attributes)
    return attributes
  }

  /// Gives waiting anchors and languages to a block; all but one anchor become aliases of that one.
  mutating func take(_ attributes: inout Attributes) {
    if let language = pendingLanguage { attributes.language = language }
    pendingLanguage = nil
    let own = attributes.anchor ?? pendingAnchors.last
    for anchor in pendingAnchors where anchor != own { aliases[anchor] = own }
    attributes.anchor = own
    pendingAnchors = []
  }

  func place(_ line: Int?) -> SourcePlace { SourcePlace(path: context.path, line: line) }

  mutating func report(_ id: FindingID, _ message: String, hint: String? = nil, line: Int?) {
    findings.append(Finding(id, message, hint: hint, at: place(line)))
  }
}

extension HTMLElement {
  /// The name that links use for it.
  var anchor: String? {
    let name = self["id"] ?? (tag == .a ? self["name"] : nil)
    return name?.isEmpty == true ? nil : name
  }

  /// The language that it says its text is in.
  var language: Language? {
    (self["lang"] ?? self["xml:lang"]).flatMap { $0.trimmed.isEmpty ? nil : Language($0.trimmed) }
  }

  /// What `align`, `text-align` or a `center` element say.
  var alignment: TextAlignment? {
    if tag == .center { return .center }
    var value = self["align"]?.lowercased()
    if let style = declarations,
      let start = style.firstRange(ofASCII: "text-align:")?.upperBound
    {
      value = String(style[start...].prefix { $0 != ";" && $0 != "!" })
    }
    switch value {
    case "center", "middle": return .center
    case "right", "end": return .end
    case "left", "start": return .start
    default: return nil
    }
  }
}

extension HTMLNode {
  /// The kind of an element.
  var tag: HTMLTag? {
    if case .element(let element) = self { element.tag } else { nil }
  }
}

extension [HTMLNode] {
  /// The line of the first element.
  var firstLine: Int? {
    for case .element(let element) in self where element.line != nil { return element.line }
    return nil
  }
}

extension [Inline] {
  /// The pictures, if there is nothing else but line breaks.
  var onlyImages: [Image]? {
    var images: [Image] = []
    for inline in self {
      switch inline {
      case .image(let image): images.append(image)
      case .lineBreak: continue
      case .text(let text) where text.allSatisfy(\.isWhitespace): continue
      case .emphasis(let inner), .strong(let inner), .mark(let inner):
        guard let found = inner.onlyImages else { return nil }
        images += found
      default: return nil
      }
    }
    return images.isEmpty ? nil : images
  }
}
