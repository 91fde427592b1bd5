import Manuscript
import Typesetting

extension CoverTypesetter {
  /// Names in the lines of a box: broken between names, and set smaller in steps until they fit. At the smallest
  /// size, a name that is longer than a line is broken, and names that have no room are left out: then words of
  /// the book's language say so.
  func names(_ names: [String], in box: CoverBoxes.Block) -> [PlacedLine] {
    guard !names.isEmpty else { return [] }
    var fit = FitNames(typesetter: self, box: box)
    var size = box.size
    for step in 0..<FitNames.steps {
      if step > 0 { size = (size * CoverTypesetter.step).rounded() }
      if let lines = fit.lines(names, size) { return placed(lines, size, box) }
    }
    fit.breaksNames = true
    if let lines = fit.lines(names, size) { return placed(lines, size, box) }
    for count in (1..<names.count).reversed() {
      if let lines = fit.lines(Array(names.prefix(count)), size, andOthers: true) {
        return placed(lines, size, box)
      }
    }
    // Not even the first name has the room that it needs.
    let lines = broken(fit.line(names.prefix(1), andOthers: names.count > 1), size, box.measure, box)
    return placed(cut(lines.map(\.text), to: capacity(size, box)), size, box)
  }
}

/// Distributes names to lines that are nearly equally long.
private struct FitNames {
  let typesetter: CoverTypesetter
  let box: CoverBoxes.Block
  /// Whether a name that is longer than a line may be broken, at blanks.
  var breaksNames = false
  /// How wide texts are at the largest size: many measures are tried, and a text is measured once.
  private var widths: [String: Double] = [:]

  init(typesetter: CoverTypesetter, box: CoverBoxes.Block) {
    self.typesetter = typesetter
    self.box = box
  }

  /// Sizes that are tried, from the largest: the smallest is two thirds of it.
  static let steps = 4

  /// The lines at a size, or `nil` where the box does not hold them.
  mutating func lines(_ names: [String], _ size: Double, andOthers: Bool = false) -> [String]? {
    let measure = box.measure * box.size / size
    guard let lines = filled(names, measure, andOthers), lines.count <= typesetter.capacity(size, box) else {
      return nil
    }
    if breaksNames { return lines }
    // The shortest measure that needs no more lines, to a unit.
    var (best, short, long) = (lines, 0.0, measure)
    while long - short > 1 {
      let middle = (short + long) / 2
      if let lines = filled(names, middle, andOthers), lines.count <= best.count {
        (best, long) = (lines, middle)
      } else {
        short = middle
      }
    }
    return best
  }

  /// Names as they stand on a line, with the mark behind the last one where further lines follow.
  func line(_ names: ArraySlice<String>, andOthers: Bool, goesOn: Bool = false) -> String {
    let text = Wording.names(Array(names), in: typesetter.language)
    if goesOn { return text + Wording.names(["", ""], in: typesetter.language).prefix { $0 != " " } }
    return andOthers ? text + Wording(typesetter.language).others : text
  }

  /// As many names on each line as it holds at the largest size; `nil` where one is longer than the measure.
  private mutating func filled(_ names: [String], _ measure: Double, _ andOthers: Bool) -> [String]? {
    var lines: [String] = []
    var start = 0
    while start < names.count {
      var best: (text: String, end: Int)?
      for end in (start + 1)...names.count {
        let text = line(names[start..<end], andOthers: andOthers, goesOn: end < names.count)
        guard width(text) <= measure else { break }
        best = (text, end)
      }
      if let best {
        lines.append(best.text)
        start = best.end
      } else {
        let name = line(names[start...start], andOthers: andOthers, goesOn: start + 1 < names.count)
        guard let parts = parts(name, measure) else { return nil }
        lines += parts
        start += 1
      }
    }
    return lines
  }

  /// The lines of a name that is longer than one, or `nil` where it may not be broken.
  private func parts(_ name: String, _ measure: Double) -> [String]? {
    let style = typesetter.style(box.font, box.weight, box.size, measure)
    let widths = typesetter.setter.widths([.text(name)], style, typesetter.context)
    guard breaksNames, widths.minimum <= measure else { return nil }
    return typesetter.broken(name, box.size, measure, box).map(\.text)
  }

  private mutating func width(_ text: String) -> Double {
    if let width = widths[text] { return width }
    let style = typesetter.style(box.font, box.weight, box.size, box.measure)
    let width = typesetter.setter.widths([.text(text)], style, typesetter.context).natural
    widths[text] = width
    return width
  }
}
