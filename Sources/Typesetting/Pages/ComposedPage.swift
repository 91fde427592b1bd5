import Manuscript

/// A page in the making, packed: everything on it has its place in the type area, but neither its side nor its folio is
/// known.
struct ComposedPage: Sendable {
  var master: PageMaster
  var frames = PackedFrames.none
  /// The places that links can lead to, in the type area.
  var targets: [LinkTarget] = []
  /// The names that its links lead to.
  var references: [String] = []
  /// What its text begins with.
  var start: TextPosition?
  /// The title for running heads.
  var chapterTitle: String?
  /// Whether it must be a right-hand page.
  var startsRecto = false
  /// Whether it is the colophon.
  var isColophon = false
  /// By how many degrees viewers turn it clockwise.
  var rotation = 0
  /// What was found while it was divided from others.
  var findings: [Finding] = []
}

/// Brings the items of drafts to their places in the type area, and packs them.
struct LayOutPages {
  private let isVertical: Bool
  private var packing: PackFrames
  private var starts: CollectPageStarts

  private init(_ geometry: PageGeometry, _ store: PackedStore, order: [ChapterID: Int]) {
    packing = PackFrames(store)
    isVertical = geometry.isVertical
    starts = CollectPageStarts(order)
  }

  /// The pages of drafts that follow each other; `order` says of the chapters that stand on them which comes first.
  /// A draft is dropped when its page is there.
  static func run(
    _ drafts: consuming [DraftPage], _ geometry: PageGeometry, in store: PackedStore,
    order: [ChapterID: Int] = [:]
  ) -> [ComposedPage] {
    var layOut = LayOutPages(geometry, store, order: order)
    var pages: [ComposedPage] = []
    for index in drafts.indices {
      let draft = drafts[index]
      drafts[index] = DraftPage(master: .blank)
      pages.append(layOut.page(draft))
    }
    let names = layOut.packing.names
    for index in pages.indices { pages[index].frames.shared = names }
    return pages
  }

  private mutating func page(_ draft: DraftPage) -> ComposedPage {
    var page = ComposedPage(
      master: draft.master, start: starts.start(of: draft), chapterTitle: draft.chapterTitle,
      startsRecto: draft.startsRecto, isColophon: draft.isColophon, findings: draft.findings)
    var frames: [(frame: Frame, isBeside: Bool)] = []
    // What is no text, of the type area and of the column beside it.
    var decorations = [Frame(region: .decoration), Frame(region: .decoration)]
    for part in draft.parts {
      let isBeside = part.region == .side
      frames.append((frame(part, &page), isBeside))
      for placed in part.fragments {
        for line in placed.fragment.decorations {
          decorations[isBeside ? 1 : 0].items += items(line, at: Point(x: placed.x, y: placed.y))
        }
      }
    }
    decorations[0].items += draft.rules
    for (index, frame) in decorations.enumerated() where !frame.items.isEmpty {
      frames.append((frame, index == 1))
    }
    page.references = Set(frames.flatMap(\.frame.links).compactMap(\.name)).sorted()
    page.frames.bytes = packing.pack(frames)
    return page
  }

  private func frame(_ part: DraftPage.Part, _ page: inout ComposedPage) -> Frame {
    var frame = Frame(region: part.region)
    frame.items = BandPainter.fills(part.fragments)
    for placed in part.fragments {
      let origin = Point(x: placed.x, y: placed.y)
      add(placed.fragment, at: origin, to: &frame)
      if placed.fragment.isTurned { page.rotation = 90 }
      let destination = destination(of: placed.fragment, at: origin)
      page.targets += placed.fragment.targets.map { LinkTarget(name: $0, position: destination) }
    }
    return frame
  }

  private func add(_ fragment: Fragment, at origin: Point, to frame: inout Frame) {
    frame.items += fragment.items.map { $0.moved(x: origin.x, y: origin.y) }
    var element: StructureElement?
    for placed in fragment.lines {
      if placed.element !== element { frame.items.append(.element(placed.element)) }
      element = placed.element
      frame.items += items(placed, at: origin)
      frame.links += placed.line.links.map { link in
        LinkArea(
          rect: link.rect.moved(x: origin.x + placed.origin.x, y: origin.y + placed.origin.y),
          destination: link.destination, element: link.element ?? placed.element, number: link.number)
      }
    }
    if element != nil { frame.items.append(.element(nil)) }
  }

  private func items(_ placed: PlacedLine, at origin: Point) -> [FrameItem] {
    placed.line.items.map { $0.moved(x: origin.x + placed.origin.x, y: origin.y + placed.origin.y) }
  }

  /// Viewers bring a destination to the top left of their window: in a vertical book that is the far end of the fragment.
  private func destination(of fragment: Fragment, at origin: Point) -> Point {
    isVertical ? Point(x: origin.x, y: origin.y + fragment.height) : origin
  }
}

extension LinkArea {
  /// The name of the place in the book that it leads to.
  fileprivate var name: String? { if case .target(let name) = destination { name } else { nil } }
}
