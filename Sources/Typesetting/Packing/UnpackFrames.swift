import Manuscript
import PangoCairo
import Themes

/// Unpacks the frames of a page.
struct UnpackFrames {
  private let names: PackedNames
  private var reader: ByteReader

  /// The frames, each with whether it stands beside the text.
  static func run(_ packed: PackedFrames) throws(SpoolError) -> [(frame: Frame, isBeside: Bool)] {
    if packed.bytes.isEmpty { return [] }
    return try packed.bytes.read { bytes in
      var unpack = UnpackFrames(names: packed.shared, reader: ByteReader(bytes))
      return unpack.frames()
    }
  }

  private mutating func frames() -> [(frame: Frame, isBeside: Bool)] {
    (0..<reader.number()).map { _ in
      let head = reader.number()
      let items = (0..<reader.number()).map { _ in item() }
      let links = (0..<reader.number()).map { _ in link() }
      return (Frame(region: Region(packed: head >> 1), items: items, links: links), head & 1 == 1)
    }
  }

  private mutating func item() -> FrameItem {
    switch reader.byte() {
    case PackedTag.glyphs: return .glyphs(run())
    case PackedTag.fill:
      let rect = reader.rect()
      return .fill(rect, color())
    case PackedTag.dots:
      let centres = (0..<reader.number()).map { _ in reader.point() }
      let radius = reader.double()
      return .dots(centres, radius: radius, color())
    case PackedTag.outline:
      let (rect, corner, width) = (reader.rect(), reader.double(), reader.double())
      return .outline(rect, corner: corner, width: width, color())
    case PackedTag.image:
      let (id, rect) = (ResourceID(reader.text()), reader.rect())
      if reader.byte() == 0 { return .image(id, rect) }
      let alternative = reader.text()
      return .image(
        id, rect, InlinePicture(alternative: alternative, link: Int32(truncatingIfNeeded: reader.signed())))
    case PackedTag.drawing:
      let svg = reader.text()
      return .drawing(svg: svg, reader.rect())
    default: return .element(element())
    }
  }

  private mutating func color() -> Color {
    let (red, green, blue) = (reader.byte(), reader.byte(), reader.byte())
    return Color(red: red, green: green, blue: blue)
  }

  private mutating func element() -> StructureElement? {
    let number = reader.number()
    return number == 0 ? nil : names.elements[number - 1]
  }

  private mutating func link() -> LinkArea {
    let rect = reader.rect()
    let isTarget = reader.byte() == 0
    let text = reader.text()
    let element = element()
    return LinkArea(
      rect: rect, destination: isTarget ? .target(text) : .address(text), element: element,
      number: Int32(truncatingIfNeeded: reader.signed()))
  }
}

extension UnpackFrames {
  private mutating func run() -> GlyphRun {
    let style = names.styles[reader.number()]
    let (origin, text) = (reader.point(), reader.text())
    let kind = PackedTag.Run(rawValue: reader.byte())
    let structure = kind.contains(.hasStructure) ? structure() : .text
    let glyphs = glyphs(hasHeights: kind.contains(.hasHeights))
    let clusters = kind.contains(.hasClusters) ? clusters() : alike(glyphs.count)
    return GlyphRun(
      face: style.face, size: style.size, color: style.color, origin: origin, glyphs: glyphs, text: text,
      clusters: clusters, language: style.language, orientation: style.orientation, structure: structure)
  }

  private mutating func structure() -> InlineStructure {
    let kinds: [InlineStructure.Kind] = [.text, .code, .formula]
    let kind = kinds[Int(reader.byte())]
    let (link, ruby, flags) = (reader.signed(), reader.signed(), reader.byte())
    return InlineStructure(
      kind: kind, link: Int32(truncatingIfNeeded: link), isReference: flags & 1 == 1,
      ruby: Int32(truncatingIfNeeded: ruby), isRubyText: flags & 2 == 2)
  }

  private mutating func glyphs(hasHeights: Bool) -> [Glyph] {
    var glyphs = (0..<reader.number()).map { _ in
      Glyph(id: UInt32(truncatingIfNeeded: reader.number()), x: 0)
    }
    var guess = AdvanceGuess()
    for index in glyphs.indices { glyphs[index].x = Double(guess.value(at: reader.signed())) }
    guard hasHeights else { return glyphs }
    guess = AdvanceGuess()
    for index in glyphs.indices { glyphs[index].y = Double(guess.value(at: reader.signed())) }
    return glyphs
  }

  private mutating func clusters() -> [Cluster] {
    let count = reader.number()
    var clusters: [Cluster] = []
    clusters.reserveCapacity(count)
    while clusters.count < count {
      let (alike, bytes, glyphs) = (reader.number(), reader.number(), reader.number())
      clusters += repeatElement(Cluster(bytes: bytes, glyphs: glyphs), count: alike)
    }
    return clusters
  }

  /// Clusters of one glyph and as many bytes each.
  private mutating func alike(_ count: Int) -> [Cluster] {
    Array(repeating: Cluster(bytes: reader.number(), glyphs: 1), count: count)
  }
}
