import CHarfBuzz

/// What a font allows (OpenType OS/2 `fsType`).
package enum EmbeddingRights {
  /// Whether a face of the font file at `path` may be put into books in part; what cannot be read says nothing.
  package static func allowSubset(path: String, index: Int) -> Bool {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { return true }
    defer { hb_blob_destroy(blob) }
    let face = hb_face_create(blob, UInt32(index))
    defer { hb_face_destroy(face) }
    return allowSubset(face)
  }

  /// Bit 1 forbids embedding, bit 8 to embed a part.
  static func allowSubset(_ face: OpaquePointer?) -> Bool {
    let table = hb_face_reference_table(face, hb_tag_from_string("OS/2", 4))
    defer { hb_blob_destroy(table) }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(table, &length), length > 9 else { return true }
    let bytes = UnsafeRawBufferPointer(start: data, count: Int(length))
    return (UInt16(bytes[8]) << 8 | UInt16(bytes[9])) & 0x0102 == 0
  }
}
