import CQPDF

@testable import PDFDocuments

/// Changes of a document in memory, by which tests make bad files of good ones.
extension PDFDocument {
  /// Sets entries of an object that is a dictionary or a stream; null takes an entry away.
  func set(_ entries: [String: PDFValue], in id: PDFObjectID) {
    defer { qpdf_oh_release_all(data) }
    var object = handle(id)
    if qpdf_oh_is_stream(data, object) != 0 { object = qpdf_oh_get_dict(data, object) }
    for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
      if value.isNull {
        qpdf_oh_remove_key(data, object, "/" + key)
      } else {
        qpdf_oh_replace_key(data, object, "/" + key, handle(value))
      }
    }
  }

  /// Gives a stream other data.
  func replaceStream(_ id: PDFObjectID, by bytes: [UInt8], isDeflated: Bool = false) {
    defer { qpdf_oh_release_all(data) }
    let filter = isDeflated ? qpdf_oh_new_name(data, "/FlateDecode") : qpdf_oh_new_null(data)
    qpdf_oh_replace_stream_data(
      data, handle(id), bytes, bytes.count, filter, qpdf_oh_new_null(data))
  }

  /// A new object of the library.
  private func handle(_ value: PDFValue) -> qpdf_oh {
    switch value {
    case .null: return qpdf_oh_new_null(data)
    case .boolean(let value): return qpdf_oh_new_bool(data, value ? 1 : 0)
    case .integer(let value): return qpdf_oh_new_integer(data, Int64(value))
    case .real(let value): return qpdf_oh_new_real_from_double(data, value, 3)
    case .name(let name): return qpdf_oh_new_name(data, "/" + name)
    case .string(let bytes):
      return bytes.withUnsafeBytes {
        qpdf_oh_new_binary_string(data, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
      }
    case .array(let values):
      let array = qpdf_oh_new_array(data)
      for value in values { qpdf_oh_append_item(data, array, handle(value)) }
      return array
    case .dictionary(let entries), .stream(let entries):
      let dictionary = qpdf_oh_new_dictionary(data)
      // Sorted, so that the same values make the same bytes.
      for (key, value) in entries.sorted(by: { $0.key < $1.key }) {
        qpdf_oh_replace_key(data, dictionary, "/" + key, handle(value))
      }
      return dictionary
    case .reference(let id): return handle(id)
    }
  }
}
