import Glibc
import Manuscript
import PangoCairo
import Resources
import Typesetting

/// Writes a book that is set into a file: pages, links, outline, labels and document information.
struct PDFFile {
  let book: SetBook
  let images: ImageLibrary
  let catalogue: FontCatalogue
  let information: PDFInformation

  /// Writes the file. Nothing half-written stays under its name, whatever goes wrong.
  func write(to path: String, progress: Tally.Listener? = nil) throws -> PDFResult {
    do {
      return try paint(to: path, progress)
    } catch let error as PaintError {
      // Where the file could not even be opened it is not ours.
      let neverOpened = [EACCES, EISDIR, ENOENT, ENOTDIR, EROFS]
      if case .unwritable(path, let code, _) = error, neverOpened.contains(code) { throw error.finding }
      removeRegularFile(path)
      throw error.finding
    }
  }

  private func paint(to path: String, _ progress: Tally.Listener?) throws -> PDFResult {
    let surface = try PDFSurface(path: path, information: information)
    let targets = Set(book.pages.lazy.flatMap(\.targets).map(\.name))
    let inventory = GlyphInventory(book.pages, catalogue: catalogue)
    try inventory.openFaces(for: surface)
    var painter = Painter(
      surface: surface, images: images, catalogue: catalogue, targets: targets,
      unseen: try inventory.unseenFace())
    let tally = Tally(of: book.pages.count, progress)
    for page in book.pages {
      try painter.paint(page)
      tally.count()
    }
    var outline = OutlineWriter(surface: surface, targets: targets)
    outline.write(book.outline)
    let bytes = try surface.finish()
    return PDFResult(
      pages: book.pages.count, bytes: bytes, findings: book.findings + painter.findings + outline.findings)
  }
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
