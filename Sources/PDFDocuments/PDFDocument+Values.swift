import CQPDF

extension PDFDocument {
  /// The value of a handle. What it contains is copied down to the next references.
  func value(of handle: qpdf_oh) -> PDFValue {
    switch qpdf_oh_get_type_code(data, handle) {
    case ot_boolean: .boolean(qpdf_oh_get_bool_value(data, handle) != 0)
    case ot_integer: .integer(Int(qpdf_oh_get_int_value(data, handle)))
    case ot_real: .real(qpdf_oh_get_numeric_value(data, handle))
    case ot_name: .name(String(cString: qpdf_oh_get_name(data, handle)).withoutSolidus)
    case ot_string: .string(string(handle))
    case ot_array:
      .array(
        (0..<qpdf_oh_get_array_n_items(data, handle)).map { part(qpdf_oh_get_array_item(data, handle, $0)) })
    case ot_dictionary: .dictionary(dictionary(handle))
    case ot_stream: .stream(dictionary(qpdf_oh_get_dict(data, handle)))
    default: .null
    }
  }

  private func part(_ handle: qpdf_oh) -> PDFValue {
    qpdf_oh_is_indirect(data, handle) != 0 ? .reference(id(handle)) : value(of: handle)
  }

  private func string(_ handle: qpdf_oh) -> [UInt8] {
    var length = 0
    guard let bytes = qpdf_oh_get_binary_string_value(data, handle, &length) else { return [] }
    return UnsafeBufferPointer(start: bytes, count: length).map { UInt8(bitPattern: $0) }
  }

  private func dictionary(_ handle: qpdf_oh) -> [String: PDFValue] {
    var keys: [String] = []
    qpdf_oh_begin_dict_key_iter(data, handle)
    while qpdf_oh_dict_more_keys(data) != 0 { keys.append(String(cString: qpdf_oh_dict_next_key(data))) }
    return Dictionary(
      keys.map { ($0.withoutSolidus, part(qpdf_oh_get_key(data, handle, $0))) }
    ) { first, _ in first }
  }
}

extension String {
  fileprivate var withoutSolidus: String { hasPrefix("/") ? String(dropFirst()) : self }
}
