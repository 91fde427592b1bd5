import CHarfBuzz
import CHarfBuzzSubset

/// A font file cut down to some characters, for others to shape with: a book that is not paper brings it along.
package struct EmbeddableFont: Sendable {
  /// Why a face cannot be embedded.
  package enum Failure: Error, Sendable {
    /// Its licence bits say so (OpenType OS/2 `fsType`: restricted, or not to be subset).
    case restricted
    /// It cannot be read or cut.
    case unreadable
  }

  /// An OpenType font with one face.
  package let bytes: [UInt8]
  /// Whether its outlines are those of PostScript (`.otf`).
  package let isPostScript: Bool

  /// The features that reading systems ask for. HarfBuzz's own choice doubles the glyphs of a Chinese face, with forms
  /// that nobody calls.
  static let features = ["kern", "liga", "ccmp", "mark", "mkmk", "halt", "vhal", "vert", "palt"]
  /// The names that are kept besides those that the system needs: licence and its address.
  static let licenceNames: [UInt32] = [13, 14]

  /// Cuts face `index` of the file at `path` down to `characters`.
  package init(path: String, index: Int, characters: some Sequence<UInt32>) throws(Failure) {
    guard let blob = hb_blob_create_from_file_or_fail(path) else { throw .unreadable }
    defer { hb_blob_destroy(blob) }
    let whole = hb_face_create(blob, UInt32(index))
    defer { hb_face_destroy(whole) }
    guard EmbeddingRights.allowSubset(whole) else { throw .restricted }
    guard let input = hb_subset_input_create_or_fail() else { throw .unreadable }
    defer { hb_subset_input_destroy(input) }
    Self.configure(input, characters)
    guard let face = hb_subset_or_fail(whole, input) else { throw .unreadable }
    defer { hb_face_destroy(face) }
    let result = hb_face_reference_blob(face)
    defer { hb_blob_destroy(result) }
    bytes = Self.bytes(of: result)
    guard bytes.count > 4 else { throw .unreadable }
    isPostScript = bytes.starts(with: "OTTO".utf8)
  }

  private static func configure(_ input: OpaquePointer, _ characters: some Sequence<UInt32>) {
    let kept = hb_subset_input_unicode_set(input)
    for character in characters { hb_set_add(kept, character) }
    let features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    hb_set_clear(features)
    for tag in Self.features { hb_set_add(features, hb_tag_from_string(tag, 4)) }
    let names = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID)
    for name in licenceNames { hb_set_add(names, name) }
    hb_subset_input_set_flags(
      input, HB_SUBSET_FLAGS_NO_HINTING.rawValue | HB_SUBSET_FLAGS_NOTDEF_OUTLINE.rawValue)
  }

  private static func bytes(of blob: OpaquePointer?) -> [UInt8] {
    var length: UInt32 = 0
    guard let data = hb_blob_get_data(blob, &length) else { return [] }
    return Array(UnsafeRawBufferPointer(start: data, count: Int(length)))
  }
}
