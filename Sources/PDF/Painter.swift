import Manuscript
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
  var findings: [Finding] = []
  /// Filled again for every run.
  var glyphs = PaintGlyphs()
  /// Faces of coloured pictures that are in use, and the face that carries their text.
  var colorFaces: [FaceID: ColorFace] = [:]
  let unseen: UnseenFace?

  init(
    surface: PDFSurface, images: ImageLibrary, catalogue: FontCatalogue, targets: Set<String>,
    unseen: UnseenFace?
  ) {
    self.surface = surface
    self.images = images
    self.catalogue = catalogue
    self.targets = targets
    self.unseen = unseen
  }

  /// Paints one page and writes it out.
  mutating func paint(_ page: Page) throws {
    surface.beginPage(width: page.size.width, height: page.size.height, label: page.label)
    for target in page.targets {
      surface.addDestination(target.name, x: target.position.x, y: target.position.y)
    }
    for frame in page.frames {
      for item in frame.items { try paint(item) }
    }
    for frame in page.frames {
      for link in frame.links { write(link) }
    }
    try surface.endPage()
  }

  private mutating func paint(_ item: FrameItem) throws {
    switch item {
    case .glyphs(let run): try paint(run)
    case .fill(let rect, let color):
      surface.setColor(PaintColor(color))
      surface.fill(PaintArea(rect))
    case .dots(let centres, let radius, let color):
      surface.setColor(PaintColor(color))
      surface.fillCircles(centres.map { ($0.x, $0.y) }, radius: radius)
    case .outline(let rect, let corner, let width, let color):
      surface.setColor(PaintColor(color))
      surface.stroke(PaintArea(rect), corner: corner, width: width)
    case .image(let id, let rect): try paint(id, in: rect)
    case .drawing(let svg, let rect):
      try surface.draw(SVGPicture(Array(svg.utf8), catalogue: catalogue), in: PaintArea(rect))
    }
  }
}

extension PaintColor {
  init(_ color: Color) { self.init(red: color.red, green: color.green, blue: color.blue) }
}

extension PaintArea {
  init(_ rect: Rect) { self.init(x: rect.x, y: rect.y, width: rect.width, height: rect.height) }
}
