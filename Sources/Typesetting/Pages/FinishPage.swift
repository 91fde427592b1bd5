import Themes

/// Brings a draft to its place on a page: margins by its side, items from the type area to the page.
struct FinishPage {
  let geometry: PageGeometry
  var references: ResolveReferences
  private var placedTargets: Set<String> = []

  init(geometry: PageGeometry, references: ResolveReferences) {
    self.geometry = geometry
    self.references = references
  }

  /// The finished page, without running content.
  mutating func finish(_ draft: DraftPage, label: String, isRecto: Bool) -> Page {
    let page = lying(draft, label: label, isRecto: isRecto)
    return geometry.isVertical ? turned(page) : page
  }

  private func turned(_ page: Page) -> Page {
    let turn = TurnPage(width: geometry.size.width)
    var page = page
    page.frames = page.frames.map(turn.callAsFunction)
    page.targets = page.targets.map { LinkTarget(name: $0.name, position: turn($0.position)) }
    return page
  }

  /// The page as it was set: of a vertical book, the logical one.
  private mutating func lying(_ draft: DraftPage, label: String, isRecto: Bool) -> Page {
    let textLeft = geometry.left(isRecto: isRecto)
    // The column beside the text was placed at its right.
    let sideShift = geometry.isSideAtLeft(isRecto: isRecto) ? -(geometry.sideLeft + geometry.sideExtent) : 0
    let top = geometry.top(isRecto: isRecto)
    var page = Page(size: geometry.size, label: label, master: draft.master)
    var decoration = Frame(region: .decoration)
    for part in draft.parts {
      var frame = Frame(region: part.region)
      let left = textLeft + (part.region == .side ? sideShift : 0)
      frame.items = BandPainter.fills(part.fragments).map { $0.moved(x: left, y: top) }
      for placed in part.fragments {
        let origin = Point(x: left + placed.x, y: top + placed.y)
        add(placed.fragment, at: origin, to: &frame)
        if placed.fragment.isTurned { page.rotation = 90 }
        page.targets += targets(placed.fragment, at: destination(of: placed.fragment, at: origin))
        for line in placed.fragment.decorations { decoration.items += items(line, at: origin) }
      }
      page.frames.append(frame)
    }
    decoration.items += draft.rules.map { $0.moved(x: textLeft, y: top) }
    if !decoration.items.isEmpty { page.frames.append(decoration) }
    return page
  }

  private mutating func add(_ fragment: Fragment, at origin: Point, to frame: inout Frame) {
    frame.items += fragment.items.map { $0.moved(x: origin.x, y: origin.y) }
    var element: StructureElement?
    for placed in fragment.lines {
      if placed.element !== element { frame.items.append(.element(placed.element)) }
      element = placed.element
      frame.items += items(placed, at: origin)
      for link in placed.line.links {
        guard let destination = references.resolve(link.destination) else { continue }
        let rect = link.rect.moved(x: origin.x + placed.origin.x, y: origin.y + placed.origin.y)
        frame.links.append(
          LinkArea(
            rect: rect, destination: destination, element: link.element ?? placed.element, number: link.number
          ))
      }
    }
    if element != nil { frame.items.append(.element(nil)) }
  }

  private func items(_ placed: PlacedLine, at origin: Point) -> [FrameItem] {
    placed.line.items.map { $0.moved(x: origin.x + placed.origin.x, y: origin.y + placed.origin.y) }
  }

  /// Viewers bring a destination to the top left of their window: in a vertical book that is the far end of the fragment.
  private func destination(of fragment: Fragment, at origin: Point) -> Point {
    geometry.isVertical ? Point(x: origin.x, y: origin.y + fragment.height) : origin
  }

  /// A name is a place but once.
  private mutating func targets(_ fragment: Fragment, at origin: Point) -> [LinkTarget] {
    fragment.targets.filter { placedTargets.insert($0).inserted }.map {
      LinkTarget(name: $0, position: origin)
    }
  }
}

/// Draws bands: one rectangle for consecutive fragments that share one, over the blanks between them.
enum BandPainter {
  static func fills(_ placed: [DraftPage.Placed]) -> [FrameItem] {
    var order: [Band] = []
    var extents: [Int: (left: Double, top: Double, bottom: Double)] = [:]
    for item in placed {
      for band in item.fragment.bands {
        if extents[band.id] == nil { order.append(band) }
        let known = extents[band.id] ?? (item.x + band.left, item.y, item.y)
        extents[band.id] = (known.left, known.top, item.y + item.fragment.height)
      }
    }
    return order.compactMap { band in
      guard let extent = extents[band.id] else { return nil }
      let height = extent.bottom - extent.top + 2 * band.bleed
      let rect = Rect(x: extent.left, y: extent.top - band.bleed, width: band.width, height: height)
      return .fill(rect, band.color)
    }
  }
}
