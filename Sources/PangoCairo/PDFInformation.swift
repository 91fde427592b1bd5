import CPango

/// The document information of a PDF file (ISO 32000-1 §14.3.3).
package struct PDFInformation: Sendable, Equatable {
  package var title: String
  package var author: String
  package var subject: String
  package var keywords: String
  /// The program that made the document.
  package var creator: String
  /// ISO 8601 with a zone. Cairo would take the clock's time, and the same book would have other bytes.
  package var created: String
  package var modified: String

  package init(
    title: String, author: String = "", subject: String = "", keywords: String = "", creator: String,
    created: String, modified: String
  ) {
    self.title = title
    self.author = author
    self.subject = subject
    self.keywords = keywords
    self.creator = creator
    self.created = created
    self.modified = modified
  }
}

extension PDFSurface {
  func write(_ information: PDFInformation) {
    let entries: [(cairo_pdf_metadata_t, String)] = [
      (CAIRO_PDF_METADATA_TITLE, information.title),
      (CAIRO_PDF_METADATA_AUTHOR, information.author),
      (CAIRO_PDF_METADATA_SUBJECT, information.subject),
      (CAIRO_PDF_METADATA_KEYWORDS, information.keywords),
      (CAIRO_PDF_METADATA_CREATOR, information.creator),
      (CAIRO_PDF_METADATA_CREATE_DATE, information.created),
      (CAIRO_PDF_METADATA_MOD_DATE, information.modified),
    ]
    for (key, value) in entries where !value.isEmpty { cairo_pdf_surface_set_metadata(surface, key, value) }
  }
}
