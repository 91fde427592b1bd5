import Manuscript

/// Leaves of a whole page its article, without what the site puts around each.
///
/// A page with exactly one `article` element, or else exactly one `main`, that holds more than half of the
/// characters of the page is that element; a note counts the characters that are left out. Any other page is
/// taken as it is.
func findArticle(in tree: inout CleanTree, path: String) {
  let page = tree.nodes.textContent.trimmed.count
  for tag in [HTMLTag.article, .main] {
    let found = tree.nodes.outermost(tag)
    guard found.count == 1 else { continue }
    let characters = found[0].textContent.trimmed.count
    guard characters * 2 > page else { return }
    tree.nodes = [.element(found[0])]
    if page > characters {
      let message = "\(page - characters) characters around the \(tag.rawValue) element were left out"
      tree.findings.append(
        Finding(.navigationRemoved, message, at: SourcePlace(path: path, line: found[0].line)))
    }
    return
  }
}

extension [HTMLNode] {
  /// The elements of a kind that stand in no other of it.
  fileprivate func outermost(_ tag: HTMLTag) -> [HTMLElement] {
    flatMap { node -> [HTMLElement] in
      guard case .element(let element) = node else { return [] }
      return element.tag == tag ? [element] : element.children.outermost(tag)
    }
  }
}
