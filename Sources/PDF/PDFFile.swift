import Glibc
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

  /// Writes the file. Nothing half-written stays under its name, whatever goes wrong.
  ///
  /// The file is used up: its pages go while they are painted, so that they do not lie in memory beside the objects
  /// of the file that is finished.
  consuming func write(to path: String, progress: Tally.Listener? = nil) throws -> PDFResult {
    if let reason = DraftFile.whyUnwritable(path) { throw PDFFile.unwritable(path, reason) }
    do {
      return try finish(DraftFile(beside: path), path, progress)
    } catch let error as PaintError {
      removeRegularFile(path)
      throw error.finding
    } catch let error as PDFError {
      removeRegularFile(path)
      throw PDFFile.unwritable(path, error.problem)
    } catch let error as SpoolError {
      removeRegularFile(path)
      throw PDFFile.unwritable(path, "pages that waited beside it cannot be read: \(error.problem)")
    }
  }

  /// Paints a draft, and makes the file of it.
  private mutating func finish(
    _ draft: DraftFile, _ path: String, _ progress: Tally.Listener?
  ) throws -> PDFResult {
    let painted = try paint(to: draft.path, progress)
    FreeMemory.giveBack()
    var finish = FinishFile(
      draft: try ObjectReader(path: draft.path), tree: painted.tree, links: painted.links,
      boxes: painted.boxes, pixelFormats: painted.pixelFormats, information: information)
    finish.readsRightToLeft = readsRightToLeft
    try finish.run(to: path)
    return PDFResult(
      pages: book.pages.count, bytes: DraftFile.size(of: path), findings: book.findings + painted.findings,
      pageStarts: book.pageStarts)
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
    var painter = Painter(
      surface: surface, images: images, catalogue: catalogue, targets: targets,
      unseen: try inventory.unseenFace(), language: language)
    let tally = Tally(of: book.pages.count, progress)
    var boxes: [PageBoxes] = []
    for index in 0..<book.pages.count {
      let page = try book.pages.page(at: index)
      book.pages.release(index)
      boxes.append(
        PageBoxes(sheet: sheet.size(page.size), others: sheet.boxes(of: page.size), rotation: page.rotation))
      try painter.paint(sheet(page))
      tally.count()
    }
    var outline = OutlineWriter(surface: surface, targets: targets)
    outline.write(book.outline)
    _ = try surface.finish()
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

/// Removes what was begun; a device or a pipe is left alone.
private func removeRegularFile(_ path: String) {
  var status = stat()
  if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { unlink(path) }
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
