import Manuscript
import PDFDocuments
import PangoCairo
import Resources
import Themes
import Typesetting

/// Paints finished pages on a surface, in order. It decides no position.
struct Painter {
  let surface: PDFSurface
  let images: ImageLibrary
  let catalogue: FontCatalogue
  /// The names that links may lead to: Cairo is silent about links that lead nowhere.
  let targets: Set<String>
  /// The structure, and the links of each page.
  var tree: TagTree
  var links: [[PageLink]] = []
  /// The element that items belong to, and the node whose marked content is open.
  private var element: StructureElement?
  private var open: Int?
  var findings: [Finding] = []
  /// Filled again for every run.
  var glyphs = PaintGlyphs()
  /// What the pictures are that were drawn deflated, in the order of their numbers.
  var pixelFormats: [PixelFormat] = []
  /// Faces of coloured pictures that are in use, and the face that carries their text.
  var colorFaces: [FaceID: ColorFace] = [:]
  let unseen: UnseenFace?

  init(
    surface: PDFSurface, images: ImageLibrary, catalogue: FontCatalogue, targets: Set<String>,
    unseen: UnseenFace?, language: Language?
  ) {
    tree = TagTree(language: language)
    self.surface = surface
    self.images = images
    self.catalogue = catalogue
    self.targets = targets
    self.unseen = unseen
  }

  /// Paints one page and writes it out.
  mutating func paint(_ page: Page) throws {
    try CairoLock.hold { try paintAlone(page) }
  }

  private mutating func paintAlone(_ page: Page) throws {
    surface.beginPage(width: page.size.width, height: page.size.height, label: page.label)
    tree.beginPage()
    links.append([])
    for target in page.targets {
      surface.addDestination(target.name, x: target.position.x, y: target.position.y)
    }
    for frame in page.frames {
      element = nil
      for item in frame.items { try paint(item) }
    }
    enter(nil)
    for frame in page.frames {
      for link in frame.links { write(link) }
    }
    try surface.endPage()
  }

  private mutating func paint(_ item: FrameItem) throws {
    switch item {
    case .element(let element):
      self.element = element
      // What is empty has its place in the tree too.
      _ = tree.node(element)
    case .glyphs(let run):
      enter(element.map { tree.leaf(run, in: $0) })
      try paint(run)
    case .fill(let rect, let color):
      // The box of a task is its mark; all other rules and grounds are decoration.
      enter(element?.role == .label ? tree.node(element) : nil)
      surface.setColor(PaintColor(color))
      surface.fill(PaintArea(rect))
    case .dots(let centres, let radius, let color):
      enter(nil)
      surface.setColor(PaintColor(color))
      surface.fillCircles(centres.map { ($0.x, $0.y) }, radius: radius)
    case .outline(let rect, let corner, let width, let color):
      enter(nil)
      surface.setColor(PaintColor(color))
      surface.stroke(PaintArea(rect), corner: corner, width: width)
    case .image(let id, let rect, let picture):
      enter(figure(picture, rect))
      try paint(id, in: rect)
    case .drawing(let svg, let rect):
      enter(element?.role == .figure ? figure(nil, rect) : nil)
      try surface.draw(SVGPicture(Array(svg.utf8), catalogue: catalogue), in: PaintArea(rect))
    }
  }
}

extension Painter {
  /// Lets marked content of a node begin, or of none, unless it is that which is open.
  private mutating func enter(_ node: Int?) {
    guard node != open else { return }
    if open != nil { surface.fill(PaintArea(.end)) }
    open = node
    guard let node else { return }
    tree.beginContent(of: node)
    surface.fill(PaintArea(.begin))
  }

  /// The node of a picture: its own element, or one within a line, in its link if it has one. What has no words is
  /// decoration.
  private mutating func figure(_ picture: InlinePicture?, _ rect: Rect) -> Int? {
    guard let element else { return nil }
    var node = tree.node(element)
    if element.role != .figure {
      guard let picture, !picture.alternative.isEmpty else { return nil }
      if picture.link >= 0 { node = tree.link(picture.link, in: node) }
      node = tree.add(.figure, in: node)
      tree.setAlternative(picture.alternative, of: node)
    }
    tree.addBox(rect, to: node)
    return node
  }
}

extension PaintColor {
  init(_ color: Color) { self.init(red: color.red, green: color.green, blue: color.blue) }
}

extension PaintArea {
  fileprivate init(_ mark: ContentMark) { self.init(x: 0, y: 0, width: mark.width, height: mark.height) }

  init(_ rect: Rect) { self.init(x: rect.x, y: rect.y, width: rect.width, height: rect.height) }
}
