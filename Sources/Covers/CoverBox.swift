import Typesetting

/// Where a template lets title and highlights stand: attributes of its root element.
///
/// - `data-title="x y width height"`: the box of the title; a `%` means a share of the cover's height;
/// - `data-title-size="200"`: its largest size;
/// - `data-title-anchor="top"`: or `middle`, or `bottom`, of the box;
/// - `data-highlights="x y width leading size count"`: the first baseline, and how the others follow.
struct CoverBox {
  /// At which end of its box a text stands.
  enum Anchor: String { case top, middle, bottom }

  var title = Rect(x: 180, y: 300, width: 1240, height: 900)
  var titleSize = 200.0
  var titleAnchor = Anchor.top
  var highlights: Highlights?

  /// Lines of titles of chapters.
  struct Highlights {
    var y: Double
    var width: Double
    var leading: Double
    var size: Double
    var count: Int
  }

  /// Reads the attributes of the template's root element for a cover `height` units high.
  init(template: String, height: Double) {
    let numbers = { (name: String) -> [Double] in
      (CoverBox.attribute(name, of: template) ?? "").split(separator: " ").compactMap {
        $0.hasSuffix("%") ? Double($0.dropLast()).map { $0 / 100 * height } : Double($0)
      }
    }
    let box = numbers("data-title")
    if box.count == 4 { title = Rect(x: box[0], y: box[1], width: box[2], height: box[3]) }
    if let size = numbers("data-title-size").first { titleSize = size }
    if let anchor = CoverBox.attribute("data-title-anchor", of: template).flatMap(Anchor.init) {
      titleAnchor = anchor
    }
    let list = numbers("data-highlights")
    if list.count == 6 {
      highlights = Highlights(y: list[1], width: list[2], leading: list[3], size: list[4], count: Int(list[5]))
    }
  }

  private static func attribute(_ name: String, of template: String) -> String? {
    let parts = template.split(separator: " \(name)=\"", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return parts[1].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
  }
}
