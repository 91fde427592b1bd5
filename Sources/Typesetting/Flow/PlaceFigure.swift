import Manuscript
import Resources
import Themes

extension StackBlocks {
  /// Sets a figure: its pictures one below the other, its caption below them, in one fragment of whole lines.
  mutating func stackFigure(_ figure: Figure, _ label: [Inline], _ flow: FlowItem) {
    var (fragment, _) = figureFragment(figure, label, flow, most: 0.75, blank: 0.6)
    addSpan(of: figure, label, flow, to: &fragment)
    append(fragment)
  }

  /// A figure on no more than a share of a page's height, and how high its contents are; `blank` is the least around
  /// them, in lines.
  mutating func figureFragment(
    _ figure: Figure, _ label: [Inline], _ flow: FlowItem, most: Double, blank: Double
  ) -> (Fragment, depth: Double) {
    let caption = captionLines(label + figure.caption, flow)
    let pitch = theme.figure.captionSize * 1.5
    let captionHeight = caption.isEmpty ? 0 : Double(caption.count) * pitch + FigureBlank.aboveCaption
    var block = FigureBlock(left: flow.place.left, measure: flow.measure)
    for image in figure.images {
      let room = max(maxHeight * 0.25, maxHeight * min(most, share(of: image)) - captionHeight)
      add(image, to: &block, room: room / Double(max(1, figure.images.count)), flow)
    }
    if !caption.isEmpty { block.depth += FigureBlank.aboveCaption }
    let captionElement = StructureElement(.caption, in: flow.element, language: flow.style.language)
    for line in caption {
      let y = block.depth + PageGeometry.baseline(leading: pitch, size: theme.figure.captionSize)
      block.fragment.lines.append(
        PlacedLine(line: line, origin: Point(x: flow.place.left, y: y), element: captionElement))
      take(line, into: &block.fragment)
      block.depth += pitch
    }
    return (finished(block, flow, blank: blank), block.depth)
  }

  /// The share of a page's height that a picture may take. A whole page tears the text apart: a tall picture shows
  /// as much on three quarters of it, and one as wide as high, which would fill the measure too, on half.
  private func share(of image: Image) -> Double {
    guard let resource = context.images[image.resource], resource.width > 0 else { return 0.75 }
    if theme.writing == .vertical { return 0.75 }
    return min(0.75, max(0.5, 0.5 * resource.height / resource.width))
  }

  private mutating func captionLines(_ inlines: [Inline], _ flow: FlowItem) -> [Line] {
    if inlines.isEmpty { return [] }
    let style = ParagraphStyle(
      font: theme.figure.captionFont, size: theme.figure.captionSize, color: theme.colors.muted,
      language: flow.style.language, measure: flow.measure, alignment: .center(balanced: true))
    return set(inlines, style)
  }

  private mutating func add(_ image: Image, to block: inout FigureBlock, room: Double, _ flow: FlowItem) {
    if block.depth > 0 { block.depth += FigureBlank.betweenPictures }
    guard let resource = context.images[image.resource] else {
      return addAlternative(image, to: &block, flow)
    }
    let upright = FigureSize(resource, resolution: theme.figure.minimumResolution)
      .fitting(width: image.width.map { $0 * 0.75 } ?? .infinity, height: .infinity)
    let natural = theme.writing == .vertical ? upright.turned : upright
    let size = natural.fitting(width: flow.measure, height: room)
    if size.height < min(natural.height, natural.fitting(width: flow.measure, height: .infinity).height) * 0.5
    {
      let name = image.alternative ?? ""
      let text =
        "\(name.isEmpty ? "a picture" : "the picture “\(name)”") was made smaller"
      report([Finding(.figureScaled, text + " to fit the page", at: image.place ?? flow.source)])
    }
    let left = flow.place.left + (flow.measure - size.width) / 2
    let rect = Rect(x: left, y: block.depth, width: size.width, height: size.height)
    let parent = image.destination.map { _ in StructureElement(.link, in: flow.element) } ?? flow.element
    block.fragment.items += [
      .element(element(of: image, in: parent, flow)), .image(image.resource, rect), .element(nil),
    ]
    if let destination = image.destination { block.link(rect, destination, parent) }
    block.depth += size.height
  }

  /// A picture whose author says that it is decoration is no part of the text.
  private func element(of image: Image, in parent: StructureElement?, _ flow: FlowItem) -> StructureElement? {
    if image.alternative?.isEmpty == true { return nil }
    let words = [image.alternative, image.title, Wording(flow.style.language).figure]
    return StructureElement(.figure, in: parent, alternative: words.compactMap(\.self).first { !$0.isEmpty })
  }

