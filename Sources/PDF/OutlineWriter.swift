import Manuscript
import PangoCairo
import Typesetting

/// Writes the outline that viewers show beside the pages.
struct OutlineWriter {
  let surface: PDFSurface
  let targets: Set<String>
  /// The numbers of the entries that later ones may stand below, with their levels.
  private var ancestors: [(level: Int, number: Int32)] = []
  private(set) var findings: [Finding] = []

  init(surface: PDFSurface, targets: Set<String>) {
    self.surface = surface
    self.targets = targets
  }

  /// Adds the entries in order. An entry stands below the nearest one before it of a smaller level, so that
  /// levels may be skipped; the first level is open.
  mutating func write(_ entries: [OutlineEntry]) {
    for entry in entries {
      guard targets.contains(entry.target) else {
        findings.append(
          Finding(.linkUnresolved, "the outline's “\(entry.title)” leads to “\(entry.target)”, which is on no page"))
        continue
      }
      while let last = ancestors.last, last.level >= entry.level { ancestors.removeLast() }
      let number = surface.addOutlineEntry(
        entry.title, parent: ancestors.last?.number ?? 0, isOpen: ancestors.isEmpty, destination: entry.target)
      ancestors.append((entry.level, number))
    }
  }
}
