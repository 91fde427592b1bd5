import Manuscript
import Themes
import Typesetting

/// Breaks the texts of a cover into the boxes of the theme, by the rules that all text is broken by.
struct CoverTypesetter {
  let setter: any ParagraphSetter
  let language: Language
  let color: Color
  /// The height of the cover in units.
  let height: Double

  /// A line of a cover, in units.
  struct PlacedLine: Equatable {
    var x: Double
    /// The baseline.
    var y: Double
    var size: Double
    var text: String
  }

  /// The lines of one text in a box.
  func lines(_ text: String, in box: CoverBox) -> [PlacedLine] { stacked([text], in: box) }

  /// Texts below each other in a box, each from a line of its own. They share the largest of the box's sizes
  /// at which all of them fit; if that is none, the smallest is taken, and what goes beyond the box is cut
  /// off with an ellipsis.
  func stacked(_ texts: [String], in box: CoverBox) -> [PlacedLine] {
    guard let smallest = box.sizes.last else { return [] }
    for size in box.sizes {
      for measure in measures(size, box) {
        let lines = texts.flatMap { broken($0, box, size, measure) }
        if fits(texts, lines, box, size, measure) { return placed(lines.map(\.text), in: box, size) }
      }
    }
    let lines = texts.flatMap { broken($0, box, smallest, width(box)).map(\.text) }
    return placed(cut(lines, to: capacity(box, smallest)), in: box, smallest)
  }

  /// The widths to try: for Han at first lines of seven characters, which is as long as a line of a cover's
  /// title reads well; then the whole box.
  private func measures(_ size: Double, _ box: CoverBox) -> [Double] {
    let full = width(box)
    let short = CoverTypesetter.charactersPerLine * size
    return language.isCJK && box.weight == .bold && short < full ? [short, full] : [full]
  }

  private static let charactersPerLine = 7.0

  private func fits(
    _ texts: [String], _ lines: [BrokenText], _ box: CoverBox, _ size: Double, _ measure: Double
  ) -> Bool {
    guard lines.count <= capacity(box, size), lines.allSatisfy({ $0.width <= measure + 0.5 }) else { return false }
    // A word that is broken because it is too long does not fit either.
    return texts.allSatisfy {
      setter.widths([.text($0)], style(box, size, measure), context).minimum <= measure
    }
  }

  private func width(_ box: CoverBox) -> Double { CoverStyle.width - box.left - box.right }

  /// How many lines the box holds; at least one.
  private func capacity(_ box: CoverBox, _ size: Double) -> Int {
    let room = (box.bottom - box.top) * height - size
    return max(1, 1 + Int((room / (box.leading * size)).rounded(.down)))
  }

  private func placed(_ lines: [String], in box: CoverBox, _ size: Double) -> [PlacedLine] {
    let needed = size * (1 + box.leading * Double(lines.count - 1))
    let free = (box.bottom - box.top) * height - needed
    let share =
      switch box.anchor {
      case .top: 0.0
      case .middle: 0.5
      case .bottom: 1.0
      }
    let first = box.top * height + free * share + CoverTypesetter.ascent * size
    let x = box.alignment == .start ? box.left : box.left + width(box) / 2
    return lines.enumerated().map {
      PlacedLine(x: x, y: first + Double($0) * box.leading * size, size: size, text: $1)
    }
  }

  /// From the top of a line's characters to the baseline, of the size: that of Han in its em box.
  private static let ascent = 0.88

  private func cut(_ lines: [String], to count: Int) -> [String] {
    guard lines.count > count else { return lines }
    return lines.prefix(count - 1) + [lines[count - 1].dropLast() + "…"]
  }

  private func broken(_ text: String, _ box: CoverBox, _ size: Double, _ measure: Double) -> [BrokenText] {
    setter.set([.text(text)], style(box, size, measure), context).lines.map {
      BrokenText(text: $0.text, width: $0.width)
    }
  }

  private func style(_ box: CoverBox, _ size: Double, _ measure: Double) -> ParagraphStyle {
    ParagraphStyle(
      font: box.font, weight: box.weight, size: size, color: color, language: language, measure: measure,
      alignment: .start(balanced: true))
  }

  private var context: InlineContext { InlineContext(chapter: ChapterID("cover")) }
}

/// A line as it was broken.
private struct BrokenText {
  var text: String
  var width: Double
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
