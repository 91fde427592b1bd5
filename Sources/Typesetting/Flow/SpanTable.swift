import Manuscript
import Themes

/// Finds how many columns a table should stand over.
struct TableSpan {
  let theme: Theme
  let source: TableSource

  /// A table of at least so many columns whose lines would fill the measure so many times is a ladder of words.
  private static let (leastColumns, crowded) = (3, 2.5)

  /// The columns of the page that the table needs, where `needs` is what its own need, and `room` what those of the
  /// page have; 1 where it stays in its column, near the words that lead to it.
  func columns(_ needs: TableColumns, room: (Int) -> Double) -> Int {
    let most = theme.page.columns.count
    let isCrowded =
      source.grid.columns >= TableSpan.leastColumns && needs.natural > TableSpan.crowded * room(1)
    guard needs.minimum * theme.table.smallest > room(1) + 0.01 || isCrowded else { return 1 }
    return (2...most).first { needs.natural <= room($0) } ?? most
  }
}

extension StackBlocks {
  /// Gives a table that its column makes narrow a second setting over several. Its fragments in the column are those
  /// from `first` on; what was found there, `found` findings later, is told only if it stays there.
  mutating func addSpan(of source: TableSource, from first: Int, after found: Int) {
    guard first < fragments.count, let (columns, scale) = span(of: source) else { return }
    let measure = pageWidth(of: columns, source)
    let narrow = withdrawFindings(after: found)
    guard let (fragment, slack) = inOnePiece(source, scale, measure: measure) else { return report(narrow) }
    let narrowing = narrow.isEmpty ? Spanning.useful : Spanning.asked
    span(
      from: first,
      by: Spanning(
        fragment: fragment, columns: columns, count: fragments.count - first, narrowing: narrowing,
        narrowed: narrow, slack: slack))
  }

  /// The columns that a table should stand over, and the share of its size that it has there.
  private func span(of source: TableSource) -> (columns: Int, scale: Double)? {
    let place = source.flow.place
    guard theme.page.columns.count > 1, theme.table.wide == .turn, isOnGrid, place.left == 0,
      place.right == 0,
      place.bands.isEmpty
    else { return nil }
    let widest = pageWidth(of: theme.page.columns.count, source)
    let needs = columns(of: source, 1, measure: widest)
    let wanted = TableSpan(theme: theme, source: source).columns(needs) { pageWidth(of: $0, source) }
    guard wanted > 1, let scale = scale(for: source, measure: pageWidth(of: wanted, source)) else {
      return nil
    }
    return (wanted, scale)
  }

  private func pageWidth(of columns: Int, _ source: TableSource) -> Double {
    FigureSpan(theme: theme, images: context.images, measure: source.flow.columnMeasure).width(columns)
  }

  /// A table with its caption as one fragment of whole lines, and the blank in it; `nil` where it is too high.
  private mutating func inOnePiece(
    _ source: TableSource, _ scale: Double, measure: Double
  ) -> (fragment: Fragment, slack: Double)? {
    // Notes belong to the setting in the column: this one is set by a copy that has seen them.
    var copy = self
    let layout = copy.layOut(source, scale, measure: measure, left: 0)
    let parts =
      copy.caption(of: source, measure: measure, left: 0) + layout.headFragments()
      + layout.bodyFragments(tallest: .infinity)
    var fragment = Fragment(kind: .figure, item: 0, height: 0)
    var depth = 0.0
    for part in parts {
      fragment.take(part, x: 0, y: depth)
      depth += part.height
    }
    let leading = source.flow.style.leading
    fragment.height = ((depth + 1.1 * leading) / leading).rounded(.up) * leading
    guard fragment.height <= maxHeight * StackBlocks.mostSpanned + leading else { return nil }
    report(copy.withdrawFindings(after: findings.count))
    let slack = fragment.height - depth
    fragment.shift(by: slack / 2)
    return (fragment, slack)
  }
}
