import CPango

extension PDFSurface {
  /// Names a place of the current page, for links and the outline. The name must be ASCII.
  package func addDestination(_ name: String, x: Double, y: Double) {
    tag(CAIRO_TAG_DEST, "name='\(TagAttribute.escaped(name))' x=\(x) y=\(y)")
  }

  /// Makes an area of the current page lead to a named place, on whatever page that is. Cairo says nothing
  /// about names that lead nowhere: the caller checks them.
  package func addLink(_ area: PaintArea, destination: String) {
    link("\(TagAttribute.rect(area)) dest='\(TagAttribute.escaped(destination))'")
  }

  /// Makes an area of the current page lead to an address.
  package func addLink(_ area: PaintArea, address: String) {
    link("\(TagAttribute.rect(area)) uri='\(TagAttribute.escaped(TagAttribute.uri(address)))'")
  }

  /// Adds a line to the outline, below `parent` (0: at the top), and returns its number.
  package func addOutlineEntry(_ title: String, parent: Int32, isOpen: Bool, destination: String) -> Int32 {
    cairo_pdf_surface_add_outline(
      surface, parent, title, "dest='\(TagAttribute.escaped(destination))'",
      cairo_pdf_outline_flags_t(isOpen ? CAIRO_PDF_OUTLINE_FLAG_OPEN.rawValue : 0))
  }

  /// Where links are the only structure, Cairo 1.16 refers to a structure tree that it does not write, and
  /// the file counts as damaged. One empty element of no meaning makes it write the tree.
  private func link(_ attributes: String) {
    if !hasStructure { tag("NonStruct", "") }
    hasStructure = true
    tag(CAIRO_TAG_LINK, attributes)
  }

  private func tag(_ name: String, _ attributes: String) {
    cairo_tag_begin(context, name, attributes)
    cairo_tag_end(context, name)
  }
}

/// The little language of Cairo's tag attributes.
enum TagAttribute {
  /// `rect=[x y width height]`.
  static func rect(_ area: PaintArea) -> String {
    "rect=[\(area.x) \(area.y) \(area.width) \(area.height)]"
  }

  /// A string between single quotation marks.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "\\" || character == "'" { result += "\\" }
      result.append(character)
    }
    return result
  }

  /// An address in ASCII (RFC 3987 §3.1). Cairo 1.16 copies it between parentheses as it is, so parentheses
  /// and backslashes are written in hexadecimal too.
  static func uri(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in address.utf8 {
      let isPlain = byte > 0x20 && byte < 0x7f && !"()\\<>\"{}|^`".utf8.contains(byte)
      result += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: result, as: UTF8.self)
  }
}
