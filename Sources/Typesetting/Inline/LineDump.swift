import Manuscript
package import PangoCairo

/// Lines as text, for tests and for those who look for a fault: one row per line, then one per item.
package enum LineDump {
  /// Figures are points with two decimals.
  package static func text(_ paragraph: SetParagraph, _ catalogue: FontCatalogue) -> String {
    var rows: [String] = []
    for (number, line) in paragraph.lines.enumerated() {
      rows.append("line \(number + 1) width \(points(line.width))")
      rows += line.items.map { "  " + row($0, catalogue) }
      rows += line.links.map { "  link \(rect($0.rect)) \($0.destination)" }
      if !line.targets.isEmpty { rows.append("  targets \(line.targets.joined(separator: " "))") }
      if !line.notes.isEmpty {
        rows.append("  notes \(line.notes.map(\.description).joined(separator: " "))")
      }
      rows += line.addresses.map { "  address \($0)" }
    }
    rows += paragraph.findings.map { "finding \($0.id.rawValue): \($0.message)" }
    return rows.joined(separator: "\n") + "\n"
  }

  private static func row(_ item: FrameItem, _ catalogue: FontCatalogue) -> String {
    switch item {
    case .glyphs(let run):
      let face = catalogue[run.face]
      let style = (face.weight > 500 ? " bold" : "") + (face.isItalic ? " italic" : "")
      return "\(face.family)\(style) \(points(run.size)) \(run.color) “\(run.text)” at \(places(run))"
    case .fill(let area, let color): return "fill \(color) \(rect(area))"
    case .dots(let centres, let radius, let color):
      let places = centres.map { "\(points($0.x))/\(points($0.y))" }.joined(separator: " ")
      return "dots \(color) radius \(points(radius)) at \(places)"
    case .outline(let area, let corner, let width, let color):
      return "outline \(color) \(rect(area)) corner \(points(corner)) line \(points(width))"
    case .image(let id, let area, _): return "image \(id) \(rect(area))"
    case .drawing(let svg, let area): return "drawing \(rect(area)) \(svg)"
    case .element(let element): return "element \(element?.role.rawValue ?? "none")"
    }
  }

  /// Where each cluster of a run stands.
  private static func places(_ run: GlyphRun) -> String {
    var glyph = 0
    return run.clusters.map { cluster in
      defer { glyph += cluster.glyphs }
      guard glyph < run.glyphs.count else { return "-" }
      let y = run.origin.y + run.glyphs[glyph].y
      return points(run.origin.x + run.glyphs[glyph].x) + (y == 0 ? "" : "/\(points(y))")
    }.joined(separator: " ")
  }

  private static func rect(_ rect: Rect) -> String {
    "[\(points(rect.x)) \(points(rect.y)) \(points(rect.width)) \(points(rect.height))]"
  }

  private static func points(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let fraction = abs(hundredths % 100)
    let sign = hundredths < 0 ? "-" : ""
    return "\(sign)\(abs(hundredths) / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
