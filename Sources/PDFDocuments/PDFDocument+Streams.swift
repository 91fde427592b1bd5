import CQPDF
import Glibc

extension PDFDocument {
  /// The data of a stream, decoded as far as that loses nothing; `nil` where they cannot be.
  package func stream(_ id: PDFObjectID) -> [UInt8]? {
    defer { qpdf_oh_release_all(data) }
    let object = handle(id)
    guard qpdf_oh_is_stream(data, object) != 0 else { return nil }
    var filtered: QPDF_BOOL = 0
    return bytes { qpdf_oh_get_stream_data(data, object, qpdf_dl_generalized, &filtered, $0, $1) }
  }

  /// The content of a page: all of its streams, one behind the other.
  package func content(ofPage id: PDFObjectID) -> [UInt8]? {
    defer { qpdf_oh_release_all(data) }
    let page = handle(id)
    return bytes { qpdf_oh_get_page_content_data(data, page, $0, $1) }
  }

  private func bytes(
    _ read: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>) -> Int32
  ) -> [UInt8]? {
    var start: UnsafeMutablePointer<UInt8>?
    var count = 0
    let status = read(&start, &count)
    defer { free(start) }
    if status & Int32(QPDF_ERRORS) != 0 {
      _ = takeError()
      return nil
    }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
