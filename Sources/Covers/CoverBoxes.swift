import Themes
import Typesetting

/// Where a template lets broken text stand: attributes of its root element, in units, or in per cent of the
/// height of the cover.
///
/// - `data-title="x y width height"`, `data-title-size` (the largest), `data-title-font` (`serif`, `sans`),
///   `data-title-anchor`, `data-title-characters` (the most Han on a line): the box of the title;
/// - `data-title-text="name"`: of an issue, the title is the name of the newsletter alone, and `label` says which
///   issue it is;
/// - `data-title-writing="vertical"`: the lines of the title run from top to bottom and follow to the left; then an
///   anchor at the top is one at the right;
/// - `data-subtitle="width leading size count"`: lines of the subtitle, whose baselines are counted from its first;
/// - `data-highlights="x y width leading size count"`: the first baseline, and how the others follow.
struct CoverBoxes {
  /// At which end of its box the title stands.
  enum Anchor: String { case top, middle, bottom }

  var title = Rect(x: 180, y: 300, width: 1240, height: 900)
  var titleSize = 200.0
  /// More characters on a line would not read as a cover's title; none for titles that only fill their box.
  var titleCharacters: Double?
  var titleFont = FontRole.serif
  var titleAnchor = Anchor.top
  /// Whether the title of an issue is the newsletter's name alone.
  var namesSeries = false
  /// Which way the lines of the title run.
  var titleWriting = WritingMode.horizontal
  /// The subtitle; its first baseline is 0.
  var subtitle: Lines?
  /// Titles of articles, one on a line.
  var highlights: Lines?

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
  }

  /// Reads the attributes of the template for a cover `height` units high.
  init(template: String, height: Double) {
    func attribute(_ name: String) -> String? {
      let parts = template.split(separator: "\(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      return parts[1].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(
        String.init)
    }
    func numbers(_ name: String) -> [Double] {
      (attribute(name) ?? "").split(separator: " ").compactMap {
        $0.hasSuffix("%") ? Double($0.dropLast()).map { $0 / 100 * height } : Double($0)
      }
    }
    let box = numbers("data-title")
    if box.count == 4 { title = Rect(x: box[0], y: box[1], width: box[2], height: box[3]) }
    titleSize = numbers("data-title-size").first ?? titleSize
    titleCharacters = numbers("data-title-characters").first
    titleFont = attribute("data-title-font").flatMap(FontRole.init) ?? titleFont
    titleAnchor = attribute("data-title-anchor").flatMap(Anchor.init) ?? titleAnchor
    namesSeries = attribute("data-title-text") == "name"
    titleWriting = attribute("data-title-writing").flatMap(WritingMode.init) ?? titleWriting
    subtitle = Lines([0] + numbers("data-subtitle"))
    highlights = Lines(Array(numbers("data-highlights").dropFirst()))
  }
}

extension CoverBoxes.Lines {
  /// First baseline, width, leading, size and count; `nil` where there are not so many numbers.
  fileprivate init?(_ numbers: [Double]) {
    guard numbers.count == 5, numbers[4] >= 1, numbers[4] < 100 else { return nil }
    self.init(
      y: numbers[0], width: numbers[1], leading: numbers[2], size: numbers[3], count: Int(numbers[4]))
  }
}

extension CoverBoxes {
  /// How long a line of the title may be.
  var titleMeasure: Double { titleWriting == .vertical ? title.height : title.width }
  /// How much room there is for its lines, one after the other.
  var titleExtent: Double { titleWriting == .vertical ? title.width : title.height }
}
