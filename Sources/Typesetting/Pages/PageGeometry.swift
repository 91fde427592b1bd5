package import Themes

/// The baseline grid and the columns of a page. Points.
///
/// In a vertical book all that concerns lines is measured on the logical page that ``TurnPage`` turns: its width is along
/// the lines, its height from line to line. Size and margins are always those of the paper.
///
/// The measure is a whole number of em, the type area a whole number of grid lines; what a theme's margins
/// leave over goes to the outer and the bottom margin.
package struct PageGeometry: Sendable, Equatable {
  package let size: PageSize
  package let margins: Margins
  package let isVertical: Bool
  /// The grid lines of a column.
  package let lines: Int
  /// From one grid line to the next.
  package let leading: Double
  package let columns: Int
  package let gutter: Double
  /// The width of a column.
  package let measure: Double
  /// From the top of a grid line to the baseline of the text on it: the em box stands in its middle.
  package let baseline: Double

  package init(_ theme: Theme) {
    let page = theme.page
    size = page.size
    margins = page.margins
    isVertical = page.writing == .vertical
    leading = theme.text.leading
    columns = max(1, page.columns.count)
    gutter = columns > 1 ? page.columns.gutter : 0
    baseline = PageGeometry.baseline(leading: leading, size: theme.text.size)
    lines = max(PageGeometry.fewestLines, Int((page.blockExtent / leading + 0.02).rounded(.down)))
    let width = page.lineExtent - gutter * Double(columns - 1)
    measure = PageGeometry.wholeEms(width / Double(columns), theme.text.size)
  }

  /// Fewer lines than these cannot hold a heading with two lines of text.
  private static let fewestLines = 6

  /// The em box, of which .88 stand above the baseline, in the middle of a line.
  static func baseline(leading: Double, size: Double) -> Double { leading / 2 + 0.38 * size }

  private static func wholeEms(_ width: Double, _ size: Double) -> Double {
    let count = (width / size + 0.02).rounded(.down)
    return count < 4 ? max(width, size) : count * size
  }

  /// The height of the type area.
  package var height: Double { Double(lines) * leading }

  /// The width of the type area.
  package var width: Double { width(of: columns) }

  /// The width of so many columns with the gutters between them.
  package func width(of columns: Int) -> Double {
    measure * Double(columns) + gutter * Double(columns - 1)
  }

  /// Where the type area begins on a right-hand or a left-hand page.
  package func left(isRecto: Bool) -> Double {
    if isVertical { return margins.top }
    return isRecto ? margins.inner : size.width - margins.inner - width
  }

  /// The same from the top. The rectos of a vertical book lie at the left of their spreads.
  package func top(isRecto: Bool) -> Double {
    guard isVertical else { return margins.top }
    return isRecto ? margins.inner : size.width - margins.inner - height
  }

  /// The type area on paper.
  package func typeArea(isRecto: Bool) -> Rect {
    let (x, y) = (left(isRecto: isRecto), top(isRecto: isRecto))
    let area = Rect(x: x, y: y, width: width, height: height)
    return isVertical ? TurnPage(width: size.width)(area) : area
  }

  /// Where a column begins within the type area.
  package func columnLeft(_ column: Int) -> Double { Double(column) * (measure + gutter) }

  /// `height` rounded up to whole grid lines.
  package func wholeLines(_ height: Double) -> Int { Int((height / leading - 1e-6).rounded(.up)) }
}
