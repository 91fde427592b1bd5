package import Manuscript
import PDFDocuments

/// Reads a PDF again and checks that it is whole: every object stands where the cross-reference table says
/// (ISO 32000-1 §7.5), and the page tree has the pages that were painted.
///
/// - Throws: a finding `output-invalid`.
package func examineFile(_ path: String, pages: Int?) throws(Finding) {
  do throws(PDFError) {
    let document = try PDFDocument(path: path)
    let count = try document.pages().count
    if let warning = document.takeWarnings().first { throw PDFError(problem: warning) }
    if let pages, pages != count { throw PDFError(problem: "it has \(count) pages and not \(pages)") }
  } catch {
    throw Finding(
      .outputInvalid, "\(path) is not a whole PDF: \(error.problem)",
      hint: "try again; if it stays, report it")
  }
}
