import Themes
import Typesetting

/// Where a template lets broken text stand: attributes of its root element, in units, or in per cent of the
/// height of the cover.
///
/// - `data-title="x y width height"`, `data-title-size` (the largest), `data-title-font` (`serif`, `sans`),
///   `data-title-weight` (`regular`, `bold`), `data-title-anchor`, `data-title-characters` (the most Han on a
///   line): the box of the title;
/// - `data-title-text="name"`: of an issue, the title is the name of the newsletter alone, and `label` says which
///   issue it is;
/// - `data-title-writing="vertical"`: the lines of the title run from top to bottom and follow to the left; then an
///   anchor at the top is one at the right;
/// - `data-author="x y width height"`, and `data-author-size` and so on: the box of the authors;
/// - `data-subtitle="width leading size count"`: lines of the subtitle, whose baselines are counted from its first;
/// - `data-highlights="x y width leading size count height"`: the first baseline, and how the others follow; where the
///   height says how far it is to the last baseline at most, titles have a second line as long as there is room;
/// - `data-highlights-font`, `data-highlights-weight`, and the same of the subtitle: what lines are measured in.
struct CoverBoxes {
  /// At which end of its box a text stands.
  enum Anchor: String { case top, middle, bottom }

  var title: Block
  /// The names of the authors; of a template without it, they stand on one line.
  var author: Block?
  /// Whether the title of an issue is the newsletter's name alone.
  var namesSeries = false
  /// The subtitle; its first baseline is 0.
  var subtitle: Lines?
  /// Titles of articles.
  var highlights: Lines?

  /// A box that text is set smaller for until it fits.
  struct Block {
    var frame: Rect
    /// The largest size.
    var size: Double
    var font: FontRole
    var weight: FontWeight
    var anchor = Anchor.top
    /// More characters on a line would not read as a cover's title; none for what only fills its box.
    var characters: Double?
    /// Which way its lines run.
    var writing = WritingMode.horizontal

    /// How long a line may be.
    var measure: Double { writing == .vertical ? frame.height : frame.width }
    /// How much room there is for lines, one after the other.
    var extent: Double { writing == .vertical ? frame.width : frame.height }
  }

  /// Lines of one size.
  struct Lines {
    /// The first baseline.
    var y: Double
    var width: Double
    /// From baseline to baseline.
    var leading: Double
    var size: Double
    /// How many there may be.
    var count: Int
    /// From the first baseline to the last one, if texts may have further lines.
    var height: Double?
    var font = FontRole.sans
    var weight = FontWeight.regular

    /// From baseline to baseline of the lines of one text, where each text is at a `leading` from the next.
    var pitch: Double { 1.25 * size }

    /// How many second lines there is room for, if each of `count` texts has one line.
    func furtherLines(besides count: Int) -> Int {
      guard let height else { return 0 }
      return max(0, Int(((height - Double(count - 1) * leading) / pitch).rounded(.down)))
    }
  }

  /// Reads the attributes of the template for a cover `height` units high.
  init(template: String, height: Double) {
    let attributes = Attributes(template: template, height: height)
    let title = Block(
      frame: Rect(x: 180, y: 300, width: 1240, height: 900), size: 200, font: .serif, weight: .bold)
    let author = Block(
      frame: Rect(x: 0, y: 0, width: 0, height: 0), size: 80, font: .sans, weight: .regular)
    self.title = attributes.block("data-title", or: title)
    if attributes.numbers("data-author").count == 4 {
      self.author = attributes.block("data-author", or: author)
    }
    namesSeries = attributes.text("data-title-text") == "name"
    subtitle = attributes.lines("data-subtitle", [0] + attributes.numbers("data-subtitle"))
    let numbers = attributes.numbers("data-highlights")
    highlights = attributes.lines("data-highlights", Array(numbers.dropFirst()))
  }
}

extension CoverBoxes.Lines {
  /// First baseline, width, leading, size, count, and the height, if it is given; `nil` for other numbers.
  fileprivate init?(_ numbers: [Double]) {
    guard 5...6 ~= numbers.count, numbers[3] > 0, numbers[4] >= 1, numbers[4] < 100 else { return nil }
    self.init(
      y: numbers[0], width: numbers[1], leading: numbers[2], size: numbers[3], count: Int(numbers[4]),
      height: numbers.count == 6 ? numbers[5] : nil)
  }
}

/// What the root element of a template says.
private struct Attributes {
  let template: String
  /// What per cent are of.
  let height: Double

  func text(_ name: String) -> String? {
    let parts = template.split(separator: "\(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return parts[1].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(
      String.init)
  }

  func numbers(_ name: String) -> [Double] {
    (text(name) ?? "").split(separator: " ").compactMap {
      $0.hasSuffix("%") ? Double($0.dropLast()).map { $0 / 100 * height } : Double($0)
    }
  }

  /// The lines that these numbers and the other attributes of this name describe.
  func lines(_ name: String, _ numbers: [Double]) -> CoverBoxes.Lines? {
    var lines = CoverBoxes.Lines(numbers)
    if let font = text("\(name)-font").flatMap(FontRole.init) { lines?.font = font }
    if let weight = text("\(name)-weight").flatMap(FontWeight.init) { lines?.weight = weight }
    return lines
  }

  /// The box that the attributes of this name describe, with what they leave out from another.
  func block(_ name: String, or other: CoverBoxes.Block) -> CoverBoxes.Block {
    var block = other
    let frame = numbers(name)
    if frame.count == 4 { block.frame = Rect(x: frame[0], y: frame[1], width: frame[2], height: frame[3]) }
    block.size = numbers("\(name)-size").first ?? block.size
    block.characters = numbers("\(name)-characters").first
    block.font = text("\(name)-font").flatMap(FontRole.init) ?? block.font
    block.weight = text("\(name)-weight").flatMap(FontWeight.init) ?? block.weight
    block.anchor = text("\(name)-anchor").flatMap(CoverBoxes.Anchor.init) ?? block.anchor
    block.writing = text("\(name)-writing").flatMap(WritingMode.init) ?? block.writing
    return block
  }
}
