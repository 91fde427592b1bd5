import Manuscript
import PangoCairo
import Typesetting

/// Writes the outline that viewers show beside the pages.
struct OutlineWriter {
  let surface: PDFSurface
  let targets: Set<String>
  private(set) var findings: [Finding] = []

  init(surface: PDFSurface, targets: Set<String>) {
    self.surface = surface
    self.targets = targets
  }

  /// Adds the entries in order, those at the top open. What stands below an entry that leads nowhere goes up
  /// to its place.
  mutating func write(_ entries: [OutlineEntry], parent: Int32 = 0) {
    for entry in entries {
      var number = parent
      if targets.contains(entry.target) {
        number = surface.addOutlineEntry(
          entry.title, parent: parent, isOpen: parent == 0, destination: entry.target)
      } else {
        let message = "the outline's “\(entry.title)” leads to “\(entry.target)”, which is on no page"
        findings.append(Finding(.linkUnresolved, message))
      }
      write(entry.children, parent: number)
    }
  }
}