  /// What stands for a picture that could not be had: its alternative text between two hairlines, leading to where
  /// the picture is.
  private mutating func addAlternative(_ image: Image, to block: inout FigureBlock, _ flow: FlowItem) {
    let style = ParagraphStyle(
      font: theme.figure.captionFont, size: theme.figure.captionSize, color: theme.colors.muted,
      language: flow.style.language, measure: max(flow.measure - 2 * theme.figure.captionSize, 1),
      alignment: .center(balanced: true))
    let alternative = image.alternative.flatMap { $0.isEmpty ? nil : $0 } ?? "×"
    let pitch = theme.figure.captionSize * 1.5
    let top = block.depth
    block.depth += FigureBlank.aboveCaption
    let address = context.images.addresses[image.resource].map(LinkDestination.external)
    let destination = image.destination ?? address
    let paragraph = StructureElement(.paragraph, in: flow.element, language: flow.style.language)
    let element = destination.map { _ in StructureElement(.link, in: paragraph) } ?? paragraph
    for line in set([.text(alternative)], style) {
      let origin = Point(
        x: flow.place.left + theme.figure.captionSize,
        y: block.depth + PageGeometry.baseline(leading: pitch, size: style.size))
      block.fragment.lines.append(PlacedLine(line: line, origin: origin, element: element))
      block.depth += pitch
    }
    block.depth += FigureBlank.aboveCaption
    if let destination {
      block.link(
        Rect(x: flow.place.left, y: top, width: flow.measure, height: block.depth - top), destination, element
      )
    }
    for y in [top, block.depth] {
      let rect = Rect(x: flow.place.left, y: y, width: flow.measure, height: Stroke.hairline)
      block.fragment.items.append(.fill(rect, theme.colors.rule))
    }
  }

  /// The block in the middle of as many grid lines as it needs with a blank around it.
  private func finished(_ block: FigureBlock, _ flow: FlowItem, blank: Double) -> Fragment {
    var fragment = block.fragment
    guard isOnGrid else {
      fragment.height = block.depth
      fragment.snaps = false
      return fragment
    }
    let leading = flow.style.leading
    let lines = ((block.depth + blank * leading) / leading).rounded(.up)
    fragment.height = min(lines * leading, max(maxHeight, block.depth))
    fragment.floats = true
    fragment.shift(by: (fragment.height - block.depth) / 2)
    return fragment
  }
}

/// Blanks inside a figure, in points.
private enum FigureBlank {
  static let aboveCaption = 5.0
  static let betweenPictures = 8.0
}

/// A figure that grows from its top.
private struct FigureBlock {
  let left: Double
  let measure: Double
  var fragment = Fragment(kind: .figure, item: 0, height: 0)
  var depth = 0.0

  init(left: Double, measure: Double) {
    self.left = left
    self.measure = measure
  }

  /// An empty line that carries the link of a picture.
  mutating func link(_ rect: Rect, _ destination: LinkDestination, _ element: StructureElement?) {
    let area = LinkArea(rect: rect, destination: LinkArea.Destination(destination), element: element)
    let line = Line(items: [], links: [area], width: 0, ascent: 0, descent: 0)
    fragment.lines.append(PlacedLine(line: line, origin: .zero))
  }
}

/// The size of a picture on paper, in points.
struct FigureSize: Sendable, Equatable {
  var width: Double
  var height: Double

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The largest size: pixels at the theme's least resolution; SVG at its own size, 96 pixels per inch.
  init(_ image: ImageResource, resolution: Double) {
    let scale = 72 / (image.kind == .svg ? 96 : max(resolution, 1))
    self.init(width: max(1, image.width * scale), height: max(1, image.height * scale))
  }

  /// The size as the logical page of a vertical book has it.
  var turned: FigureSize { FigureSize(width: height, height: width) }

  /// The size scaled down, never up, to fit.
  func fitting(width: Double, height: Double) -> FigureSize {
    let scale = min(1, width / self.width, height / self.height)
    return FigureSize(width: self.width * scale, height: self.height * scale)
  }
}

extension Fragment {
  /// Moves the contents down within the fragment.
  mutating func shift(by y: Double) {
    for index in lines.indices { lines[index].origin.y += y }
    for index in decorations.indices { decorations[index].origin.y += y }
    for index in items.indices { items[index] = items[index].moved(x: 0, y: y) }
  }
}
