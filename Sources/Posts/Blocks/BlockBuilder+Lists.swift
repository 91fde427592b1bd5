import Manuscript

extension BlockBuilder {
  /// A list. It is loose if an item holds paragraphs, as in the HTML that Markdown makes.
  mutating func list(_ element: HTMLElement) -> Block? {
    let attributes = attributes(of: element)
    var items: [List.Item] = []
    var isTight = true
    for child in element.children {
      switch child {
      case .element(let item) where item.tag == .li:
        if item.children.contains(where: { $0.tag == .p }) { isTight = false }
        items.append(self.item(item))
      default: addStray(child, to: &items)
      }
    }
    // An item without content still counts where items have numbers: those behind it keep theirs.
    let isEmpty = items.allSatisfy { $0.blocks.isEmpty && $0.isDone == nil }
    if isEmpty { return nil }
    if element.tag != .ol { items.removeAll { $0.blocks.isEmpty && $0.isDone == nil } }
    let start = element["start"].flatMap { Int($0.trimmed) } ?? 1
    let kind = element.tag == .ol ? List.Kind.ordered(start: start) : .bullet
    return .list(List(kind, isTight: isTight, items: items, attributes: attributes))
  }

  private mutating func item(_ element: HTMLElement) -> List.Item {
    var children = element.children
    let isDone = takeCheckbox(from: &children)
    if let anchor = element.anchor { pendingAnchors.append(anchor) }
    return List.Item(blocks(children), isDone: isDone)
  }

  /// What stands in a list but in no item belongs to the item before it.
  private mutating func addStray(_ node: HTMLNode, to items: inout [List.Item]) {
    if [node].isBlank { return }
    let stray = blocks([node])
    if stray.isEmpty { return }
    if let last = items.indices.last { items[last].blocks += stray } else { items.append(List.Item(stray)) }
  }

  /// Takes the box of a task off the start of an item, or of its first paragraph.
  private func takeCheckbox(from nodes: inout [HTMLNode]) -> Bool? {
    guard let index = nodes.firstIndex(where: { ![$0].isBlank }), case .element(var first) = nodes[index]
    else {
      return nil
    }
    if first.tag == .input, first["type"]?.lowercased() == "checkbox" {
      nodes.remove(at: index)
      return first["checked"] != nil
    }
    guard first.tag == .p || first.tag == .label, let isDone = takeCheckbox(from: &first.children) else {
      return nil
    }
    nodes[index] = .element(first)
    return isDone
  }

  /// A definition list; groups may be wrapped in boxes (HTML Standard, “The dl element”).
  mutating func definitionList(_ element: HTMLElement) -> Block? {
    let attributes = attributes(of: element)
    var items: [DefinitionList.Item] = []
    for part in element.children.flatMap(\.definitionParts) {
      let isTerm = part.tag == .dt
      if isTerm, items.last?.definitions.isEmpty ?? false == false {
        items.append(DefinitionList.Item(terms: [], definitions: []))
      }
      if items.isEmpty { items.append(DefinitionList.Item(terms: [], definitions: [])) }
      let last = items.count - 1
      if isTerm {
        items[last].terms.append(inlines(part.children.unwrapped))
      } else {
        items[last].definitions.append(blocks(part.children))
      }
    }
    return items.isEmpty ? nil : .definitionList(DefinitionList(items: items, attributes: attributes))
  }
}

extension HTMLNode {
  /// The terms and definitions of a list, whatever boxes they stand in.
  fileprivate var definitionParts: [HTMLElement] {
    guard case .element(let element) = self else { return [] }
    if element.tag == .dt || element.tag == .dd { return [element] }
    return element.children.flatMap(\.definitionParts)
  }
}
