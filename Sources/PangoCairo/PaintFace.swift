import CPango

/// A face that Cairo paints with, opened from a font file or from a subset of one.
///
/// Cairo keeps faces in caches of its own and lets go of them when it likes. What a face stands on (the
/// FreeType library, the bytes of a subset) therefore hangs on Cairo's object and goes with it.
package final class PaintFace {
  let fontFace: OpaquePointer
  /// The number that each glyph has in it, where that is another than in its font.
  private let numbers: [UInt32: UInt32]?

  /// Opens face `index` of the font file at `path`.
  package convenience init(path: String, index: Int) throws(PaintError) {
    let foundation = try FaceFoundation(path: path, index: index)
    try self.init(foundation)
  }

  /// A face on `foundation`, in which glyphs have `numbers`.
  init(_ foundation: FaceFoundation, numbers: [UInt32: UInt32]? = nil) throws(PaintError) {
    self.numbers = numbers
    fontFace = cairo_ft_font_face_create_for_ft_face(foundation.face, Int32(FT_LOAD_NO_HINTING))
    let status = cairo_font_face_set_user_data(
      fontFace, foundationKey.address, Unmanaged.passRetained(foundation).toOpaque(),
      { if let foundation = $0 { Unmanaged<FaceFoundation>.fromOpaque(foundation).release() } })
    guard status == CAIRO_STATUS_SUCCESS else {
      Unmanaged.passUnretained(foundation).release()
      throw PaintError.surface(describe(status))
    }
  }

  deinit { cairo_font_face_destroy(fontFace) }

  /// The number that a glyph of its font has in it, 0 for one that it has not got.
  func number(of glyph: UInt) -> UInt {
    guard let numbers else { return glyph }
    return numbers[UInt32(clamping: glyph)].map { UInt($0) } ?? 0
  }
}

/// What a face of Cairo's stands on. Each has a FreeType library of its own: libraries are not thread-safe.
final class FaceFoundation {
  let face: FT_Face
  private let library: FT_Library
  /// The bytes of a face in memory, which FreeType does not copy.
  private let bytes: (any FontBytes)?

  init(path: String, index: Int) throws(PaintError) {
    let library = try FaceFoundation.makeLibrary()
    var face: FT_Face?
    guard FT_New_Face(library, path, FT_Long(index), &face) == 0, let face else {
      FT_Done_FreeType(library)
      throw PaintError.font(path: path, index: index)
    }
    (self.library, self.face, self.bytes) = (library, face, nil)
  }

  /// A face from bytes; `path` and `index` say which font they were made from.
  init(bytes: any FontBytes, path: String, index: Int) throws(PaintError) {
    let library = try FaceFoundation.makeLibrary()
    var face: FT_Face?
    let error = FT_New_Memory_Face(library, bytes.start, FT_Long(bytes.count), 0, &face)
    guard error == 0, let face else {
      FT_Done_FreeType(library)
      throw PaintError.font(path: path, index: index)
    }
    (self.library, self.face, self.bytes) = (library, face, bytes)
  }

  deinit {
    FT_Done_Face(face)
    FT_Done_FreeType(library)
  }

  private static func makeLibrary() throws(PaintError) -> FT_Library {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0, let library else {
      throw PaintError.surface("FreeType cannot be started")
    }
    return library
  }
}

/// Bytes of a font that stay where they are as long as the object lives.
protocol FontBytes: AnyObject {
  var start: UnsafePointer<UInt8> { get }
  var count: Int { get }
}

/// The address under which a foundation hangs on its font face; what stands there is never read.
private let foundationKey = UserDataKey()

private final class UserDataKey: @unchecked Sendable {
  let address = UnsafeMutablePointer<cairo_user_data_key_t>.allocate(capacity: 1)

  init() { address.initialize(to: cairo_user_data_key_t()) }
  deinit { address.deallocate() }
}
