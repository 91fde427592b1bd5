import CQPDF

/// A PDF that is read with libqpdf. Not Sendable: one task has it.
///
/// Objects are copied out as values; no handle of the library lives longer than one call, so
/// memory grows with the objects of the file and not with what is asked of them.
package final class PDFDocument {
  let data: qpdf_data
  private let path: String

  /// Opens the file at `path`. Streams stay in the file until they are asked for.
  package init(path: String) throws(PDFError) {
    self.path = path
    data = try PDFDocument.make()
    let status = qpdf_read(data, path, nil)
    if status & Int32(QPDF_ERRORS) != 0 { throw takeError() }
  }

  /// Opens a PDF in memory.
  package init(bytes: [UInt8], name: String = "PDF") throws(PDFError) {
    path = name
    data = try PDFDocument.make()
    // The library reads from the buffer as long as the document is open.
    buffer = UnsafeMutableBufferPointer.allocate(capacity: max(bytes.count, 1))
    _ = buffer?.initialize(from: bytes)
    let status = buffer.map { buffer in
      buffer.withMemoryRebound(to: CChar.self) {
        qpdf_read_memory(data, name, $0.baseAddress, UInt64(bytes.count), nil)
      }
    }
    if let status, status & Int32(QPDF_ERRORS) != 0 { throw takeError() }
  }

  private var buffer: UnsafeMutableBufferPointer<UInt8>?

  private static func make() throws(PDFError) -> qpdf_data {
    guard let data = bifolium_qpdf_init() else { throw PDFError(problem: "no memory") }
    qpdf_silence_errors(data)
    qpdf_set_suppress_warnings(data, 1)
    return data
  }

  deinit {
    var data: qpdf_data? = data
    qpdf_cleanup(&data)
    buffer?.deallocate()
  }

  /// What the library stumbled over so far, in its words.
  package func takeWarnings() -> [String] {
    var warnings: [String] = []
    while qpdf_more_warnings(data) != 0 { warnings.append(words(qpdf_next_warning(data))) }
    return warnings
  }

  func takeError() -> PDFError {
    guard qpdf_has_error(data) != 0 else { return PDFError(problem: "\(path) cannot be read") }
    return PDFError(problem: words(qpdf_get_error(data)))
  }

  private func words(_ error: qpdf_error?) -> String {
    qpdf_get_error_full_text(data, error).map { String(cString: $0) } ?? "unknown reason"
  }

  /// The version in the header, such as `1.7`.
  package var version: String { String(cString: qpdf_get_pdf_version(data)) }
  package var isEncrypted: Bool { qpdf_is_encrypted(data) != 0 }
  /// Whether those who read with other means than eyes may (ISO 32000-1 table 22, bit 10).
  package var allowsReadingAloud: Bool { qpdf_allow_accessibility(data) != 0 }

  /// The pages in order.
  package func pages() throws(PDFError) -> [PDFObjectID] {
    defer { qpdf_oh_release_all(data) }
    let count = qpdf_get_num_pages(data)
    if count < 0 { throw takeError() }
    return (0..<Int(count)).map { id(qpdf_get_page_n(data, $0)) }
  }

  /// The trailer's dictionary.
  package var trailer: PDFValue {
    defer { qpdf_oh_release_all(data) }
    return value(of: qpdf_get_trailer(data))
  }

  /// The number of the catalog.
  package var catalog: PDFObjectID {
    defer { qpdf_oh_release_all(data) }
    return id(qpdf_get_root(data))
  }

  /// An object; null where there is none.
  package subscript(id: PDFObjectID) -> PDFValue {
    defer { qpdf_oh_release_all(data) }
    return value(of: handle(id))
  }

  /// An object of the library's.
  func handle(_ id: PDFObjectID) -> qpdf_oh {
    qpdf_get_object_by_id(data, Int32(clamping: id.number), Int32(clamping: id.generation))
  }

  /// The value itself, or the object that it refers to.
  package func resolved(_ value: PDFValue) -> PDFValue {
    if case .reference(let id) = value { self[id] } else { value }
  }

  func id(_ handle: qpdf_oh) -> PDFObjectID {
    PDFObjectID(
      Int(qpdf_oh_get_object_id(data, handle)), generation: Int(qpdf_oh_get_generation(data, handle)))
  }
}

/// Why a PDF could not be read or written, in words of libqpdf, of the system or our own.
package struct PDFError: Error, Equatable {
  package var problem: String

  package init(problem: String) { self.problem = problem }
}
