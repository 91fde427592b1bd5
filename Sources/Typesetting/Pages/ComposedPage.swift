import Manuscript

/// A page in the making, packed: everything on it has its place in the type area, but neither its side nor its folio is
/// known.
struct ComposedPage: Sendable {
  var master: PageMaster
  var frames = PackedFrames.none
  /// The places that links can lead to, in the type area.
  var targets: [LinkTarget] = []
  /// The names that its links lead to.
  var references: [String] = []
  /// What its text begins with.
  var start: TextPosition?
  /// The title for running heads.
  var chapterTitle: String?
  /// Whether it must be a right-hand page.
  var startsRecto = false
  /// Whether it is the colophon.
  var isColophon = false
  /// By how many degrees viewers turn it clockwise.
  var rotation = 0
  /// What was found while it was divided from others.
  var findings: [Finding] = []
}
