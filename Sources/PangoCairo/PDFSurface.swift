import CPango

/// A PDF file that is painted page by page and streamed to disk.
///
/// Lengths are points, the origin is the page's top left, y grows downward. Cairo's errors are sticky and
/// silent, so each page ends with a check; after an error the file is worthless and its maker removes it.
package final class PDFSurface {
  let context: OpaquePointer
  let surface: OpaquePointer
  let file: OutputFile
  /// The colour of the source, so that a page of black text sets it once.
  var color: PaintColor?
  /// Faces by name, and the sizes of them that are in use.
  var faces: [FaceID: PaintFace] = [:]
  var uprightFaces: [FaceID: UprightFace] = [:]
  var scaledFonts: [ScaledFontKey: ScaledFont] = [:]
  /// Pictures on the current page: Cairo reads them only when the page ends.
  var pictures: [PictureSurface] = []
  /// The names of the pictures on the current page.
  var picturesOfPage: Set<String> = []
  /// Pictures of all pages, by name.
  var drawnPictures: [String: PictureSize] = [:]

  /// Fonts of drawings, which Cairo reads again at the end.
  var drawingFonts: [DrawingFonts] = []

  /// Opens the file and fixes its dates, which are otherwise today's.
  package init(path: String, information: PDFInformation) throws(PaintError) {
    file = try OutputFile(path: path)
    surface = cairo_pdf_surface_create_for_stream(
      { closure, bytes, count in
        guard let closure, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        let file = Unmanaged<OutputFile>.fromOpaque(closure).takeUnretainedValue()
        return file.write(bytes, Int(count)) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
      }, Unmanaged.passUnretained(file).toOpaque(), 1, 1)
    context = cairo_create(surface)
    write(information)
    try check()
  }

  deinit {
    // The last writes of an unfinished surface go nowhere: the file is still open, and then removed.
    CairoLock.hold {
      cairo_destroy(context)
      cairo_surface_finish(surface)
      cairo_surface_destroy(surface)
      scaledFonts.removeAll()
    }
  }

  /// Begins a page of its own size, with the label that viewers show.
  package func beginPage(width: Double, height: Double, label: String) {
    cairo_pdf_surface_set_size(surface, width, height)
    if !label.isEmpty { cairo_pdf_surface_set_page_label(surface, label) }
    color = nil
  }

  /// Writes the page out and lets go of its pictures.
  package func endPage() throws(PaintError) {
    cairo_show_page(context)
    pictures.removeAll(keepingCapacity: true)
    picturesOfPage.removeAll(keepingCapacity: true)
    try check()
  }

  /// Writes fonts, destinations and outline, and closes the file.
  package func finish() throws(PaintError) {
    let status = CairoLock.hold {
      cairo_surface_finish(surface)
      return cairo_surface_status(surface)
    }
    try file.close()
    guard status == CAIRO_STATUS_SUCCESS else { throw PaintError.surface(describe(status)) }
  }

  private func check() throws(PaintError) {
    if file.errorCode != 0 { throw PaintError.unwritable(path: file.path, code: file.errorCode) }
    for status in [cairo_surface_status(surface), cairo_status(context)] where status != CAIRO_STATUS_SUCCESS
    {
      throw PaintError.surface(describe(status))
    }
  }
}

/// Cairo's words for a status.
func describe(_ status: cairo_status_t) -> String { String(cString: cairo_status_to_string(status)) }
