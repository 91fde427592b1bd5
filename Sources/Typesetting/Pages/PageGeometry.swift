package import Themes

/// The baseline grid and the columns of a page. Points.
///
/// The measure is a whole number of em, the type area a whole number of grid lines; what a theme's margins
/// leave over goes to the outer and the bottom margin.
package struct PageGeometry: Sendable, Equatable {
  package let size: PageSize
  package let margins: Margins
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
    leading = theme.text.leading
    columns = max(1, page.columns.count)
    gutter = columns > 1 ? page.columns.gutter : 0
    baseline = PageGeometry.baseline(leading: leading, size: theme.text.size)
    let height = page.size.height - margins.top - margins.bottom
    lines = max(PageGeometry.fewestLines, Int((height / leading + 0.02).rounded(.down)))
    let width = page.size.width - margins.inner - margins.outer - gutter * Double(columns - 1)
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
  package var width: Double { measure * Double(columns) + gutter * Double(columns - 1) }

  /// Where the type area begins on a right-hand or a left-hand page.
  package func left(isRecto: Bool) -> Double {
    isRecto ? margins.inner : size.width - margins.inner - width
  }

  /// Where a column begins within the type area.
  package func columnLeft(_ column: Int) -> Double { Double(column) * (measure + gutter) }

  /// `height` rounded up to whole grid lines.
  package func wholeLines(_ height: Double) -> Int { Int((height / leading - 1e-6).rounded(.up)) }
}
