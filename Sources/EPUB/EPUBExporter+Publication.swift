import Covers
public import Manuscript
import Resources
import Themes

extension EPUBExporter {
  /// Loads the pictures of `publication`, draws its cover and writes the book to `path`.
  ///
  /// - Parameters:
  ///   - publication: the book.
  ///   - path: where the archive is written, exactly; an older file there is replaced when the new one is
  ///     whole.
  /// - Returns: what became of it.
  /// - Throws: `CancellationError`, or a `Finding` that says why nothing was written.
  public func export(_ publication: Publication, to path: String) async throws -> EPUBResult {
    let (images, missing) = await ImageLoader(jobs: options.jobs, budget: theme.mostPixelsOfPicture)
      .load(publication)
    let cover = try drawnCover(of: publication)
    var result = try await export(publication, images: images, cover: cover, to: path)
    result.findings = missing + result.findings
    return result
  }

  /// The cover that the theme draws; `nil` where the book is to have another, or none, or where no folder for
  /// the fonts' cache was given.
  package func drawnCover(of publication: Publication) throws(Finding) -> CoverImage? {
    guard publication.cover == .drawn, let folder = options.fontCacheFolder else { return nil }
    let (width, height) = (CoverImage.width, CoverImage.height)
    do {
      let bytes = try CoverMaker.png(
        for: publication, theme: theme, width: width, height: height, fontCacheFolder: folder)
      return CoverImage(bytes: bytes, kind: .png, width: width, height: height)
    } catch let finding as Finding {
      throw finding
    } catch {
      throw Finding(.themeInvalid, "the cover of the theme “\(theme.name)” cannot be drawn: \(error)")
    }
  }
}
