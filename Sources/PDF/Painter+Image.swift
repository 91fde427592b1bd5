import Manuscript
import PangoCairo
import Resources
import Typesetting

extension Painter {
  /// Draws a picture of the library over a rectangle.
  mutating func paint(_ id: ResourceID, in rect: Rect) throws(PaintError) {
    guard images[id] != nil else {
      findings.append(Finding(.imageMissing, "the picture \(id) is not at hand"))
      return
    }
  }
}
