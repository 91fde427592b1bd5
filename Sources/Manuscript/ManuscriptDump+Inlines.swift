/// The inlines as s-expressions, separated by spaces.
func describe(_ inlines: [Inline]) -> String {
  inlines.map(describe).joined(separator: " ")
}

private func describe(_ inline: Inline) -> String {
  switch inline {
  case .text(let text): quoted(text)
  case .emphasis(let inlines): "(em \(describe(inlines)))"
  case .strong(let inlines): "(strong \(describe(inlines)))"
  case .strike(let inlines): "(strike \(describe(inlines)))"
  case .underline(let inlines): "(u \(describe(inlines)))"
  case .code(let text): "(code \(quoted(text)))"
  case .link(let link): describe(link)
  case .image(let image): describe(image)
  case .lineBreak: "(br)"
  case .sub(let inlines): "(sub \(describe(inlines)))"
  case .sup(let inlines): "(sup \(describe(inlines)))"
  case .ruby(let pairs):
    "(ruby \(pairs.map { "(\(describe($0.base)) \(quoted($0.text)))" }.joined(separator: " ")))"
  case .noteReference(let id): "(note \(quoted(id.description)))"
  case .mark(let inlines): "(mark \(describe(inlines)))"
  case .keyboard(let inlines): "(kbd \(describe(inlines)))"
  case .smallCaps(let inlines): "(caps \(describe(inlines)))"
  case .math(let tex): "(math \(quoted(tex)))"
  case .span(let language, let inlines): "(span \(language) \(describe(inlines)))"
  }
}

private func describe(_ link: Link) -> String {
  let title = link.title.map { " title=\(quoted($0))" } ?? ""
  return "(link \(describe(link.destination))\(title) \(describe(link.inlines)))"
}

private func describe(_ image: Image) -> String {
  var text = "(image \(image.resource)"
  if let alternative = image.alternative { text += " alt=\(quoted(alternative))" }
  if let title = image.title { text += " title=\(quoted(title))" }
  if let destination = image.destination { text += " link=\(describe(destination))" }
  return text + ")"
}

private func describe(_ destination: LinkDestination) -> String {
  switch destination {
  case .external(let address): quoted(address)
  case .chapter(let id, let anchor): "\(id)" + (anchor.map { "#\($0)" } ?? "")
  }
}
