import PangoCairo
import Typesetting

/// Which glyphs of which faces the pages show.
///
/// All of them are known before the first page is painted, so each face is cut down to them first: the file
/// gets smaller by far, and painting from a small font is faster than from a collection of 26 MB.
struct GlyphInventory {
  private(set) var glyphs: [FaceID: Set<UInt32>] = [:]

  init(_ pages: some Sequence<Page>) {
    for page in pages {
      for frame in page.frames { for case .glyphs(let run) in frame.items { add(run) } }
    }
  }

  private mutating func add(_ run: GlyphRun) {
    glyphs[run.face, default: []].formUnion(run.glyphs.lazy.map(\.id))
  }

  /// Opens a face for each entry and makes it known to `surface`, in the order of the catalogue.
  /// Faces of coloured pictures are not painted with as text.
  func openFaces(from catalogue: FontCatalogue, for surface: PDFSurface) throws(PaintError) {
    for (id, used) in glyphs.sorted(by: { $0.key.index < $1.key.index }) where !catalogue[id].isColor {
      let entry = catalogue[id]
      surface.use(try PaintFace(path: entry.path, index: entry.index, glyphs: used), as: id)
    }
  }
}
