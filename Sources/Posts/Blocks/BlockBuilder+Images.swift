import Manuscript

extension BlockBuilder {
  mutating func addImage(_ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    guard let image = image(element) else { return }
    space.object(&inlines)
    inlines.append(.image(image))
  }

  /// A `picture` is its `img`; that one's candidates come first.
  mutating func addPicture(_ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    guard case .element(var image)? = element.children.first(where: { $0.tag == .img }) else { return }
    for case .element(let source) in element.children where source.tag == .source {
      if let candidates = source["srcset"], image["srcset"] == nil {
        image.attributes.append(HTMLAttribute(name: "srcset", value: candidates))
      }
    }
    addImage(image, to: &inlines, &space)
  }

  /// The picture of an `img` element; a finding and its alternative text if it is not there.
  mutating func image(_ element: HTMLElement) -> Image? {
    let alternative = element["alt"]?.trimmed
    let title = element["title"]?.trimmed
    var origins: [ResourceOrigin] = []
    var missing: String?
    var isOutside = false
    for address in element.imageCandidates where !origins.contains(where: \.isCertain) {
      switch context.resolve(image: address) {
      // What stands in the page itself beside an address is what is shown until the picture comes.
      case .origin(.data) where !origins.isEmpty: continue
      case .origin(let found): if !origins.contains(found) { origins.append(found) }
      case .missing(let path): missing = missing ?? path
      case .outside(let path): (missing, isOutside) = (missing ?? path, true)
      case .none: continue
      }
    }
    let origin = origins.dropLast().reversed().reduce(origins.last) { rest, first in
      rest.map { .either(first, or: $0) }
    }
    if origin == nil {
      let message =
        isOutside
        ? "the picture “\(element["src"] ?? "")” is outside of the site and was not read"
        : missing.map { "the picture “\(display($0))” does not exist" } ?? "a picture has no usable address"
      report(
        .imageMissing, message,
        hint: missing == nil || isOutside ? nil : "check its name, also capital and small letters",
        line: element.line)
    }
    guard let origin = origin ?? missing.map(ResourceOrigin.missing) else { return nil }
    return Image(
      number(origin), alternative: alternative, title: title?.isEmpty == true ? nil : title,
      width: element["width"].flatMap { Double($0.trimmed) }.flatMap { $0 > 1 ? $0 : nil },
      place: place(element.line))
  }

  /// A path as the user knows it: below the site's root, where it is.
  private func display(_ path: String) -> String {
    context.site.root.flatMap { Path.relative(path, to: $0) } ?? path
  }

  private mutating func number(_ origin: ResourceOrigin) -> ResourceID {
    let number = originNumbers[origin] ?? origins.count
    if number == origins.count {
      origins.append(origin)
      originNumbers[origin] = number
    }
    return ResourceID(String(number))
  }
}

extension ResourceOrigin {
  /// Whether it is at hand, and nothing else need be tried.
  fileprivate var isCertain: Bool { if case .remote = self { false } else { true } }
}

extension HTMLElement {
  /// The addresses at which its picture may be, likeliest first: lazy loading puts a stand-in into `src`.
  fileprivate var imageCandidates: [String] {
    var candidates = ["data-src", "data-original", "data-lazy-src"].compactMap { self[$0] }
    candidates += [self["data-srcset"], self["srcset"]].compactMap { $0.flatMap(largest) }
    candidates += [self["src"]].compactMap { $0 }
    return candidates.filter { !$0.trimmed.isEmpty }
  }

  /// The candidate with the largest width or density (HTML Standard, “Srcset attributes”).
  private func largest(_ candidates: String) -> String? {
    var best: (address: String, size: Double)?
    for candidate in candidates.split(separator: ",") {
      let parts = candidate.split(whereSeparator: \.isWhitespace)
      guard let address = parts.first else { continue }
      let size = parts.count > 1 ? Double(parts[1].dropLast()) ?? 1 : 1
      if size > best?.size ?? 0 { best = (String(address), size) }
    }
    return best?.address
  }
}
