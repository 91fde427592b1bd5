package import Manuscript
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

  /// Writes the book to `path`, with pictures that are at hand.
  ///
  /// - Parameters:
  ///   - publication: the book.
  ///   - images: its pictures.
  ///   - cover: the drawn cover, for books that want one.
  ///   - path: where the archive is written, exactly.
  ///   - progress: is told how many content documents have been written.
  /// - Returns: what became of it.
  /// - Throws: `CancellationError`, or a ``Finding`` that says why nothing was written.
  package func export(
    _ publication: Publication, images: ImageLibrary, cover: CoverImage?, to path: String,
    progress: Tally.Listener? = nil
  ) async throws -> EPUBResult {
    let (tree, findings) = try await tree(of: publication, images: images, cover: cover, progress: progress)
    do {
      let bytes = try await tree.archive.write(to: path, jobs: options.jobs)
      return EPUBResult(findings: findings, files: tree.files.count, bytes: bytes)
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
    let book = BookContext(publication, theme: theme, options: options, images: images)
    let written = try await ContentDocuments(book).render(progress)
    let outline = Outline(book, headings: written.headings)
    let identifier = BookIdentifier.urn(publication.metadata, chapters: written.fingerprints)
    let navigation = NavigationDocument.render(outline, in: book)
    let documents = written.documents(with: navigation)
    let facts = documents.reduce(into: ContentFacts()) { $0.merge($1.facts) }
    let coverFile = CoverImage.file(for: publication.cover, images: images, drawn: cover)
    let shown = images.used(facts.images, and: coverFile)
    var package = PackageDocument(
      book, identifier: identifier, documents: documents, images: shown, cover: coverFile, facts: facts)

    var tree = ContainerTree()
    tree.add("META-INF/container.xml", Container.document(), .xml)
    tree.add(Container.folder + Container.packageDocument, package.write(), .package)
    tree.add(Container.folder + NCX.file, NCX.document(outline, identifier: identifier, in: book), .ncx)
    tree.add(Container.folder + Stylesheet.file, Array(Stylesheet(theme: theme).text.utf8), .css)
    for document in documents {
      tree.add(Container.folder + document.name + ".xhtml", document.bytes, .xhtml)
    }
    for image in shown { tree.add(Container.folder + image.path, image.content, image.mediaType) }
    return (tree, documents.flatMap(\.findings))
  }
}
