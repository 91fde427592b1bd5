import Manuscript

extension BlockBuilder {
  /// Takes the list of notes out of a tree, in the forms that Markdown processors give it.
  mutating func takeNotes(from nodes: inout [HTMLNode]) {
    nodes = nodes.compactMap { node in
      guard case .element(var element) = node, element.tag.isBlock else { return node }
      if element.isNoteList {
        collectNotes(element)
        return nil
      }
      takeNotes(from: &element.children)
      return .element(element)
    }
  }

  private mutating func collectNotes(_ element: HTMLElement) {
    for case .element(let child) in element.children {
      if child.tag == .li, child.anchor != nil { notes.add(child) } else { collectNotes(child) }
    }
  }

  /// The blocks of the notes that were referred to; notes may refer to further ones.
  mutating func buildNotes() -> [Note] {
    var built: [Note] = []
    var next = 0
    while next < notes.referred.count {
      let id = notes.referred[next]
      next += 1
      guard let element = notes.element(of: id) else { continue }
      built.append(Note(id: id, blocks: blocks(element.children.withoutBackLinks)))
    }
    return built
  }

  /// Notes that nothing refers to become a list at the end: their text is not lost.
  mutating func unreferredNotes() -> [Block] {
    let elements = notes.unreferred
    if elements.isEmpty { return [] }
    for element in elements {
      report(
        .contentDropped, "nothing refers to the note “\(element.anchor ?? "")”; it stands at the end",
        line: element.line)
    }
    let items = elements.map { List.Item(blocks($0.children.withoutBackLinks)) }
    return [.list(List(.bullet, items: items.filter { !$0.blocks.isEmpty }))]
  }
}

extension HTMLElement {
  /// Whether it is the list of notes of a post: by its class or role, and because its items have names.
  fileprivate var isNoteList: Bool {
    guard hasClass("footnotes") || self["role"] == "doc-endnotes" || self["data-footnotes"] != nil else {
      return false
    }
    return hasNamedItem
  }

  private var hasNamedItem: Bool {
    children.contains { node in
      guard case .element(let child) = node else { return false }
      return child.tag == .li ? child.anchor != nil : child.hasNamedItem
    }
  }

  /// Whether it leads from a note back to the text.
  fileprivate var isBackLink: Bool {
    guard tag == .a, let address = self["href"], address.hasPrefix("#") else { return false }
    if hasClass("reversefootnote") || hasClass("footnote-backref") || hasClass("footnote-back") {
      return true
    }
    return address.hasPrefix("#fnref") || self["role"] == "doc-backlink"
  }
}

extension [HTMLNode] {
  /// Without the arrows back to the text, which exporters make themselves.
  fileprivate var withoutBackLinks: [HTMLNode] {
    compactMap { node in
      guard case .element(var element) = node else { return node }
      if element.isBackLink { return nil }
      element.children = element.children.withoutBackLinks
      return .element(element)
    }
  }
}
