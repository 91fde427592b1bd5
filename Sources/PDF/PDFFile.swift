import Manuscript
import PDFDocuments
import PangoCairo
import Resources
import Themes
import Typesetting

/// Writes a book that is set into a file: pages, links, outline, labels and document information.
struct PDFFile {
  var book: SetBook
  let images: ImageLibrary
  let catalogue: FontCatalogue
  let information: PDFInformation
  /// The language of the book.
  var language: Language?
  /// What the pages are printed on.
  var sheet = PressSheet()
  /// Whether pages follow each other from right to left.
  var readsRightToLeft = false

  /// Writes the file. Nothing half-written stays under its name, whatever goes wrong; what stood there before stays until
  /// all pages are painted.
  ///
  /// The file is used up: its pages go while they are painted, so that they do not lie in memory beside the objects
  /// of the file that is finished.
  ///
  /// - Throws: a `Finding` that says why there is no file, or that the task was cancelled.
  consuming func write(to path: String, progress: Tally.Listener? = nil) throws -> PDFResult {
    do {
      let output = try OutputPath(path)
      var isBegun = output.isNew
      do {
        let draft = try SideFile(beside: path)
        let painted = try paint(to: draft.path, progress)
        FreeMemory.giveBack()
        isBegun = true
        return try finish(draft, painted, output)
      } catch {
        if isBegun { output.remove() }
        throw error
      }
    } catch let error as PaintError {
      throw error.finding
    } catch let error as PDFError {
      throw PDFFile.unwritable(path, error.problem)
    } catch let error as SpoolError {
      throw PDFFile.unwritable(path, "pages that waited beside it cannot be read: \(error.problem)")
    }
  }

  /// Makes the file of what was painted.
  private func finish(_ draft: SideFile, _ painted: PaintedPages, _ output: OutputPath) throws -> PDFResult {
    var finish = FinishFile(
      draft: try ObjectReader(path: draft.path), tree: painted.tree, links: painted.links,
      boxes: painted.boxes, pixelFormats: painted.pixelFormats, information: information)
    finish.readsRightToLeft = readsRightToLeft
    try finish.run(to: output.path)
    return PDFResult(
      pages: book.pages.count, bytes: output.size, findings: book.findings + painted.findings,
      pageStarts: book.pageStarts)
  }

  /// Where pages wait that are set for the file at `path`.
  static func spool(beside path: String) throws(Finding) -> PageSpool {
    do throws(PDFError) {
      return PageSpool(descriptor: try SideFile(beside: path).openAgain())
    } catch {
      throw unwritable(path, error.problem)
    }
  }

  private static func unwritable(_ path: String, _ reason: String) -> Finding {
    Finding(
      .outputUnwritable, "\(path) cannot be written: \(reason)",
      hint: "check the folder, its rights and the free space")
  }

  /// Paints the pages, and lets go of each.
  private mutating func paint(to path: String, _ progress: Tally.Listener?) throws -> PaintedPages {
    let surface = try PDFSurface(path: path, information: information)
    var targets: Set<String> = []
    var inventory = GlyphInventory(catalogue: catalogue)
    for index in 0..<book.pages.count {
      let page = try book.pages.page(at: index)
      targets.formUnion(page.targets.lazy.map(\.name))
      inventory.add(page)
    }
    try inventory.openFaces(for: surface)
    book.findings += inventory.restricted()
    var painter = Painter(
      surface: surface, images: images, catalogue: catalogue, targets: targets,
      unseen: try inventory.unseenFace(), language: language)
    let tally = Tally(of: book.pages.count, progress)
    var boxes: [PageBoxes] = []
    for index in 0..<book.pages.count {
      try Task.checkCancellation()
      let page = try book.pages.page(at: index)
      book.pages.release(index)
      boxes.append(
        PageBoxes(sheet: sheet.size(page.size), others: sheet.boxes(of: page.size), rotation: page.rotation))
      try painter.paint(sheet(page))
      tally.count()
    }
    var outline = OutlineWriter(surface: surface, targets: targets)
    outline.write(book.outline)
    try surface.finish()
    painter.tree.close()
    painter.findings += outline.findings
    return PaintedPages(
      tree: painter.tree, links: painter.links, boxes: boxes, pixelFormats: painter.pixelFormats,
      findings: painter.findings)
  }
}

/// What is left of painting when Cairo and its fonts are gone: what the file is to say of its pages.
private struct PaintedPages {
  var tree: TagTree
  var links: [[PageLink]]
  var boxes: [PageBoxes]
  var pixelFormats: [PixelFormat]
  var findings: [Finding]
}

extension PaintError {
  /// The error as its user can understand it.
  var finding: Finding {
    switch self {
    case .unwritable(let path, _, let reason):
      Finding(
        .outputUnwritable, "\(path) cannot be written: \(reason)",
        hint: "check the folder, its rights and the free space")
    case .font(let path, let index):
      Finding(.fontMissing, "\(path): face \(index) cannot be opened", hint: "install the font again")
    case .picture(let reason): Finding(.imageBroken, "a picture cannot be drawn: \(reason)", severity: .error)
    case .surface(let reason): Finding(.outputInvalid, "the PDF cannot be written: \(reason)")
    }
  }
}
