import Manuscript
import PangoCairo
import Typesetting

/// Which glyphs of which faces the pages show.
///
/// All of them are known before the first page is painted, so each face is cut down to them first: the file
/// gets smaller by far, and painting from a small font is faster than from a collection of 26 MB.
struct GlyphInventory {
  let catalogue: FontCatalogue
  private(set) var glyphs: [FaceID: Set<UInt32>] = [:]
  /// Those that stand upright in vertical lines, which have fonts of their own.
  private(set) var upright: [FaceID: Set<UInt32>] = [:]
  /// The texts of glyphs that cannot carry them (`hasTextlessGlyphs`).
  private(set) var unseenTexts: Set<String> = []

  init(catalogue: FontCatalogue) { self.catalogue = catalogue }

  /// Adds what a page shows.
  mutating func add(_ page: Page) {
    for frame in page.frames { for case .glyphs(let run) in frame.items { add(run) } }
  }

  private mutating func add(_ run: GlyphRun) {
    if run.orientation == .upright {
      upright[run.face, default: []].formUnion(run.glyphs.lazy.map(\.id))
    } else {
      glyphs[run.face, default: []].formUnion(run.glyphs.lazy.map(\.id))
    }
    guard run.hasTextlessGlyphs(catalogue) else { return }
    for part in run.byCluster where part.hasTextlessGlyphs(catalogue) { unseenTexts.insert(part.text) }
  }

  /// Opens a face for each entry and makes it known to `surface`, in the order of the catalogue.
  /// Faces of coloured pictures are not painted with as text.
  func openFaces(for surface: PDFSurface) throws(PaintError) {
    for (id, used) in glyphs.sorted(by: { $0.key.index < $1.key.index }) where !catalogue[id].isColor {
      let entry = catalogue[id]
      surface.use(try PaintFace(path: entry.path, index: entry.index, glyphs: used), as: id)
    }
    for (id, used) in upright.sorted(by: { $0.key.index < $1.key.index }) where !catalogue[id].isColor {
      let entry = catalogue[id]
      surface.use(try UprightFace(path: entry.path, index: entry.index, glyphs: used), as: id)
    }
  }

  /// A finding for each family that is painted with although it does not allow that (PDF/A-2 §6.2.11.4.1).
  func restricted() -> [Finding] {
    let faces = Set(glyphs.keys).union(upright.keys).map { catalogue[$0] }
    let refusing = faces.filter {
      !$0.isColor && !EmbeddingRights.allowSubset(path: $0.path, index: $0.index)
    }
    return Set(refusing.map(\.family)).sorted().map { family in
      Finding(
        .fontRestricted, "the font “\(family)” does not allow to be embedded; the PDF has it all the same",
        hint: "name another one in the theme", severity: .warning)
    }
  }

  /// A face for the texts of glyphs that cannot carry them; `nil` where there are none.
  func unseenFace() throws(PaintError) -> UnseenFace? {
    if unseenTexts.isEmpty { return nil }
    let faces = catalogue.faces.enumerated().filter { !$0.element.isColor }
    // One that has Han has ink enough for any number of texts.
    let plain = faces.first { catalogue.has(0x4e00, FaceID(index: $0.offset)) } ?? faces.first
    guard let plain = plain?.element else { throw PaintError.surface("there is no face for text") }
    return try UnseenFace(path: plain.path, index: plain.index, texts: unseenTexts)
  }
}

extension GlyphRun {
  /// Whether some glyphs cannot carry text: coloured ones, which are drawn as pictures, and the box for a
  /// character that no face has, which a PDF font cannot map to any.
  func hasTextlessGlyphs(_ catalogue: FontCatalogue) -> Bool {
    catalogue[face].isColor || glyphs.contains { $0.id == 0 }
  }

  /// The run in as many runs as it has clusters.
  var byCluster: [GlyphRun] {
    var bytes = Array(text.utf8)[...]
    var rest = glyphs[...]
    return clusters.map { cluster in
      defer {
        bytes = bytes.dropFirst(cluster.bytes)
        rest = rest.dropFirst(cluster.glyphs)
      }
      var part = self
      part.text = String(decoding: bytes.prefix(cluster.bytes), as: UTF8.self)
      part.glyphs = Array(rest.prefix(cluster.glyphs))
      part.clusters = [cluster]
      return part
    }
  }
}
