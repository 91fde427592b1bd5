/// Leaves one of each pair of a picture and its twin in a `noscript` element beside it.
///
/// Lazy loading leaves a picture without address for scripts, and one with its address for browsers without.
/// The twin goes where the picture beside it, in front or behind, has an address of its own; else that one
/// goes, and the twin stays.
func joinTwins(_ nodes: [HTMLNode]) -> [HTMLNode] {
  guard nodes.contains(where: { $0.tag == .noscript }) else { return nodes }
  var result = nodes
  for index in nodes.indices {
    guard case .element(let element) = nodes[index], element.tag == .noscript,
      let twin = [HTMLNode.element(element)].onlyPicture, twin.hasAddress
    else { continue }
    let before = result[..<index].lastIndex { ![$0].isBlank }
    let behind = result[(index + 1)...].firstIndex { ![$0].isBlank }
    guard
      let other = [before, behind].compactMap({ $0 }).first(where: { [result[$0]].onlyPicture != nil }),
      nodes[other].tag != .noscript, let picture = [result[other]].onlyPicture
    else { continue }
    result[picture.hasAddress ? index : other] = .text("")
  }
  return result
}

extension HTMLElement {
  /// Whether it has an address that is not that of an empty picture.
  fileprivate var hasAddress: Bool { !imageCandidates.allSatisfy(isEmptyPicture) }
}

extension [HTMLNode] {
  /// The picture, where there is one and no text.
  fileprivate var onlyPicture: HTMLElement? {
    var found: HTMLElement?
    for node in self {
      switch node {
      case .text(let text): if !text.utf8.allSatisfy(\.isHTMLSpace) { return nil }
      case .element(let element):
        let inner = element.tag == .img ? element : element.children.onlyPicture
        guard let inner else {
          if element.tag == .source || element.tag == .br { continue }
          return nil
        }
        if found != nil { return nil }
        found = inner
      }
    }
    return found
  }
}
