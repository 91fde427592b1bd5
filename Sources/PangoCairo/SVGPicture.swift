import CPango
import CRsvg

/// An SVG document that is ready to be drawn. Its text takes its faces from a catalogue and nowhere else,
/// and it reads no other file.
package final class SVGPicture {
  private let handle: UnsafeMutablePointer<RsvgHandle>
  let fonts: DrawingFonts

  package init(_ svg: [UInt8], catalogue: FontCatalogue) throws(PaintError) {
    let fonts = try DrawingFonts(svg: svg, catalogue: catalogue)
    var error: UnsafeMutablePointer<GError>?
    guard let handle = rsvg_handle_new_from_data(svg, UInt(svg.count), &error) else {
      throw PaintError.picture(SVGPicture.words(&error))
    }
    self.handle = handle
    self.fonts = fonts
  }

  deinit { bifolium_g_object_unref(handle) }

  /// Draws the picture over `area`, in proportion and centred.
  func draw(on context: OpaquePointer, in area: PaintArea) throws(PaintError) {
    try CairoLock.hold { () throws(PaintError) in try drawAlone(on: context, in: area) }
  }

  private func drawAlone(on context: OpaquePointer, in area: PaintArea) throws(PaintError) {
    fonts.serveDefaultFontMap()
    var error: UnsafeMutablePointer<GError>?
    var viewport = RsvgRectangle(x: area.x, y: area.y, width: area.width, height: area.height)
    cairo_save(context)
    defer { cairo_restore(context) }
    guard rsvg_handle_render_document(handle, context, &viewport, &error) != 0 else {
      throw PaintError.picture(SVGPicture.words(&error))
    }
  }

  private static func words(_ error: inout UnsafeMutablePointer<GError>?) -> String {
    defer { g_clear_error(&error) }
    return error.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "unknown reason"
  }
}

extension DrawingFonts {
  /// Makes this thread's default font map, which librsvg uses and no one else here, find these faces only.
  fileprivate func serveDefaultFontMap() {
    let map = OpaquePointer(pango_cairo_font_map_get_default())
    guard let map, pango_fc_font_map_get_config(map) != config else { return }
    pango_fc_font_map_set_config(map, config)
  }
}

extension PDFSurface {
  /// Draws an SVG document as lines, areas and text, not as pixels.
  package func draw(_ picture: SVGPicture, in area: PaintArea) throws(PaintError) {
    try picture.draw(on: context, in: area)
    drawingFonts.append(picture.fonts)
  }
}
