import Manuscript

/// Takes the elements that selectors name out of a tree.
///
/// - Returns: a note for each selector that met something, with the number of elements.
func dropSelected(
  from nodes: inout [HTMLNode], _ selectors: [ElementSelector], path: String
) -> [Finding] {
  if selectors.isEmpty { return [] }
  var selection = Selection(selectors)
  nodes = selection.kept(nodes, below: selection.nothing)
  return zip(selectors, selection.counts).compactMap { selector, count in
    guard count > 0 else { return nil }
    let elements = count == 1 ? "1 element was" : "\(count) elements were"
    return Finding(
      .contentExcluded, "\(elements) left out, as “\(selector)” asks", at: SourcePlace(path: path))
  }
}

/// Walks down with the beginnings of selectors that the elements above have met, so that no element is
/// looked at twice, whatever a selector says.
private struct Selection {
  /// Every alternative of every selector, and the number of its selector.
  private let paths: [(steps: [ElementSelector.Step], selector: Int)]
  var counts: [Int]

  /// For each path, how its steps have been met: by the parent, and by any element above.
  struct Met {
    var parent: [Bool]
    var above: [Bool]
  }

  init(_ selectors: [ElementSelector]) {
    paths = selectors.enumerated().flatMap { number, selector in
      selector.alternatives.map { ($0, number) }
    }
    counts = Array(repeating: 0, count: selectors.count)
  }

  var nothing: [Met] {
    paths.map {
      let none = Array(repeating: false, count: $0.steps.count)
      return Met(parent: none, above: none)
    }
  }

  mutating func kept(_ nodes: [HTMLNode], below met: [Met]) -> [HTMLNode] {
    nodes.compactMap { node in
      guard case .element(var element) = node else { return node }
      let own = zip(paths, met).map { path, met in meet(element, path.steps, met) }
      if let hit = own.firstIndex(where: { $0.parent.last == true }) {
        counts[paths[hit].selector] += 1
        return nil
      }
      if !element.children.isEmpty { element.children = kept(element.children, below: own) }
      return .element(element)
    }
  }

  private func meet(_ element: HTMLElement, _ steps: [ElementSelector.Step], _ met: Met) -> Met {
    var own = met
    for (index, step) in steps.enumerated() {
      let isReached = index == 0 || (step.isChild ? met.parent[index - 1] : met.above[index - 1])
      own.parent[index] = isReached && step.matches(element)
      own.above[index] = met.above[index] || own.parent[index]
    }
    return own
  }
}
