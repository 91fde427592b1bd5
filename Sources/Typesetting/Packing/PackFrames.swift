import Manuscript
import PangoCairo
import Themes

/// Packs frames of pages that have names in common, such as those of a chapter.
struct PackFrames {
  private var elements: [StructureElement] = []
  private var numbers: [ObjectIdentifier: Int] = [:]
  private var styles: [PackedStyle] = []
  private var styleNumbers: [PackedStyle: Int] = [:]
  private var writer = ByteWriter()
  private let store: PackedStore

  init(_ store: PackedStore) { self.store = store }

  /// What the frames refer to that were packed so far.
  var names: PackedNames { PackedNames(elements: elements, styles: styles) }

  /// The frames of a page; each with whether it stands beside the text.
  mutating func pack(_ frames: [(frame: Frame, isBeside: Bool)]) -> PackedBytes {
    if frames.isEmpty { return .none }
    writer.removeAll()
    writer.write(frames.count)
    for (frame, isBeside) in frames {
      writer.write(frame.region.packed << 1 | (isBeside ? 1 : 0))
      writer.write(frame.items.count)
      for item in frame.items { pack(item) }
      writer.write(frame.links.count)
      for link in frame.links { pack(link) }
    }
    return store.add(writer.bytes)
  }

  private mutating func pack(_ item: FrameItem) {
    switch item {
    case .glyphs(let run):
      writer.write(PackedTag.glyphs)
      pack(run)
    case .fill(let rect, let color):
      writer.write(PackedTag.fill)
      writer.write(rect)
      pack(color)
    case .dots(let centres, let radius, let color):
      writer.write(PackedTag.dots)
      writer.write(centres.count)
      for centre in centres { writer.write(centre) }
      writer.write(radius)
      pack(color)
    case .outline(let rect, let corner, let width, let color):
      writer.write(PackedTag.outline)
      writer.write(rect)
      writer.write(corner)
      writer.write(width)
      pack(color)
    case .image(let id, let rect, let picture):
      writer.write(PackedTag.image)
      writer.write(id.description)
      writer.write(rect)
      writer.write(picture == nil ? UInt8(0) : 1)
      if let picture {
        writer.write(picture.alternative)
        writer.write(signed: Int(picture.link))
      }
    case .drawing(let svg, let rect):
      writer.write(PackedTag.drawing)
      writer.write(svg)
      writer.write(rect)
    case .element(let element):
      writer.write(PackedTag.element)
      pack(element)
    }
  }

  private mutating func pack(_ color: Color) {
    writer.write(color.red)
    writer.write(color.green)
    writer.write(color.blue)
  }

  /// The number of an element, from 1; 0 is none.
  private mutating func pack(_ element: StructureElement?) {
    guard let element else { return writer.write(0) }
    let key = ObjectIdentifier(element)
    if numbers[key] == nil {
      elements.append(element)
      numbers[key] = elements.count
    }
    writer.write(numbers[key] ?? 0)
  }

  private mutating func pack(_ link: LinkArea) {
    writer.write(link.rect)
    switch link.destination {
    case .target(let name):
      writer.write(UInt8(0))
      writer.write(name)
    case .address(let address):
      writer.write(UInt8(1))
      writer.write(address)
    }
    pack(link.element)
    writer.write(signed: Int(link.number))
  }
}

extension PackFrames {
  private mutating func pack(_ run: GlyphRun) {
    let style = PackedStyle(run)
    let number = styleNumbers[style] ?? styles.count
    if number == styles.count {
      styles.append(style)
      styleNumbers[style] = number
    }
    writer.write(number)
    writer.write(run.origin)
    writer.write(run.text)
    var kind: PackedTag.Run = []
    if run.structure != .text { kind.insert(.hasStructure) }
    if run.glyphs.contains(where: { $0.y.bitPattern != 0 }) { kind.insert(.hasHeights) }
    let bytes = run.clusters.first?.bytes ?? 0
    let isSimple =
      run.clusters.count == run.glyphs.count
      && run.clusters.allSatisfy { $0.glyphs == 1 && $0.bytes == bytes }
    if !isSimple { kind.insert(.hasClusters) }
    writer.write(kind.rawValue)
    if kind.contains(.hasStructure) { pack(run.structure) }
    pack(run.glyphs, hasHeights: kind.contains(.hasHeights))
    if isSimple { writer.write(bytes) } else { pack(run.clusters) }
  }

  private mutating func pack(_ structure: InlineStructure) {
    writer.write(structure.kind.packed)
    writer.write(signed: Int(structure.link))
    writer.write(signed: Int(structure.ruby))
    writer.write(UInt8((structure.isReference ? 1 : 0) | (structure.isRubyText ? 2 : 0)))
  }

  /// Glyphs mostly advance as the one before did: what is written is how the bits differ from that.
  private mutating func pack(_ glyphs: [Glyph], hasHeights: Bool) {
    writer.write(glyphs.count)
    for glyph in glyphs { writer.write(Int(glyph.id)) }
    var guess = AdvanceGuess()
    for glyph in glyphs { writer.write(signed: guess.difference(of: Float(glyph.x))) }
    guard hasHeights else { return }
    guess = AdvanceGuess()
    for glyph in glyphs { writer.write(signed: guess.difference(of: Float(glyph.y))) }
  }

  /// Clusters that are alike follow each other: how many, and how they are.
  private mutating func pack(_ clusters: [Cluster]) {
    writer.write(clusters.count)
    var start = 0
    while start < clusters.count {
      let end = clusters[start...].firstIndex { $0 != clusters[start] } ?? clusters.count
      writer.write(end - start)
      writer.write(clusters[start].bytes)
      writer.write(clusters[start].glyphs)
      start = end
    }
  }
}

/// Guesses where the next glyph stands: as far from the last as that from the one before.
struct AdvanceGuess {
  private var last: Float = 0
  private var advance: Float = 0

  /// How many steps of its precision a place is away from where it is guessed.
  mutating func difference(of value: Float) -> Int {
    let difference = Int(Int32(bitPattern: value.bitPattern)) - Int(Int32(bitPattern: guess.bitPattern))
    take(value)
    return difference
  }

  /// The place that is so many steps away from where it is guessed.
  mutating func value(at difference: Int) -> Float {
    let bits = Int(Int32(bitPattern: guess.bitPattern)) + difference
    let value = Float(bitPattern: UInt32(bitPattern: Int32(truncatingIfNeeded: bits)))
    take(value)
    return value
  }

  private var guess: Float { last + advance }

  private mutating func take(_ value: Float) {
    advance = value - last
    last = value
  }
}

extension InlineStructure.Kind {
  fileprivate var packed: UInt8 {
    switch self {
    case .text: 0
    case .code: 1
    case .formula: 2
    }
  }
}
