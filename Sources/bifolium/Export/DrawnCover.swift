import Covers
import EPUB
import Manuscript
import PangoCairo
import Resources
import Themes
import Typesetting

/// The cover that a theme draws, as the picture that an EPUB holds.
enum DrawnCover {
  /// Pixels; what shops ask for.
  private static let size = (width: 1600, height: 2560)

  /// Draws the cover of a book; `nil` where the book is to have another, or none.
  static func image(of publication: Publication, theme: Theme, fontCacheFolder: String) throws -> CoverImage? {
    guard publication.cover == .drawn else { return nil }
    let catalogue = try FontCatalogue(folders: FontCatalogue.systemFolders, cacheFolder: fontCacheFolder)
    let setter = LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
    let svg = try CoverMaker.svg(
      for: publication, theme: theme, width: Double(size.width), height: Double(size.height), setter: setter)
    let bytes = try CoverMaker.png(svg: svg, width: size.width, height: size.height, catalogue: catalogue)
    return CoverImage(bytes: bytes, kind: .png, width: size.width, height: size.height)
  }
}
