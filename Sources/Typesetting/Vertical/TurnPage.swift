import PangoCairo
import Themes

/// Turns what was set as if it were horizontal into a vertical page.
///
/// Everything before works on a *logical* page that lies on its side: `x` is the way along the lines, `y` that from line to
/// line, and the page is as wide as the paper is high. A point (x, y) of it is (W − y, x) on paper that is W wide: lines run
/// downward and follow each other to the left. Pictures stay upright, so they were laid out with their sides exchanged.
struct TurnPage {
  /// The width of the paper, in points.
  let width: Double

  func callAsFunction(_ frame: Frame) -> Frame {
    var frame = frame
    frame.items = frame.items.map(callAsFunction)
    for index in frame.links.indices { frame.links[index].rect = self(frame.links[index].rect) }
    return frame
  }

  func callAsFunction(_ point: Point) -> Point { Point(x: width - point.y, y: point.x) }

  func callAsFunction(_ rect: Rect) -> Rect {
    Rect(x: width - rect.y - rect.height, y: rect.x, width: rect.height, height: rect.width)
  }

  func callAsFunction(_ item: FrameItem) -> FrameItem {
    switch item {
    case .glyphs(let run): .glyphs(self(run))
    case .fill(let rect, let color): .fill(self(rect), color)
    case .dots(let points, let radius, let color): .dots(points.map(callAsFunction), radius: radius, color)
    case .outline(let rect, let corner, let width, let color):
      .outline(self(rect), corner: corner, width: width, color)
    case .element: item
    case .image(let id, let rect, let picture): .image(id, self(rect), picture)
    case .drawing(let svg, let rect): .drawing(svg: self(svg, rect), self(rect))
    }
  }

  /// What lay along the line lies on its side now; what stood upright in it still does.
  private func callAsFunction(_ run: GlyphRun) -> GlyphRun {
    var run = run
    run.origin = self(run.origin)
    run.glyphs = run.glyphs.map { Glyph(id: $0.id, x: -$0.y, y: $0.x) }
    if run.orientation == .horizontal { run.orientation = .sideways }
    return run
  }

  private func callAsFunction(_ svg: String, _ rect: Rect) -> String {
    let (width, height) = (rect.height, rect.width)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">\
      <g transform="translate(\(width) 0) rotate(90)">\(svg)</g></svg>
      """
  }
}
