package import Manuscript
import PDFDocuments

/// Reads a PDF that we wrote again and checks that it is whole: every object stands where the file says
/// (ISO 32000-1 §7.5), and the page tree has the pages that were painted.
///
/// - Throws: a finding `output-invalid`.
package func examineFile(_ path: String, pages: Int?) throws(Finding) {
  do throws(PDFError) {
    let file = try ObjectReader(path: path)
    try file.examine()
    let count = try file.pageCount()
    if let pages, pages != count { throw PDFError(problem: "it has \(count) pages and not \(pages)") }
  } catch {
    throw Finding(
      .outputInvalid, "\(path) is not a whole PDF: \(error.problem)",
      hint: "try again; if it stays, report it")
  }
}
