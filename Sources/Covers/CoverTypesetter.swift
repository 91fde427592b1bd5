import Manuscript
import Themes
import Typesetting

/// Breaks the texts of a cover into its boxes, by the rules that all text is broken by.
struct CoverTypesetter {
  let setter: any ParagraphSetter
  let language: Language
  let color: Color
  /// The blank between Han and Latin in what is drawn, in em: the composer leaves it, and what draws covers does not.
  var autospace = 0.0

  /// A line of the title or of the authors, in units.
  struct PlacedLine: Equatable {
    /// Where it begins; of a vertical line, its middle.
    var x: Double
    /// The baseline; of a vertical line, where it begins.
    var y: Double
    var size: Double
    var text: String
  }

  /// The title at the largest size at which it fits; one or two steps smaller where lines then end between
  /// words. Sizes go down in steps, so that the covers of a series look alike. At the last one, what goes
  /// beyond the box is cut off with an ellipsis.
  func title(_ text: String, in box: CoverBoxes.Block) -> [PlacedLine] {
    var size = box.size
    var best: (lines: [String], size: Double, cost: Int)?
    var tries = CoverTypesetter.steps - 1
    while tries > 0, best?.cost != 0 {
      if let lines = fitted(text, size, box) {
        let cost = language.isCJK ? SplitWords.cost(of: lines) : 0
        if best == nil { tries = min(tries, 1 + CoverTypesetter.stepsForSense) }
        if best == nil || cost == 0 { best = (lines, size, cost) }
      }
      tries -= 1
      size = (size * CoverTypesetter.step).rounded()
    }
    if let best { return placed(best.lines, best.size, box) }
    let lines = broken(text, size, box.measure, box).map(\.text)
    return placed(cut(lines, to: capacity(size, box)), size, box)
  }

  private static let steps = 12
  static let step = 0.87
  /// How many steps a title may get smaller only to be broken by sense.
  private static let stepsForSense = 2
  /// From baseline to baseline, of the size.
  private static let leading = 1.3
  /// From the top of a line's characters to the baseline, of the size: that of Han in its em box.
  private static let ascent = 0.88
  /// A title of more characters may have full lines rather than many.
  private static let charactersInShortLines = 35

  /// The lines at a size, or `nil` where the box cannot hold them. A title that does not stand on one line is
  /// broken by sense first: where a mark ends a part of it.
  private func fitted(_ text: String, _ size: Double, _ box: CoverBoxes.Block) -> [String]? {
    let isShort = language.isCJK && text.count <= CoverTypesetter.charactersInShortLines
    let limit = isShort ? box.characters.map { $0 * size } : nil
    let measure = min(box.measure, limit ?? .infinity)
    let whole = attempt([text], size, measure, box)
    if let whole, whole.count == 1 { return whole }
    return attempt(parts(text), size, measure, box) ?? whole
  }

  private func attempt(
    _ texts: [String], _ size: Double, _ measure: Double, _ box: CoverBoxes.Block
  ) -> [String]? {
    let lines = texts.flatMap { broken($0, size, measure, box) }
    guard lines.count <= capacity(size, box), lines.allSatisfy({ $0.width <= measure + 0.5 }) else {
      return nil
    }
    // A word that is broken because it is too long does not fit either.
    let isWhole = texts.allSatisfy {
      setter.widths([.text($0)], style(box.font, box.weight, size, measure), context).minimum <= measure
    }
    return isWhole ? lines.map(\.text) : nil
  }

  /// How many lines the box holds; at least one.
  func capacity(_ size: Double, _ box: CoverBoxes.Block) -> Int {
    max(1, 1 + Int(((box.extent - size) / (CoverTypesetter.leading * size)).rounded(.down)))
  }

  func placed(_ lines: [String], _ size: Double, _ box: CoverBoxes.Block) -> [PlacedLine] {
    let leading = CoverTypesetter.leading * size
    let free = box.extent - size - leading * Double(lines.count - 1)
    let share =
      switch box.anchor {
      case .top: 0.0
      case .middle: 0.5
      case .bottom: 1.0
      }
    if box.writing == .vertical {
      let first = box.frame.x + box.frame.width - free * share - size / 2
      return lines.enumerated().map {
        PlacedLine(x: first - Double($0) * leading, y: box.frame.y, size: size, text: $1)
      }
    }
    let first = box.frame.y + free * share + CoverTypesetter.ascent * size
    return lines.enumerated().map {
      PlacedLine(x: box.frame.x, y: first + Double($0) * leading, size: size, text: $1)
    }
  }

  func cut(_ lines: [String], to count: Int) -> [String] {
    guard lines.count > count else { return lines }
    return lines.prefix(count - 1) + [lines[count - 1].dropLast() + "…"]
  }

  func broken(
    _ text: String, _ size: Double, _ measure: Double, _ box: CoverBoxes.Block
  ) -> [(text: String, width: Double)] {
    setter.set([.text(text)], style(box.font, box.weight, size, measure), context).lines.map {
      ($0.text, $0.width)
    }
  }

  func style(_ font: FontRole, _ weight: FontWeight, _ size: Double, _ measure: Double)
    -> ParagraphStyle
  {
    var style = ParagraphStyle(
      font: font, weight: weight, size: size, color: color, language: language, measure: measure,
      alignment: .start(balanced: true))
    // Covers are horizontal in every book: librsvg sets them.
    style.writing = .horizontal
    return style
  }

  var context: InlineContext { InlineContext(chapter: ChapterID("cover")) }
}

extension CoverTypesetter {
  /// A text as it is drawn.
  func drawn(_ text: String) -> String {
    language.isCJK ? Autospace.opened(text, width: autospace) : text
  }

  /// A text in at most `count` lines; what goes beyond the last one is cut off with an ellipsis.
  func lines(_ text: String, in box: CoverBoxes.Lines, count: Int) -> [String] {
    var style = style(box.font, box.weight, box.size, box.width)
    let balanced = setter.set([.text(text)], style, context).lines.map(\.text)
    guard balanced.count > count else { return balanced }
    style.alignment = .start(balanced: false)
    let full = setter.set([.text(text)], style, context).lines.prefix(count - 1).map(\.text)
    let rest = full.reduce(Substring(text)) { rest, line in
      rest.drop { $0 == " " }.dropFirst(line.count).drop { $0 == " " }
    }
    return full + [line(String(rest), style)]
  }

  /// As much of a text as stands on one line, with an ellipsis where something is missing.
  private func line(_ text: String, _ style: ParagraphStyle) -> String {
    func fits(_ text: String) -> Bool {
      setter.widths([.text(text)], style, context).natural <= style.measure
    }
    if fits(text) { return text }
    var (shortest, longest, characters) = (0, text.count, Array(text))
    while shortest < longest {
      let middle = (shortest + longest + 1) / 2
      if fits(String(characters[..<middle]) + "…") { shortest = middle } else { longest = middle - 1 }
    }
    characters.removeSubrange(shortest...)
    return String(characters) + "…"
  }

  /// The text in the parts that colons, dashes, commas and stops make of it, each with its mark.
  private func parts(_ text: String) -> [String] {
    var parts = [""]
    for character in text {
      let goesOn = character == " " || CoverTypesetter.partEnds.contains(character)
      let last = parts[parts.count - 1].last { $0 != " " }
      if !goesOn, let last, CoverTypesetter.partEnds.contains(last) { parts.append("") }
      parts[parts.count - 1].append(character)
    }
    return parts
  }

  private static let partEnds: Set<Character> = ["：", "—", "，", "。", "；", "！", "？"]
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
