import Manuscript

extension BlockBuilder {
  mutating func addImage(_ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    guard let image = image(element) else { return }
    space.object(&inlines)
    inlines.append(.image(image))
  }

  /// A `picture` is its `img`. A `source` adds to its candidates where it offers sizes, or where the `img` has
  /// nothing; those for formats that few programs read, and for dark or narrow screens, count last.
  mutating func addPicture(_ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    let found = element.first { $0.tag == .img }
    var image = found ?? HTMLElement(tag: .img, line: element.line)
    let hasSource = !(image.imageCandidates.allSatisfy(isEmptyPicture))
    let sources = element.elements.filter { $0.tag == .source }
    for source in sources.filter(\.isUsual) + sources.filter({ !$0.isUsual }) where image["srcset"] == nil {
      guard let text = source["srcset"] ?? source["data-srcset"] ?? source["src"] else { continue }
      guard !hasSource || (source.isUsual && parseSourceSet(text).contains(where: \.hasSize)) else {
        continue
      }
      image.attributes.append(HTMLAttribute(name: "srcset", value: text))
    }
    if found != nil || image["srcset"] != nil { addImage(image, to: &inlines, &space) }
  }

  /// A drawing within the text is a picture like others.
  mutating func addDrawing(_ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace) {
    guard let xml = element[HTMLAttribute.drawing] else {
      return report(.contentDropped, "an SVG drawing without a shape was left out", line: element.line)
    }
    let names = [element["aria-label"], element[HTMLAttribute.drawingTitle]].compactMap { $0?.trimmed }
    space.object(&inlines)
    inlines.append(
      .image(
        Image(
          number(.data(Array(xml.utf8))), alternative: names.first { !$0.isEmpty }, width: element.width,
          place: place(element.line))))
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
      case .origin(.data) where !origins.isEmpty || missing != nil && isEmptyPicture(address): continue
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
      width: element.width,
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
  /// The width that the author gave a picture, in CSS pixels.
  fileprivate var width: Double? {
    guard var text = self["width"]?.trimmed[...] else { return nil }
    if text.hasSuffix("px") { text = text.dropLast(2) }
    return Double(text).flatMap { $0 > 1 && $0.isFinite ? $0 : nil }
  }

  /// Whether a `source` is for screens and programs like most.
  fileprivate var isUsual: Bool {
    let type = self["type"]?.lowercased() ?? ""
    let media = self["media"]?.lowercased() ?? ""
    return !["avif", "heic", "heif", "jxl", "jp2"].contains { type.hasSuffix($0) }
      && !["dark", "max-width", "print"].contains { media.contains($0) }
  }
}
