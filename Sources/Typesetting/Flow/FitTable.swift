import Manuscript
import Themes

/// What becomes of a table so that its columns have room.
enum TableFit: Equatable {
  case whole(scale: Double)
  /// It lies on pages of its own.
  case turned(scale: Double)
  /// Its columns behind the first stand in several tables.
  case divided([Range<Int>], scale: Double)
}

extension StackBlocks {
  /// The least that helps: smaller type, down to the theme's floor; then a page on which the table lies; then its
  /// columns divided. Where nothing helps, words are broken.
  mutating func fit(_ source: TableSource) -> TableFit {
    let measure = source.flow.measure
    if let scale = scale(for: source, measure: measure) {
      if scale < 1 { tell(.tableNarrowed, "was set at \(percent(scale)) to fit its measure", of: source) }
      return .whole(scale: scale)
    }
    if canTurn(source), let scale = scale(for: source, measure: maxHeight) {
      tell(.tableTurned, "lies on a page of its own, at \(percent(scale)) of its size", of: source)
      return .turned(scale: scale)
    }
    let smallest = theme.table.smallest
    if theme.table.wide != .squeeze,
      let parts = columns(of: source, smallest, measure: measure).parts(filling: measure)
    {
      tell(.tableDivided, "was divided into \(parts.count) parts, each with its first column", of: source)
      return .divided(parts, scale: smallest)
    }
    tell(.tableTooWide, "is too wide, even at \(percent(smallest)); words in it were broken", of: source)
    return .whole(scale: smallest)
  }

  /// The largest share of its size, in steps of a tenth, at which text has room in the columns of the table; or at
  /// which at least no word of it has to be broken.
  func scale(for source: TableSource, measure: Double) -> Double? {
    let steps = stride(from: 10, to: Int((theme.table.smallest * 10).rounded(.down)), by: -1)
    let scales = steps.map { Double($0) / 10 }.filter { $0 > theme.table.smallest } + [theme.table.smallest]
    var unbroken: Double?
    for scale in scales {
      let columns = columns(of: source, scale, measure: measure)
      if columns.width(upTo: roomOfText * theme.table.size * scale) <= measure + 0.01 { return scale }
      if unbroken == nil, columns.minimum <= measure + 0.01 { unbroken = scale }
    }
    return unbroken
  }

  /// What a column of text has at least before a table is set smaller for it, in em, its padding with it.
  private var roomOfText: Double { 6 }

  /// Whether a table may lie: in the text itself, where a column is the whole page. Pictures would lie with it.
  private func canTurn(_ source: TableSource) -> Bool {
    theme.table.wide == .turn && isOnGrid && theme.page.columns.count == 1 && theme.writing == .horizontal
      && source.flow.place.bands.isEmpty && maxHeight > source.flow.measure
      && !FindPictures.isIn(source.table)
  }

  private mutating func tell(_ id: FindingID, _ what: String, of source: TableSource) {
    report([Finding(id, "a table " + what, at: source.flow.source)])
  }

  private func percent(_ scale: Double) -> String { "\(Int((scale * 100).rounded())) %" }
}

/// Looks for pictures in a table, also within lines.
private struct FindPictures: Walker {
  private var found = false

  static func isIn(_ table: Table) -> Bool {
    var finder = FindPictures()
    finder.visit(.table(table))
    return finder.found
  }

  mutating func visit(_ block: Block) {
    if case .figure = block { found = true }
    walkChildren(of: block)
  }

  mutating func visit(_ inline: Inline) {
    if case .image = inline { found = true }
    walkChildren(of: inline)
  }
}
