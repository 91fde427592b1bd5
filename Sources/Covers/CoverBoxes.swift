import Themes
import Typesetting

/// Where a template lets broken text stand: attributes of its root element, in units, or in per cent of the
/// height of the cover.
///
/// - `data-title="x y width height"`, `data-title-size` (the largest), `data-title-font` (`serif`, `sans`),
///   `data-title-anchor`, `data-title-characters` (the most Han on a line): the box of the title;
/// - `data-title-text="name"`: of an issue, the title is the name of the newsletter alone, and `label` says which
///   issue it is;
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
  var highlights: Highlights?

  /// Titles of articles, one on a line.
  struct Highlights {
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
    let list = numbers("data-highlights")
    guard list.count == 6, list[5] >= 1, list[5] < 100 else { return }
    highlights = Highlights(y: list[1], width: list[2], leading: list[3], size: list[4], count: Int(list[5]))
  }
}
