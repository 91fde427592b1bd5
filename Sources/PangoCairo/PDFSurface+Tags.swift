import CPango

extension PDFSurface {
  /// Names a place of the current page, for links and the outline. The name must be ASCII.
  package func addDestination(_ name: String, x: Double, y: Double) {
    tag(CAIRO_TAG_DEST, "name='\(TagAttribute.escaped(name))' x=\(x) y=\(y)")
  }

  /// Adds a line to the outline, below `parent` (0: at the top), and returns its number.
  package func addOutlineEntry(_ title: String, parent: Int32, isOpen: Bool, destination: String) -> Int32 {
    cairo_pdf_surface_add_outline(
      surface, parent, title, "dest='\(TagAttribute.escaped(destination))'",
      cairo_pdf_outline_flags_t(isOpen ? CAIRO_PDF_OUTLINE_FLAG_OPEN.rawValue : 0))
  }

  private func tag(_ name: String, _ attributes: String) {
    cairo_tag_begin(context, name, attributes)
    cairo_tag_end(context, name)
  }
}

/// The little language of Cairo's tag attributes.
enum TagAttribute {
  /// A string between single quotation marks.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "\\" || character == "'" { result += "\\" }
      result.append(character)
    }
    return result
  }
}
