import Manuscript
import PangoCairo
import Themes

/// Part of a line in one style.
struct StyledSpan {
  var style: Int
  var start: Double
  var end: Double
  /// The middles of the characters that take an emphasis dot.
  var dots: [Double]
}

/// What a line carries besides its glyphs: grounds, rules, frames, dots, links, notes.
struct Decorations {
  let flat: FlatText
  let runs: [TextRun]
  let spans: [StyledSpan]
  let size: Double
  let theme: Theme
  let engine: TextEngine
  let context: InlineContext

  /// Adds everything to `line`, whose text ends before the character `textEnd`.
  func add(to line: inout Line, textEnd: Int) {
    addGrounds(to: &line)
    for stretch in stretches(\.underline) { line.items.append(underline(stretch)) }
    for stretch in stretches(\.strike) { line.items.append(strike(stretch)) }
    for stretch in stretches(\.key) { line.items.append(frame(stretch)) }
    for span in spans {
      let style = flat.styles[span.style]
      if !span.dots.isEmpty { line.items.append(dots(span, style)) }
      if let note = style.note, !line.notes.contains(note) {
        line.notes.append(note)
        line.targets.append(TargetName.noteReference(note, in: context.chapter))
      }
    }
    addLinks(to: &line, textEnd: textEnd)
  }

  // MARK: Passages

  /// What a line has of a passage, over all changes of face and weight inside.
  private struct Stretch {
    var id: Int32
    var start: Double
    var end: Double
    /// The style that it begins with.
    var style: InlineStyle
  }

  private func stretches(_ key: KeyPath<InlineStyle, Int32>) -> [Stretch] {
    var found: [Stretch] = []
    var previous: Int32 = -1
    for span in spans {
      let style = flat.styles[span.style]
      let id = style[keyPath: key]
      if id >= 0, id == previous {
        found[found.count - 1].end = span.end
      } else if id >= 0 {
        found.append(Stretch(id: id, start: span.start, end: span.end, style: style))
      }
      previous = id
    }
    return found
  }

  // MARK: Grounds

  private func addGrounds(to line: inout Line) {
    var grounds = stretches(\.mark).map { FrameItem.fill(ground($0, bleed: 0.06), markColor) }
    if let color = theme.code.background {
      grounds += stretches(\.code).map { .fill(ground($0, bleed: 0), color) }
    }
    if !grounds.isEmpty { line.items.insert(contentsOf: grounds, at: 0) }
  }

  /// The accent, thinned to a ground on which text stays readable.
  private var markColor: Color {
    func thin(_ channel: UInt8) -> UInt8 { UInt8(255 - (255 - Int(channel)) / 6) }
    let accent = theme.colors.accent
    return Color(red: thin(accent.red), green: thin(accent.green), blue: thin(accent.blue))
  }

  /// The em box with a little around it: as high for code and raised text as for the text beside.
  private func ground(_ stretch: Stretch, bleed: Double) -> Rect {
    Rect(
      x: stretch.start - bleed * size, y: -0.93 * size,
      width: stretch.end - stretch.start + 2 * bleed * size, height: 1.1 * size)
  }

  /// A key: its frame is as high as the em box.
  private func frame(_ stretch: Stretch) -> FrameItem {
    let margin = PadPassages.keyMargin * size
    let rect = Rect(
      x: stretch.start + margin, y: -0.86 * size, width: stretch.end - stretch.start - 2 * margin,
      height: 1.02 * size)
    return .outline(rect, corner: 0.18 * size, width: Stroke.key, theme.colors.muted)
  }

  // MARK: Rules

  /// The faces of a passage in all its lines, so that its rule stands at one height; and whether it has Han.
  private func faces(_ stretch: Stretch, _ key: KeyPath<InlineStyle, Int32>)
    -> (metrics: [(FaceMetrics, size: Double)], hasHan: Bool)
  {
    let members = runs.filter { flat.styles[$0.style][keyPath: key] == stretch.id }
    return (
      members.map { (engine.metrics(of: $0.face), $0.size) }, members.contains { $0.script == .han }
    )
  }

  /// Where the lowest face of the passage wants it, and below the foot of ideographs (clreq §3.4); in vertical lines
  /// of Japanese and Korean at their right (CSS Text Decoration 4 §2.8). It ends a little before its text does, so
  /// that two names beside each other keep two rules.
  private func underline(_ stretch: Stretch) -> FrameItem {
    let faces = faces(stretch, \.underline)
    let wanted = faces.metrics.map { $0.underline * $1 }.max() ?? 0
    let top = faces.hasHan ? max(wanted, Rules.underHan * size) : wanted
    let inset = Rules.underlineInset * size
    let height = thickness(faces.metrics.map { $0.underlineThickness * $1 })
    let isAbove = theme.writing == .vertical && ["ja", "ko"].contains(stretch.style.language.primary)
    return .fill(
      Rect(
        x: stretch.start + inset, y: isAbove ? -Rules.overHan * size - height : top,
        width: stretch.end - stretch.start - 2 * inset, height: height), stretch.style.color)
  }

  /// Through the middle of ideographs; of Latin letters, where their face wants it.
  private func strike(_ stretch: Stretch) -> FrameItem {
    let faces = faces(stretch, \.strike)
    let height = thickness(faces.metrics.map { $0.strikeThickness * $1 })
    let latin = faces.metrics.map { $0.strike * $1 }.min() ?? 0
    let top = faces.hasHan ? -Rules.middle * size - height / 2 : latin - stretch.style.rise
    return .fill(
      Rect(x: stretch.start, y: top, width: stretch.end - stretch.start, height: height),
      stretch.style.color)
  }

  /// That of the heaviest face, and never a hair that a printer may lose.
  private func thickness(_ wanted: [Double]) -> Double {
    min(max(wanted.max() ?? 0, Stroke.hairline), Rules.thickest * size)
  }

  /// em.
  private enum Rules {
    /// Just below the foot of the ideographs' em box, at .12.
    static let underHan = 0.15
    /// Just over their head, at .88.
    static let overHan = 0.91
    static let underlineInset = 0.07
    /// The middle of the em box, over the baseline.
    static let middle = 0.38
    static let thickest = 0.08
  }

  // MARK: Dots

  /// ST-1, emphasis dots: below Han in Chinese (clreq §3.3.1), above in Japanese and Korean (jlreq §3.3.9, which has
  /// round dots in horizontal lines), at the right of vertical lines; they stand in the blank between lines,
  /// whose pitch is unchanged.
  private func dots(_ span: StyledSpan, _ style: InlineStyle) -> FrameItem {
    let isAbove = ["ja", "ko"].contains(style.language.primary)
    // The right of a vertical line is what is above of it before the page is turned.
    let y =
      theme.writing == .vertical
      ? -1.075 * style.size : (isAbove ? -1.02 : 0.275) * style.size - style.rise
    return .dots(span.dots.map { Point(x: $0, y: y) }, radius: 0.075 * style.size, style.color)
  }

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
