/// The TeX of a formula in MathML.
///
/// What wrote the formula has mostly put its TeX there too: as an annotation (KaTeX, MathJax, Hugo, pandoc,
/// MediaWiki), or as `alttext` (LaTeXML). Else the presentation is written as TeX.
///
/// - Returns: `nil` for a formula that says nothing.
func texOfMathML(_ math: HTMLElement) -> String? {
  let annotation = math.first { element in
    element.otherName == "annotation" && element["encoding"]?.lowercased().contains("tex") ?? false
  }
  let said = [annotation?.textContent, math["alttext"]].compactMap { $0?.trimmed }.first { !$0.isEmpty }
  let tex = said ?? presentation(of: math.children).trimmed
  return tex.isEmpty ? nil : tex
}

private func presentation(of nodes: [HTMLNode]) -> String {
  var tex = ""
  for node in nodes {
    switch node {
    case .text(let text): tex += text.trimmed
    case .element(let element):
      let part = presentation(of: element)
      // A command takes the letters after it for its own.
      if tex.endsInCommand, part.first?.isLetter ?? false { tex += " " }
      tex += part
    }
  }
  return tex
}

/// The commonest layout schemata of MathML 3, chapter 3; others are written as what they hold.
private func presentation(of element: HTMLElement) -> String {
  let elements = element.elements
  func part(_ index: Int) -> String {
    index < elements.count ? presentation(of: elements[index]) : ""
  }
  func parts() -> [String] { elements.map { presentation(of: $0) } }
  switch element.typeName {
  case "mfrac": return "\\frac{\(part(0))}{\(part(1))}"
  case "msqrt": return "\\sqrt{\(presentation(of: element.children))}"
  case "mroot": return "\\sqrt[\(part(1))]{\(part(0))}"
  case "msup", "mover": return "\(part(0))^{\(part(1))}"
  case "msub", "munder": return "\(part(0))_{\(part(1))}"
  case "msubsup", "munderover": return "\(part(0))_{\(part(1))}^{\(part(2))}"
  case "mtext": return "\\text{\(element.textContent.trimmed)}"
  case "mi": return identifier(element.textContent.trimmed)
  case "mtr": return parts().joined(separator: " & ")
  case "mtable": return "\\begin{matrix}\(parts().joined(separator: " \\\\ "))\\end{matrix}"
  case "annotation", "annotation-xml": return ""
  default: return presentation(of: element.children)
  }
}

/// A name of several letters is upright.
private func identifier(_ text: String) -> String {
  text.count > 1 && text.allSatisfy(\.isLetter) ? "\\operatorname{\(text)}" : text
}

extension String {
  fileprivate var endsInCommand: Bool {
    guard let slash = lastIndex(of: "\\") else { return false }
    let name = self[index(after: slash)...]
    return !name.isEmpty && name.allSatisfy(\.isLetter)
  }
}
