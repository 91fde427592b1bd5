import CQPDF
import Glibc

extension PDFDocument {
  /// A number for an object whose value comes later. It is a dictionary until then: the library takes an entry
  /// that leads to null for none.
  package func reserve() -> PDFObjectID {
    defer { qpdf_oh_release_all(data) }
    return id(qpdf_make_indirect_object(data, qpdf_oh_new_dictionary(data)))
  }

  /// Adds an object.
  package func add(_ value: PDFValue) -> PDFObjectID {
    defer { qpdf_oh_release_all(data) }
    return id(qpdf_make_indirect_object(data, handle(value)))
  }

  /// Puts a value, which is no stream, in the place of an object.
  package func replace(_ id: PDFObjectID, by value: PDFValue) {
    defer { qpdf_oh_release_all(data) }
    qpdf_replace_object(data, Int32(clamping: id.number), Int32(clamping: id.generation), handle(value))
  }

  /// Sets entries of an object that is a dictionary or a stream; null takes an entry away.
  package func set(_ entries: [String: PDFValue], in id: PDFObjectID) {
    defer { qpdf_oh_release_all(data) }
    var object = handle(.reference(id))
    if qpdf_oh_is_stream(data, object) != 0 { object = qpdf_oh_get_dict(data, object) }
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
      if value.isNull {
        qpdf_oh_remove_key(data, object, "/" + key)
      } else {
        qpdf_oh_replace_key(data, object, "/" + key, handle(value))
      }
    }
  }

  /// Sets entries of the trailer.
  package func setTrailer(_ entries: [String: PDFValue]) {
    defer { qpdf_oh_release_all(data) }
    let trailer = qpdf_get_trailer(data)
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
      qpdf_oh_replace_key(data, trailer, "/" + key, handle(value))
    }
  }

  /// Adds a stream; `isDeflated` says that its bytes are the data deflated already.
  package func addStream(
    _ bytes: [UInt8], _ entries: [String: PDFValue] = [:], isDeflated: Bool = false
  ) -> PDFObjectID {
    let id = addStream()
    replaceStream(id, by: bytes, isDeflated: isDeflated)
    set(entries, in: id)
    return id
  }

  private func addStream() -> PDFObjectID {
    defer { qpdf_oh_release_all(data) }
    return id(qpdf_oh_new_stream(data))
  }

  /// Gives a stream other data.
  package func replaceStream(_ id: PDFObjectID, by bytes: [UInt8], isDeflated: Bool = false) {
    defer { qpdf_oh_release_all(data) }
    let filter = isDeflated ? qpdf_oh_new_name(data, "/FlateDecode") : qpdf_oh_new_null(data)
    qpdf_oh_replace_stream_data(
      data, handle(.reference(id)), bytes, bytes.count, filter, qpdf_oh_new_null(data))
  }

  /// The data of a stream, decoded as far as that loses nothing; `nil` where they cannot be.
  package func stream(_ id: PDFObjectID) -> [UInt8]? {
    defer { qpdf_oh_release_all(data) }
    let object = handle(.reference(id))
    guard qpdf_oh_is_stream(data, object) != 0 else { return nil }
    var filtered: QPDF_BOOL = 0
    return bytes { qpdf_oh_get_stream_data(data, object, qpdf_dl_generalized, &filtered, $0, $1) }
  }

  /// The content of a page: all of its streams, one behind the other.
  package func content(ofPage id: PDFObjectID) -> [UInt8]? {
    defer { qpdf_oh_release_all(data) }
    let page = handle(.reference(id))
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

  /// Writes the file: objects in streams, an identifier made of the content, only what is still referred to.
  package func write(to path: String, version: String) throws(PDFError) {
    var status = qpdf_init_write(data, path)
    if status & Int32(QPDF_ERRORS) != 0 { throw takeError() }
    qpdf_set_object_stream_mode(data, qpdf_o_generate)
    qpdf_set_deterministic_ID(data, 1)
    qpdf_set_suppress_original_object_IDs(data, 1)
    // PDF/A-2 §6.1.7.1: the keyword stands on a line of its own.
    qpdf_set_newline_before_endstream(data, 1)
    qpdf_force_pdf_version(data, version)
    status = qpdf_write(data)
    if status & Int32(QPDF_ERRORS) != 0 { throw takeError() }
  }
}
