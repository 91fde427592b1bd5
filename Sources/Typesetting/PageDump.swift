import Manuscript
import PangoCairo
import Themes

/// Prints pages as text: the format of goldens for layout tests.
///
/// One line for each set line, fill, image and link, in the order of the frames. Numbers are points with two
/// digits. The width of a line reaches to the end of an em at its last glyph's origin, since runs know no advances.
/// A line that runs downward is marked ↓, one that runs upward ↑: its baseline is an `x`, its beginning a `y`.
package struct PageDump {
  private var lines: [String] = []

  /// The dump of all pages, ending in a line feed.
  package static func text(of pages: some Sequence<Page>) -> String {
    var dump = PageDump()
    for page in pages { dump.add(page) }
    return dump.lines.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ page: Page) {
    let size = "\(number(page.size.width))×\(number(page.size.height))"
    let turn = page.rotation == 0 ? "" : " turned \(page.rotation)"
    lines.append("page \(page.label) \(page.master.rawValue) \(size)\(turn)")
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
    let direction = ["", "↓ ", "↑ "][done.direction]
    let numbers = [done.baseline, done.start, abs(done.end - done.start)].map(number).joined(separator: " ")
    lines.append("  \(region) \(direction)\(numbers) \(done.text)")
    line = nil
  }

  private func describe(_ item: FrameItem) -> String {
    switch item {
    case .glyphs(let run): "glyphs \(run.text)"
    case .fill(let rect, let color): "fill \(describe(rect)) \(color)"
    case .dots(let centres, let radius, _):
      "dots \(number(radius)) at \(centres.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: ", "))"
    case .outline(let rect, _, _, let color): "outline \(describe(rect)) \(color)"
    case .image(let id, let rect, _): "image \(id) \(describe(rect))"
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

/// Glyph runs that follow each other on one baseline, from left to right, from top to bottom or from bottom to top.
private struct PageDumpLine {
  /// Where the baseline is: its `y`, or the `x` of one that runs downward or upward.
  var baseline: Double
  /// Where the line begins and ends along it.
  var start: Double
  var end: Double
  /// 0: to the right; 1: downward; 2: upward.
  var direction: Int
  var text: String

  init(_ run: GlyphRun) {
    direction = run.orientation == .horizontal ? 0 : run.orientation == .rising ? 2 : 1
    baseline = direction > 0 ? run.origin.x : run.origin.y
    (start, end) = PageDumpLine.extent(run)
    text = run.text
  }

  /// Takes a run that goes on where this line ends, with at most two em between.
  mutating func take(_ run: GlyphRun) -> Bool {
    let other = PageDumpLine(run)
    guard other.direction == direction, abs(other.baseline - baseline) < 0.005,
      (other.start - end) * sign > -run.size, (other.start - end) * sign < 2 * run.size
    else { return false }
    text += run.text
    end = other.end
    return true
  }

  /// Whether numbers grow along the line.
  private var sign: Double { direction == 2 ? -1 : 1 }

  private static func extent(_ run: GlyphRun) -> (start: Double, end: Double) {
    let (first, last) = (run.glyphs.first, run.glyphs.last)
    if run.orientation == .horizontal {
      return (run.origin.x + (first?.x ?? 0), run.origin.x + (last?.x ?? 0) + run.size)
    }
    let size = run.orientation == .rising ? -run.size : run.size
    return (run.origin.y + (first?.y ?? 0), run.origin.y + (last?.y ?? 0) + size)
  }
}
