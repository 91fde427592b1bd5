import Manuscript

extension BlockBuilder {
  /// The inlines of one paragraph, heading or cell, with white space collapsed and no line break at its ends.
  mutating func inlines(_ nodes: [HTMLNode]) -> [Inline] {
    var space = WhiteSpace()
    var inlines: [Inline] = []
    add(nodes, to: &inlines, &space)
    return inlines.trimmedBreaks
  }

  /// The children of an element that is not kept itself.
  mutating func addChildren(of element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    add(element.children, to: &inlines, &space)
  }

  mutating func add(_ nodes: [HTMLNode], to inlines: inout [Inline], _ space: inout WhiteSpace) {
    for node in nodes {
      switch node {
      case .text(let text): addText(text, to: &inlines, &space)
      case .element(let element): add(element, to: &inlines, &space)
      }
    }
  }

  private mutating func add(_ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    if let anchor = element.anchor, element.tag != .img { pendingAnchors.append(anchor) }
    if let language = element.language, element.tag != .blockAttributes {
      var plain = element
      plain.attributes.removeAll { ["lang", "xml:lang", "id"].contains($0.name) }
      let around = HTMLElement(tag: .span, children: [.element(plain)], line: element.line)
      return wrap(around, in: &inlines, &space) { .span(language, $0) }
    }
    if !element.attributes.isEmpty, element.tag != .blockAttributes, element.isSmallCaps {
      var plain = element
      plain.attributes.removeAll { ["class", "style", "id"].contains($0.name) }
      let around = HTMLElement(tag: .span, children: [.element(plain)], line: element.line)
      return wrap(around, in: &inlines, &space) { .smallCaps($0) }
    }
    switch element.tag {
    case .br:
      space.lineBreak()
      inlines.append(.lineBreak)
    case .em, .i, .cite, .dfn, .var, .address: wrap(element, in: &inlines, &space) { .emphasis($0) }
    case .strong, .b: wrap(element, in: &inlines, &space) { .strong($0) }
    case .del, .s, .strike: wrap(element, in: &inlines, &space) { .strike($0) }
    case .u, .ins: wrap(element, in: &inlines, &space) { .underline($0) }
    case .mark: wrap(element, in: &inlines, &space) { .mark($0) }
    case .kbd: wrap(element, in: &inlines, &space) { .keyboard($0) }
    case .sub: wrap(element, in: &inlines, &space) { .sub($0) }
    case .sup: addSuperscript(element, to: &inlines, &space)
    case .code, .samp, .tt: addLeaf(element.textContent.oneLine, to: &inlines, &space) { .code($0) }
    case .tex: addLeaf(element.textContent.trimmed, to: &inlines, &space) { .math($0) }
    case .a: addLink(element, to: &inlines, &space)
    case .img: addImage(element, to: &inlines, &space)
    case .picture: addPicture(element, to: &inlines, &space)
    case .ruby: addRuby(element, to: &inlines, &space)
    case .q: add([.text("“")] + element.children + [.text("”")], to: &inlines, &space)
    case .svg: addDrawing(element, to: &inlines, &space)
    case .canvas: report(.contentDropped, "a canvas was left out", line: element.line)
    case .input: break
    case .blockAttributes: pendingLanguage = element.language ?? pendingLanguage
    default:
      if element.hasClass("math") { return addMath(element, to: &inlines, &space) }
      add(element.children, to: &inlines, &space)
    }
  }

  /// `<span class="math inline">\(…\)</span>`, as pandoc and Hugo write it.
  private mutating func addMath(
    _ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace
  ) {
    var tex = element.textContent.trimmed[...]
    for (opening, closing) in [("\\(", "\\)"), ("\\[", "\\]"), ("$$", "$$"), ("$", "$")]
    where tex.hasPrefix(opening) && tex.hasSuffix(closing) && tex.count >= 2 * opening.count {
      tex = tex.dropFirst(opening.count).dropLast(closing.count)
      break
    }
    addLeaf(tex.trimmed, to: &inlines, &space) { .math($0) }
  }

  /// Builds the children and adds what `make` makes of them, unless there are none.
  private mutating func wrap(
    _ element: HTMLElement, in inlines: inout [Inline], _ space: inout WhiteSpace,
    _ make: ([Inline]) -> Inline
  ) {
    space.open(before: element.children.firstVisible, &inlines)
    var inner: [Inline] = []
    add(element.children, to: &inner, &space)
    if !inner.isEmpty { inlines.append(make(inner)) }
  }

  private mutating func addLeaf(
    _ text: String, to inlines: inout [Inline], _ space: inout WhiteSpace, _ make: (String) -> Inline
  ) {
    guard !text.isEmpty else { return }
    space.open(before: text.unicodeScalars.first, &inlines)
    inlines.append(make(text))
    space.last = text.unicodeScalars.last
  }

  /// A superscript that is only a reference to a note is that reference.
  private mutating func addSuperscript(
    _ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace
  ) {
    var inner: [Inline] = []
    var own = space
    if element.children.isBlank { return }
    own.open(before: element.children.firstVisible, &inlines)
    add(element.children, to: &inner, &own)
    space = own
    if inner.isEmpty { return }
    if inner.allSatisfy(\.isNoteReference) { inlines += inner } else { inlines.append(.sup(inner)) }
  }
}

extension Inline {
  fileprivate var isNoteReference: Bool {
    if case .noteReference = self { true } else { false }
  }
}

extension String {
  /// Line ends as spaces: code within a line has one line.
  fileprivate var oneLine: String {
    utf8.contains(0x0A)
      ? split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ") : self
  }
}

extension [Inline] {
  /// Without line breaks at the ends: a `<br>` before `</p>` shows nothing.
  var trimmedBreaks: [Inline] {
    var slice = self[...]
    while slice.last == .lineBreak { slice.removeLast() }
    while slice.first == .lineBreak { slice.removeFirst() }
    return Array(slice)
  }
}

extension [HTMLNode] {
  /// The first character inside that is not white space.
  var firstVisible: Unicode.Scalar? {
    for node in self {
      switch node {
      case .text(let text):
        if let found = text.unicodeScalars.first(where: { !$0.isBlank }) { return found }
      case .element(let element):
        if let found = element.children.firstVisible { return found }
      }
    }
    return nil
  }
}
