import Manuscript
import Themes

/// Part of a line in one style.
struct StyledSpan {
  var style: Int
  var start: Double
  var end: Double
  /// The middles of the characters that take an emphasis dot.
  var dots: [Double]
}

/// What a line carries besides its glyphs: rules, dots, links, notes.
struct Decorations {
  let flat: FlatText
  let spans: [StyledSpan]
  let size: Double
  let theme: Theme
  let context: InlineContext

  /// Adds everything to `line`, whose text ends before the character `textEnd`.
  func add(to line: inout Line, textEnd: Int) {
    for span in spans {
      let style = flat.styles[span.style]
      if style.isMarked { line.items.insert(.fill(ground(span, style), markColor), at: 0) }
      if style.isStruck { line.items.append(.fill(strike(span, style), style.color)) }
      if !span.dots.isEmpty { line.items.append(dots(span, style)) }
      if let note = style.note, !line.notes.contains(note) {
        line.notes.append(note)
        line.targets.append(TargetName.noteReference(note, in: context.chapter))
      }
    }
    addLinks(to: &line, textEnd: textEnd)
  }

  /// The accent, thinned to a ground on which text stays readable.
  private var markColor: Color {
    func thin(_ channel: UInt8) -> UInt8 { UInt8(255 - (255 - Int(channel)) / 6) }
    let accent = theme.colors.accent
    return Color(red: thin(accent.red), green: thin(accent.green), blue: thin(accent.blue))
  }

  private func ground(_ span: StyledSpan, _ style: InlineStyle) -> Rect {
    Rect(
      x: span.start, y: -0.92 * style.size - style.rise, width: span.end - span.start,
      height: 1.1 * style.size)
  }

  private func strike(_ span: StyledSpan, _ style: InlineStyle) -> Rect {
    Rect(
      x: span.start, y: -0.36 * style.size - style.rise, width: span.end - span.start,
      height: 0.05 * style.size)
  }

  /// Dots under Han (clreq §3.3.1): drawn, for they are no text; the line pitch is unchanged.
  private func dots(_ span: StyledSpan, _ style: InlineStyle) -> FrameItem {
    let radius = 0.075 * style.size
    let width = span.end - span.start
    let circles = span.dots.map {
      "<circle cx=\"\(rounded($0 - span.start))\" cy=\"\(rounded(radius))\" r=\"\(rounded(radius))\"/>"
    }
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(rounded(width))" height="\(rounded(2 * radius))" \
      viewBox="0 0 \(rounded(width)) \(rounded(2 * radius))" fill="\(style.color)">\(circles.joined())</svg>
      """
    return .drawing(
      svg: svg, Rect(x: span.start, y: 0.2 * style.size, width: width, height: 2 * radius))
  }

  /// Three decimals: a thousandth of a point is beyond every printer.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  // MARK: Links

  private func addLinks(to line: inout Line, textEnd: Int) {
    var current: Int32 = -1
    for span in spans {
      let style = flat.styles[span.style]
      guard style.link >= 0 else {
        current = -1
        continue
      }
      let rect = Rect(
        x: span.start, y: -0.88 * size, width: span.end - span.start, height: 1.1 * size)
      if style.link == current, let last = line.links.indices.last {
        line.links[last].rect.width = span.end - line.links[last].rect.x
      } else {
        let destination = flat.links[Int(style.link)].destination
        line.links.append(LinkArea(rect: rect, destination: destination, number: style.link))
        current = style.link
      }
      addAddress(of: flat.links[Int(style.link)], to: &line, textEnd: textEnd)
    }
  }

  /// An address belongs to the line in which its link ends.
  private func addAddress(of link: FlatLink, to line: inout Line, textEnd: Int) {
    guard let address = link.noteAddress, link.end <= textEnd, line.addresses.last != address else { return }
    line.addresses.append(address)
  }
}
