import CHarfBuzz
import CHarfBuzzSubset

/// Cuts a face down to the glyphs that a file shows, before it is painted with.
///
/// Cairo 1.16 embeds every subroutine of a CFF font: without this, a short Chinese text weighs more than
/// half a megabyte. Glyphs get new numbers: fonts with 65,000 of them, most of which are empty, take as long to
/// write and to read as large ones.
enum FaceSubset {
  /// The face with only `glyphs` in it, to be painted with; `nil` where the font cannot be cut (then the whole
  /// is painted with). `numbers` are those of the glyphs in it.
  static func face(
    path: String, index: Int, glyphs: some Sequence<UInt32>
  ) -> (bytes: any FontBytes, numbers: [UInt32: UInt32])? {
    var numbers: [UInt32: UInt32] = [:]
    let bytes = cut(path: path, index: index) { input in
      let kept = hb_subset_input_glyph_set(input)
      for glyph in glyphs { hb_set_add(kept, glyph) }
      hb_subset_input_set_flags(input, flags)
      // Everything is shaped already.
      let dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG)
      for tag in ["GSUB", "GPOS", "GDEF"] { hb_set_add(dropped, hb_tag_from_string(tag, 4)) }
    } planned: { plan in
      let map = hb_subset_plan_old_to_new_glyph_mapping(plan)
      for glyph in glyphs { numbers[glyph] = hb_map_get(map, glyph) }
    }
    return bytes.map { ($0, numbers) }
  }

  /// The face with only `characters` in it, ready to be shaped with.
  static func bytes(path: String, index: Int, characters: some Sequence<UInt32>) -> (any FontBytes)? {
    cut(path: path, index: index) { input in
      let kept = hb_subset_input_unicode_set(input)
      for character in characters { hb_set_add(kept, character) }
      hb_subset_input_set_flags(input, flags)
    }
  }

  private static let flags =
    HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue
    | HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue

  private static func cut(
    path: String, index: Int, _ configure: (OpaquePointer) -> Void,
    planned: (OpaquePointer) -> Void = { _ in }
  ) -> (any FontBytes)? {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { return nil }
    defer { hb_blob_destroy(blob) }
    let whole = hb_face_create(blob, UInt32(index))
    defer { hb_face_destroy(whole) }
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    configure(input)
    guard let plan = hb_subset_plan_create_or_fail(whole, input) else { return nil }
    defer { hb_subset_plan_destroy(plan) }
    planned(plan)
    guard let face = hb_subset_plan_execute_or_fail(plan) else { return nil }
    defer { hb_face_destroy(face) }
    return SubsetBlob(hb_face_reference_blob(face))
  }
}

/// Owns the blob of a subset.
private final class SubsetBlob: FontBytes {
  private let blob: OpaquePointer
  let start: UnsafePointer<UInt8>
  let count: Int

  init?(_ blob: OpaquePointer?) {
    guard let blob else { return nil }
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length), length > 0 else {
      hb_blob_destroy(blob)
      return nil
    }
    self.blob = blob
    self.count = Int(length)
    self.start = UnsafeRawPointer(data).assumingMemoryBound(to: UInt8.self)
  }

  deinit { hb_blob_destroy(blob) }
}

extension PaintFace {
  /// A face of the font file at `path` that has only `glyphs`.
  package convenience init(path: String, index: Int, glyphs: some Sequence<UInt32>) throws(PaintError) {
    guard let subset = FaceSubset.face(path: path, index: index, glyphs: glyphs) else {
      try self.init(path: path, index: index)
      return
    }
    try self.init(
      FaceFoundation(bytes: subset.bytes, path: path, index: index), numbers: subset.numbers)
  }
}
