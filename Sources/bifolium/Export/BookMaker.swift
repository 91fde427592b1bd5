import EPUB
import Manuscript
import PDF
import Resources
import Themes

/// Everything that both kinds of books are made from.
struct BookMaker: Sendable {
  var source: PublicationSource
  var images: ImageLibrary
  var theme: Theme
  /// The date that both files are stamped with.
  var date: PostDate
  var jobs: Int
  var tocDepth: Int?
  /// Whether chapters of an EPUB end with links to their neighbours.
  var hasChapterLinks = false
  /// Where what was found out about fonts, and what was made of pictures, is kept between runs.
  var fontCacheFolder: String
  /// The reading systems that an EPUB is made for.
  var profile = EPUBProfile.generic
  /// The most bytes of an EPUB.
  var maximumSize: Int?
  /// Where chapters are on the web that are in other volumes.
  var addresses: [ChapterID: String] = [:]
  /// The pages of the PDF that the same run has made, which an EPUB shows too.
  var pageList: PageList?

  /// Writes one book to the file at `path`.
  func make(_ format: OutputFormat, at path: String, progress: @escaping Tally.Listener) async throws
    -> BookFacts
  {
    switch format {
    case .epub: try await makeEPUB(path, progress)
    case .pdf: try await makePDF(path, progress)
    }
  }

  private func makeEPUB(_ path: String, _ progress: @escaping Tally.Listener) async throws -> BookFacts {
    var options = EPUBOptions(
      modified: date, tocDepth: tocDepth ?? theme.page.contents.depth, jobs: jobs, generator: generator,
      hasChapterLinks: hasChapterLinks, fontCacheFolder: fontCacheFolder, profile: profile,
      maximumSize: maximumSize, pictureCacheFolder: fontCacheFolder)
    options.addresses = addresses
    options.pageList = pageList
    let exporter = EPUBExporter(theme: theme, options: options)
    let publication = source.take()
    let cover = try exporter.drawnCover(of: publication)
    let result = try await exporter.export(
      publication, images: images, cover: cover, to: path, progress: progress)
    return BookFacts(pages: nil, findings: result.findings)
  }

  private func makePDF(_ path: String, _ progress: @escaping Tally.Listener) async throws -> BookFacts {
    let options = PDFOptions(
      created: date, generator: generator, jobs: jobs, fontCacheFolder: fontCacheFolder)
    let publication = source.take()
    let name = nameOfPDF(publication)
    let result = try await PDFExporter(theme: theme, options: options).export(
      consume publication, images: images, to: path, progress: progress)
    return BookFacts(
      pages: result.pages, findings: result.findings,
      pageList: PageList(source: name, starts: result.pageStarts))
  }

  /// By what readers know the PDF among other editions: title, authors, date and trim size.
  private func nameOfPDF(_ publication: Publication) -> String {
    let metadata = publication.metadata
    let date = String((metadata.date ?? publication.newestDate).iso8601.prefix(10))
    let size = [theme.page.size.width, theme.page.size.height]
      .map { String(Int(($0 * 25.4 / 72).rounded())) }.joined(separator: " × ")
    let names = Wording.names(metadata.creators.map(\.name), in: metadata.language)
    return ([metadata.title, names, date].filter { !$0.isEmpty } + ["PDF, \(size) mm"])
      .joined(separator: " · ")
  }

  /// Reads a finished book again, and throws a finding where it is not whole.
  func examine(_ format: OutputFormat, at path: String, _ facts: BookFacts) throws(Finding) {
    switch format {
    case .epub: try examineContainer(path)
    case .pdf: try examineFile(path, pages: facts.pages)
    }
  }

  /// What makes one volume of the book.
  func maker(of volume: Volume) -> BookMaker {
    var maker = self
    maker.source = PublicationSource(volume.publication, books: 1)
    maker.addresses = volume.addresses
    return maker
  }

  private var generator: String { "Bifolium \(Version.text)" }
}

/// What an exporter says about the book that it made.
struct BookFacts: Sendable {
  /// The pages of a PDF.
  var pages: Int?
  var findings: [Finding]
  /// What the pages of a PDF begin with.
  var pageList: PageList?
}

extension Publication {
  /// The date with which a book is stamped when nobody names one: that of its newest chapter, so that the same
  /// posts always make the same bytes.
  var newestDate: PostDate {
    let dates = chapters.compactMap(\.byline.date) + [metadata.date].compactMap { $0 }
    return dates.max() ?? PostDate(secondsSince1970: 315_532_800)
  }
}
