package import Manuscript
import Profiles
package import Resources
public import Themes
import Zip

/// Makes an EPUB 3.3 of a publication, readable by reading systems of EPUB 2.
public struct EPUBExporter: Sendable {
  let theme: Theme
  let options: EPUBOptions

  /// An exporter that takes the look of its books from `theme`.
  public init(theme: Theme, options: EPUBOptions) {
    self.theme = theme
    self.options = options
  }

  /// Writes the book to `path`, with pictures that are at hand: as they are, or in smaller and smaller ones until the
  /// book has the size that the options allow.
  ///
  /// - Parameters:
  ///   - publication: the book.
  ///   - images: its pictures.
  ///   - cover: the drawn cover, for books that want one.
  ///   - path: where the archive is written, exactly.
  ///   - progress: is told how many content documents have been written.
  /// - Returns: what became of it.
  /// - Throws: `CancellationError`; ``BookTooLarge``, where no picture can be made smaller and there are chapters to
  ///   divide; or a `Finding` that says why nothing was written.
  package func export(
    _ publication: Publication, images: ImageLibrary, cover: CoverImage?, to path: String,
    progress: Tally.Listener? = nil
  ) async throws -> EPUBResult {
    var findings: [Finding] = []
    let steps = images.images.isEmpty || options.maximumSize == nil ? [.asTheyAre] : PictureStep.allCases
    for step in steps {
      let fit = FitPictures(publication: publication, options: options, step: step)
      let (fitted, changes) = try await fit.run(images)
      let (tree, found) = try await tree(
        of: publication, images: fitted, cover: try fit.run(cover), progress: progress)
      let isLast = step == steps.last
      if !isLast, let limit = options.maximumSize, tree.storedSize > limit { continue }
      let bytes = try await write(tree, to: path)
      findings = (step == .asTheyAre ? changes : [step.finding(bytes)] + changes) + found
      if let limit = options.maximumSize, bytes > limit {
        guard isLast else { continue }
        if publication.chapters.count > 1 {
          let book = DivideBook(publication, tree: tree, bytes: bytes, limit: limit, fitted)
          throw BookTooLarge(volumes: book.volumes())
        }
        findings.append(.tooLarge(bytes, limit: limit))
      } else if let limit = options.profile.rules.maximumSize, bytes > limit {
        findings.append(.tooLarge(bytes, limit: limit))
      }
      return EPUBResult(findings: findings, files: tree.files.count, bytes: bytes)
    }
    return EPUBResult(findings: findings, files: 0, bytes: 0)
  }

  private func write(_ tree: ContainerTree, to path: String) async throws -> Int {
    do {
      return try await tree.archive.write(to: path, jobs: options.jobs)
    } catch ArchiveError.cancelled {
      throw CancellationError()
    } catch {
      throw Finding(error, writing: path)
    }
  }

  /// The book as files, before it is packed.
  package func tree(
    of publication: Publication, images library: ImageLibrary, cover: CoverImage?,
    progress: Tally.Listener? = nil
  ) async throws -> (tree: ContainerTree, findings: [Finding]) {
    let images = ImageFiles(library, origins: publication.resources)
    let coverFile = CoverImage.file(for: publication.cover, images: images, drawn: cover)
    let book = BookContext(publication, theme: theme, options: options, images: images, cover: coverFile)
    let written = try await ContentDocuments(book).render(progress)
    let outline = Outline(book, headings: written.headings)
    let illustrations = Illustrations(book, figures: written.figures)
    let identifier = BookIdentifier.urn(publication.metadata, chapters: written.fingerprints)
    let navigation = NavigationDocument.render(outline, illustrations, written.pages, in: book)
    let documents = written.documents(with: navigation)
    var facts = documents.reduce(into: ContentFacts()) { $0.merge($1.facts) }
    facts.hasPageBreaks = !written.pages.isEmpty
    let fonts = await fonts(for: documents, in: book)
    let shown = images.used(facts.images, and: coverFile)
    var package = PackageDocument(
      book, identifier: identifier, documents: documents, images: shown, cover: coverFile, facts: facts,
      landmarks: Landmark.all(of: book, illustrations), fonts: fonts.files)

    var tree = ContainerTree()
    tree.add("META-INF/container.xml", Container.document(), .xml)
    if options.profile.rules.hasAppleOptions, !fonts.files.isEmpty {
      tree.add(AppleOptions.path, AppleOptions.document(), .xml)
    }
    tree.add(Container.folder + Container.packageDocument, package.write(), .package)
    let ncx = NCX.document(outline, written.pages, identifier: identifier, in: book)
    tree.add(Container.folder + NCX.file, ncx, .ncx)
    let style = Stylesheet(theme: theme).text(with: fonts.files, languages: facts.ordered(book.metadata))
    tree.add(Container.folder + Stylesheet.file, Array(style.utf8), .css)
    for document in documents {
      tree.add(Container.folder + document.name + ".xhtml", document.content, .xhtml)
    }
    for font in fonts.files { tree.add(Container.folder + font.path, font.bytes, font.mediaType) }
    for image in shown { tree.add(Container.folder + image.path, picture: image.content, image.mediaType) }
    return (tree, documents.flatMap(\.findings) + fonts.findings)
  }

  /// The fonts of a book whose theme embeds them.
  private func fonts(for documents: [RenderedDocument], in book: BookContext) async -> EmbedFonts.Result {
    guard theme.epub.fonts == .embed, let catalogue = options.fontCatalogue else {
      return EmbedFonts.Result()
    }
    var collector = CollectCharacters(theme: theme, language: book.metadata.language)
    for document in documents { collector.read(document.content.bytes ?? []) }
    return await EmbedFonts(theme: theme, catalogue: catalogue, jobs: options.jobs).run(collector.found)
  }
}
