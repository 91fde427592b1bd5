import Manuscript

/// Takes the site's own navigation off the end of a post.
///
/// A paragraph is navigation if it is the last one, consists only of links and of marks between them
/// (`｜ | · /` and the like), and each link leads home or to the page of a category, tag or archive; a
/// single such link must also say so (返回…, Back to…). Then, if the paragraph before it is nothing but an
/// address that links to itself, that is where the post was published or can be shared: it becomes the
/// source of the byline, unless the header names one. An address that stands elsewhere stays a paragraph.
///
/// - Returns: the address of the post, where one was found.
func removeNavigation(from tree: inout CleanTree, path: String, mayTakeSource: Bool) -> String? {
  guard let last = lastParagraph(tree.nodes), isNavigation(last.element) else { return nil }
  tree.nodes.removeSubrange(last.index...)
  let text = last.element.textContent.trimmed
  tree.findings.append(
    Finding(
      .navigationRemoved, "the site's navigation “\(text)” was left out",
      at: SourcePlace(path: path, line: last.element.line)))
  guard mayTakeSource, let before = lastParagraph(tree.nodes), let address = bareAddress(before.element)
  else { return nil }
  tree.nodes.removeSubrange(before.index...)
  return address
}

/// The last node that is not white space, if it is a paragraph.
private func lastParagraph(_ nodes: [HTMLNode]) -> (index: Int, element: HTMLElement)? {
  guard let index = nodes.lastIndex(where: { ![$0].isBlank }), case .element(let element) = nodes[index],
    element.tag == .p || element.tag == .div
  else { return nil }
  return (index, element)
}

private func isNavigation(_ paragraph: HTMLElement) -> Bool {
  var links: [(address: String, text: String)] = []
  for child in paragraph.children {
    switch child {
    case .text(let text):
      guard text.allSatisfy({ $0.isWhitespace || "｜|·•/／-–—»«›‹<>【】[]".contains($0) }) else { return false }
    case .element(let element):
      if element.tag == .br { continue }
      guard element.tag == .a, let address = element["href"] else { return false }
      links.append((address, element.textContent.trimmed))
    }
  }
  guard !links.isEmpty, links.allSatisfy({ leadsToList($0.address) && !$0.text.isEmpty }) else {
    return false
  }
  return links.count > 1 || links.allSatisfy { saysReturn($0.text) }
}

private func saysReturn(_ text: String) -> Bool {
  let text = text.lowercased()
  let starts = ["返回", "回到", "回首页", "回首頁", "back to", "return to", "戻る", "トップ", "«", "← "]
  return starts.contains { text.hasPrefix($0) }
    || ["首页", "首頁", "home", "ホーム", "홈", "主页", "主頁"].contains(text)
}

/// Whether an address leads home or to a page that lists posts.
private func leadsToList(_ address: String) -> Bool {
  var path = Substring(address)
  if let scheme = path.firstRange(ofASCII: "//") {
    path = path[scheme.upperBound...]
    path = path.firstIndex(of: "/").map { path[$0...] } ?? ""
  } else if !path.hasPrefix("/") {
    return false
  }
  path = path.prefix { $0 != "?" && $0 != "#" }
  if ["", "/", "/index.html", "/index.htm"].contains(path) { return true }
  let lists: Set<Substring> = ["category", "categories", "tag", "tags", "archive", "archives", "topics"]
  return path.split(separator: "/").contains { lists.contains($0.prefix { $0 != "." }) }
}

/// The address of a paragraph that holds nothing but a link whose text is that address.
private func bareAddress(_ paragraph: HTMLElement) -> String? {
  let content = paragraph.children.filter { ![$0].isBlank }
  guard content.count == 1 else { return nil }
  switch content[0] {
  case .text(let text):
    let text = text.trimmed
    return isWebAddress(text) && !text.contains(where: \.isWhitespace) ? text : nil
  case .element(let link):
    guard link.tag == .a, let address = link["href"], isWebAddress(address),
      link.textContent.trimmed == address
    else { return nil }
    return address
  }
}

/// Whether a text begins like an address of the web.
func isWebAddress(_ text: some StringProtocol) -> Bool {
  text.hasPrefix("http://") || text.hasPrefix("https://")
}
