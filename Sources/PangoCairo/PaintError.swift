/// Why a file could not be painted.
package enum PaintError: Error, Sendable, Hashable {
  /// The file cannot be opened or written; `code` is the system's error number, `reason` its words.
  case unwritable(path: String, code: Int32, reason: String)
  /// A font file cannot be opened or has no such face.
  case font(path: String, index: Int)
  /// A picture cannot be drawn, and why.
  case picture(String)
  /// Cairo refuses what was drawn: a mistake of ours, not of the user's.
  case surface(String)
}
