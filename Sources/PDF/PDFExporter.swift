public import Manuscript
import PDFDocuments
import PangoCairo
package import Resources
public import Themes
import Typesetting

/// Makes PDF books: fonts → pages (`Typesetting`) → cover → paint, with outline, links, labels and information.
public struct PDFExporter: Sendable {
  private let theme: Theme
  private let options: PDFOptions

  /// An exporter that gives books the look of `theme`.
  public init(theme: Theme, options: PDFOptions) {
    self.theme = theme
    self.options = options
  }

  /// Writes a publication to the file at `path`, with its pictures as far as they can be had.
  ///
  /// - Returns: what was made, and what was found on the way.
  /// - Throws: a `Finding` that says why there is no file, or a `CancellationError`. Nothing half-written stays behind.
  public func export(_ publication: consuming Publication, to path: String) async throws -> PDFResult {
    let (images, findings) = await ImageLoader(jobs: options.jobs, budget: theme.mostPixelsOfPicture)
      .load(publication)
    var result = try await export(consume publication, images: images, to: path)
    result.findings = findings + result.findings
    return result
  }

  /// Writes a publication whose pictures are at hand.
  /// `progress` is told how many chapters have been set, and then how many pages are painted.
  ///
  /// Chapters go when they are set, unless somebody else has the publication too.
  package func export(
    _ publication: consuming Publication, images: ImageLibrary, to path: String,
    progress: Tally.Listener? = nil
  ) async throws -> PDFResult {
    let catalogue = try options.fonts()
    let metadata = publication.metadata
    let spool = try PDFFile.spool(beside: path)
    let file = PDFFile(
      book: try await set(consume publication, images: images, catalogue, spool, progress), images: images,
      catalogue: catalogue, information: PDFInformation(metadata, options: options),
      language: metadata.language,
      sheet: PressSheet(bleed: theme.page.bleed, hasMarks: theme.page.marks),
      readsRightToLeft: theme.writing == .vertical)
    // What chapters were made of lies in the arenas of the workers, where nobody will look for free memory again.
    FreeMemory.giveBack()
    // Whoever else had the file would keep its pages in memory up to the end.
    return try (consume file).write(to: path, progress: progress)
  }

  /// Sets the pages, and the cover before them.
  private func set(
    _ publication: consuming Publication, images: ImageLibrary, _ catalogue: FontCatalogue,
    _ spool: PageSpool, _ progress: Tally.Listener?
  ) async throws -> SetBook {
    let hyphenation = options.hyphenation
    let makeSetter = { @Sendable [theme] in
      LineComposer(engine: TextEngine(catalogue: catalogue), theme: theme, hyphenation: hyphenation)
    }
    let cover = try CoverPage(copy publication, theme: theme, images: images).page(makeSetter())
    let fonts = ThemeFonts(theme, copy publication)
    let typesetter = Typesetter(
      theme: theme, images: images, makeSetter: makeSetter, jobs: options.jobs, hasCover: cover != nil,
      spool: spool)
    var book = try await typesetter.set(consume publication, progress: progress)
    try Task.checkCancellation()
    if let cover { book.pages.insert(cover, at: 0) }
    book.findings = fonts.missing(from: catalogue) + book.findings
    return book
  }
}
