package import Manuscript
import PangoCairo
package import Themes
import Typesetting

extension CoverMaker {
  /// Draws the cover of a publication with the fonts of this machine, as PNG.
  ///
  /// - Parameters:
  ///   - publication: the book.
  ///   - theme: whose template is filled.
  ///   - width: pixels.
  ///   - height: pixels.
  ///   - fontCacheFolder: where what was found out about fonts is kept between runs.
  /// - Returns: the bytes of the picture.
  /// - Throws: a finding about the template, or why fonts or picture could not be had.
  package static func png(
    for publication: Publication, theme: Theme, width: Int, height: Int, fontCacheFolder: String
  ) throws -> [UInt8] {
    let catalogue = try FontCatalogue(folders: FontCatalogue.systemFolders, cacheFolder: fontCacheFolder)
    let setter = LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme)
    let svg = try svg(
      for: publication, theme: theme, width: Double(width), height: Double(height), setter: setter)
    return try png(svg: svg, width: width, height: height, catalogue: catalogue)
  }
}
