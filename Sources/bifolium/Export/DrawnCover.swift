import Covers
import EPUB
import Manuscript
import Resources
import Themes

/// The cover that a theme draws, as the picture that an EPUB holds.
enum DrawnCover {
  /// Pixels; what shops ask for.
  private static let size = (width: 1600, height: 2560)

  /// Draws the cover of a book; `nil` where the book is to have another, or none.
  static func image(of publication: Publication, theme: Theme, fontCacheFolder: String) throws -> CoverImage?
  {
    guard publication.cover == .drawn else { return nil }
    let bytes = try CoverMaker.png(
      for: publication, theme: theme, width: size.width, height: size.height,
      fontCacheFolder: fontCacheFolder)
    return CoverImage(bytes: bytes, kind: .png, width: size.width, height: size.height)
  }
}
