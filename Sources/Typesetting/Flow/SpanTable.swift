import Manuscript
import Themes

/// A table that may stand over several columns of its page.
private struct TableSpan {
  var columns: Int
  /// The share of its size that it has there.
  var scale: Double
  /// Whether its words have no room in one column.
  var isNeeded: Bool
}

extension StackBlocks {
  /// Gives a table that its column makes narrow a second setting over several. Its fragments in the column are those
  /// from `first` on; what was found there, `found` findings later, is told only if it stays there.
  mutating func addSpan(of source: TableSource, from first: Int, after found: Int) {
    guard first < fragments.count, let span = span(of: source) else { return }
    let narrow = withdrawFindings(after: found)
    let measure = pageWidth(of: span.columns, source)
    guard let (fragment, slack) = inOnePiece(source, span.scale, measure: measure),
      span.isNeeded || isLadder(first, over: span.columns, depth: fragment.height - slack)
    else { return report(narrow) }
    self.span(
      from: first,
      by: Spanning(
        fragment: fragment, columns: span.columns, count: fragments.count - first,
        narrowing: span.isNeeded ? Spanning.asked : Spanning.useful, narrowed: narrow, slack: slack))
  }

  /// How a table should stand over columns; `nil` where it has room in its own, near the words that lead to it.
  private func span(of source: TableSource) -> TableSpan? {
    let place = source.flow.place
    let most = theme.page.columns.count
    guard most > 1, theme.table.wide == .turn, isOnGrid, place.left == 0, place.right == 0,
      place.bands.isEmpty
    else { return nil }
    let room = source.flow.columnMeasure + 0.01
    let needs = columns(of: source, 1, measure: pageWidth(of: most, source))
    guard needs.natural > room else { return nil }
    let wanted = (2...most).first { needs.natural <= pageWidth(of: $0, source) } ?? most
    guard let scale = scale(for: source, measure: pageWidth(of: wanted, source)) else { return nil }
    return TableSpan(
      columns: wanted, scale: scale, isNeeded: needs.minimum * theme.table.smallest > room)
  }

  /// Whether a table takes more of the page in its column than it does over several: a ladder of words.
  private func isLadder(_ first: Int, over columns: Int, depth: Double) -> Bool {
    Double(columns) * depth < fragments[first...].reduce(0) { $0 + $1.height }
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
