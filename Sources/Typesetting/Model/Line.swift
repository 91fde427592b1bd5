package import Manuscript

/// A set line. Its items stand relative to the start of the measure and to the baseline (y = 0).
package struct Line: Sendable, Equatable {
  package var items: [FrameItem]
  package var links: [LinkArea]
  /// Anchors that stand in this line, as link target names.
  package var targets: [String]
  /// Notes that are referred to in this line, in order.
  package var notes: [NoteID]
  /// Addresses of external links that end in this line and become notes, in order.
  package var addresses: [String]
  /// From the start of the measure to the end of the last glyph.
  package var width: Double
  /// The highest and lowest extent of inline pictures and the like, where they exceed the text's own.
  package var ascent: Double
  package var descent: Double
  /// How many letters and digits of the manuscript stand in it, as ``TextPosition`` counts.
  package var letters: Int
  /// What is wrong with the line, where there is no paragraph to say so: lines of code.
  package var findings: [Finding]

  package init(
    items: [FrameItem], links: [LinkArea] = [], targets: [String] = [], notes: [NoteID] = [],
    addresses: [String] = [], width: Double, ascent: Double, descent: Double, letters: Int = 0,
    findings: [Finding] = []
  ) {
    self.letters = letters
    self.items = items
    self.links = links
    self.targets = targets
    self.notes = notes
    self.addresses = addresses
    self.width = width
    self.ascent = ascent
    self.descent = descent
    self.findings = findings
  }
}

/// A paragraph that has been broken and set.
package struct SetParagraph: Sendable, Equatable {
  package var lines: [Line]
  package var findings: [Finding]

  package init(lines: [Line], findings: [Finding] = []) {
    self.lines = lines
    self.findings = findings
  }
}
