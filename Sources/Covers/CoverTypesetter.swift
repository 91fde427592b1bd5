import Manuscript
import Themes
import Typesetting

/// Breaks and measures what stands on a cover, by the rules that the text is set by.
struct CoverTypesetter {
  let setter: any ParagraphSetter
  let language: Language
  let color: Color

  /// From baseline to baseline of a title, of its size.
  private static let leading = 1.3
  /// From the top of a line's characters to the baseline, of the size.
  private static let ascent = 0.88
  /// What a title should not go beyond in one line (looks.md: a long line of Han is no title).
  private static let charactersPerLine = 7.0

  /// The title, as large as its box allows: sizes go down in steps, so that covers of a series look alike.
  func title(_ text: String, in box: CoverBox) -> [String: Any] {
    let (size, lines) = fitted(text, box)
    let height = size * (CoverTypesetter.ascent + 0.12 + CoverTypesetter.leading * Double(lines.count - 1))
    let top =
      switch box.titleAnchor {
      case .top: box.title.y
      case .middle: box.title.y + (box.title.height - height) / 2
      case .bottom: box.title.y + box.title.height - height
      }
    let baseline = top + CoverTypesetter.ascent * size
    let values = lines.enumerated().map { index, line in
      [
        "x": number(box.title.x), "y": number(baseline + Double(index) * CoverTypesetter.leading * size),
        "size": number(size), "text": line,
      ]
    }
    return ["lines": values, "size": number(size), "top": number(top), "bottom": number(top + height)]
  }

  /// The first titles of the book, each on one line.
  func highlights(_ titles: [String], in box: CoverBox) -> [[String: String]] {
    guard let list = box.highlights else { return [] }
    return titles.prefix(list.count).enumerated().map { index, title in
      [
        "y": number(list.y + Double(index) * list.leading),
        "text": shortened(title, size: list.size, width: list.width),
      ]
    }
  }

  /// The largest size at which the title fits: at first in short lines, then, if it is very long, in full ones.
  private func fitted(_ text: String, _ box: CoverBox) -> (size: Double, lines: [String]) {
    let steps = (0..<16).map { (box.titleSize * pow(0.87, $0)).rounded() }
    for size in steps.prefix(9) where language.isCJK {
      let measure = min(box.title.width, CoverTypesetter.charactersPerLine * size)
      if let lines = lines(text, size: size, measure: measure, height: box.title.height) { return (size, lines) }
    }
    for size in steps {
      if let lines = lines(text, size: size, measure: box.title.width, height: box.title.height) {
        return (size, lines)
      }
    }
    return (steps[15], set(text, .serif, size: steps[15], measure: box.title.width).map(\.text))
  }

  /// The title's lines, or `nil` where they do not fit into the measure and the height.
  private func lines(_ text: String, size: Double, measure: Double, height: Double) -> [String]? {
    let lines = set(text, .serif, size: size, measure: measure)
    let needed = size * (1 + CoverTypesetter.leading * Double(lines.count - 1))
    let isWhole = setter.widths([.text(text)], style(.serif, size, measure), context).minimum <= measure
    guard isWhole, needed <= height, lines.allSatisfy({ $0.width <= measure + 0.5 }) else { return nil }
    return lines.map(\.text)
  }

  private func set(_ text: String, _ role: FontRole, size: Double, measure: Double) -> [(text: String, width: Double)] {
    setter.set([.text(text)], style(role, size, measure), context).lines.map { ($0.text, $0.width) }
  }

  /// The title, or as much of it as fits before an ellipsis.
  private func shortened(_ title: String, size: Double, width: Double) -> String {
    func fits(_ text: String) -> Bool {
      setter.widths([.text(text)], style(.sans, size, width), context).natural <= width
    }
    if fits(title) { return title }
    var text = title
    while !text.isEmpty, !fits(text + "…") { text.removeLast() }
    return text + "…"
  }

  private func style(_ role: FontRole, _ size: Double, _ measure: Double) -> ParagraphStyle {
    ParagraphStyle(
      font: role, weight: role == .serif ? .bold : .regular, size: size, color: color, language: language,
      measure: measure, alignment: .start(balanced: true))
  }

  private var context: InlineContext { InlineContext(chapter: ChapterID("cover")) }
}

extension Line {
  /// The text that the line shows.
  fileprivate var text: String {
    let runs = items.compactMap { item -> String? in
      if case .glyphs(let run) = item { run.text } else { nil }
    }
    return String(runs.joined().drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

/// `base` to the power of `exponent`.
private func pow(_ base: Double, _ exponent: Int) -> Double { (0..<exponent).reduce(1) { power, _ in power * base } }
