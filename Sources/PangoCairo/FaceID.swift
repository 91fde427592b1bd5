/// A face of the font catalogue: one font file, one index, one weight and style.
///
/// Sendable, so that pages can name faces; each engine opens its own font objects for it.
package struct FaceID: Sendable, Hashable {
  /// The position in the catalogue's list of faces.
  package let index: Int

  package init(index: Int) { self.index = index }
}
