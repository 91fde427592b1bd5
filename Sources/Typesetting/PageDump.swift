import Manuscript
import Themes

/// Prints pages as text: the format of goldens for layout tests.
///
/// One line for each set line, fill, image and link, in the order of the frames. Numbers are points with two
/// digits. The width of a line reaches to the end of an em at its last glyph's origin, since runs know no advances.
package struct PageDump {
  private var lines: [String] = []

  /// The dump of all pages, ending in a line feed.
  package static func text(of pages: [Page]) -> String {
    var dump = PageDump()
    for page in pages { dump.add(page) }
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ page: Page) {
    lines.append(
      "page \(page.label) \(page.master.rawValue) \(number(page.size.width))×\(number(page.size.height))")
    for frame in page.frames { add(frame) }
    for target in page.targets {
      lines.append("  target \(target.name) \(number(target.position.x)) \(number(target.position.y))")
    }
  }

  private mutating func add(_ frame: Frame) {
    let region = PageDump.name(frame.region)
    var line: PageDumpLine?
    for item in frame.items {
      if case .glyphs(let run) = item {
        if line?.take(run) == true { continue }
        flush(&line, region)
        line = PageDumpLine(run)
      } else if case .element = item {
        continue
      } else {
        flush(&line, region)
        lines.append("  \(region) \(describe(item))")
      }
    }
    flush(&line, region)
    for link in frame.links {
      lines.append("  \(region) link \(describe(link.rect)) \(describe(link.destination))")
    }
  }

  private mutating func flush(_ line: inout PageDumpLine?, _ region: String) {
    guard let done = line else { return }
    lines.append(
      "  \(region) \(number(done.y)) \(number(done.left)) \(number(done.right - done.left)) \(done.text)")
    line = nil
  }

  private func describe(_ item: FrameItem) -> String {
    switch item {
    case .glyphs(let run): "glyphs \(run.text)"
    case .fill(let rect, let color): "fill \(describe(rect)) \(color)"
    case .image(let id, let rect): "image \(id) \(describe(rect))"
    case .drawing(_, let rect): "drawing \(describe(rect))"
    case .element(let element): "element \(element?.role.rawValue ?? "none")"
    }
  }

  private func describe(_ rect: Rect) -> String {
    [rect.x, rect.y, rect.width, rect.height].map(number).joined(separator: " ")
  }

  private func describe(_ destination: LinkArea.Destination) -> String {
    switch destination {
    case .target(let name): "#\(name)"
    case .address(let address): address
    }
  }

  /// The region as dumps name it.
  static func name(_ region: Region) -> String {
    if case .column(let index) = region { return "column \(index)" }
    return "\(region)"
  }

  /// Two digits after the point.
  private func number(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// Glyph runs that follow each other on one baseline.
private struct PageDumpLine {
  var y: Double
  var left: Double
  var right: Double
  var text: String

  init(_ run: GlyphRun) {
    y = run.origin.y
    left = run.origin.x + (run.glyphs.first?.x ?? 0)
    right = PageDumpLine.end(run)
    text = run.text
  }

  /// Takes a run that goes on where this line ends, with at most two em between.
  mutating func take(_ run: GlyphRun) -> Bool {
    let start = run.origin.x + (run.glyphs.first?.x ?? 0)
    guard abs(run.origin.y - y) < 0.005, start > right - run.size, start < right + 2 * run.size else {
      return false
    }
    text += run.text
    right = PageDumpLine.end(run)
    return true
  }

  private static func end(_ run: GlyphRun) -> Double { run.origin.x + (run.glyphs.last?.x ?? 0) + run.size }
}
