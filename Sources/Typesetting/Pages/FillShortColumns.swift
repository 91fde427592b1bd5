/// Looks for columns that are not as they should be, and asks the paragraphs around them for second-best settings.
///
/// Most columns are full; only where one is not does a paragraph have to be set again.
struct FillShortColumns {
  let galley: Galley
  let setter: any ParagraphSetter
  /// The columns of a page.
  let count: Int
  /// Points, as are the heights.
  let grid: Double
  let height: Double
  let firstHeight: Double
  /// Columns before a short one whose paragraphs can help as well.
  private static let reach = 2
  /// A last page with fewer lines than these looks lost.
  private static let lost = 4.0

  /// The columns of a galley: as they come or, where that helps, with other settings of some paragraphs; and the
  /// galley in which their fragments stand.
  func run(carry: Carry) -> (galley: Galley, columns: [ColumnLayout]) {
    let plain = Paginate.run(
      galley, columns: count, height: height, firstHeight: firstHeight, grid: grid, carry: carry)
    let varied = varied(around: faults(plain.columns), of: plain.columns)
    guard let varied else { return (galley, plain.columns) }
    let better = Paginate.run(
      varied, columns: count, height: height, firstHeight: firstHeight, grid: grid, carry: carry,
      bound: plain.cost)
    return better.cost < plain.cost ? (varied, better.columns) : (galley, plain.columns)
  }

  /// The columns, the last page's levelled; where that leaves one shorter than the others its paragraphs are asked.
  func level(_ columns: [ColumnLayout]) -> (galley: Galley, columns: [ColumnLayout]) {
    let level = BalanceColumns(
      galley: galley, count: count, grid: grid, height: height, firstHeight: firstHeight)
    let plain = level.run(columns)
    let first = max(0, columns.count - 1) / max(count, 1) * count
    guard count > 1, galley.variants.isEmpty, level.unevenness(plain) > 0,
      let varied = varied(around: Array(first..<columns.count), of: columns)
    else { return (galley, plain) }
    // The numbers of fragments before the page change too.
    let moved = VaryParagraphs.moved(columns, from: galley, to: varied)
    let other = BalanceColumns(
      galley: varied, count: count, grid: grid, height: height, firstHeight: firstHeight)
    let better = other.run(moved)
    return other.unevenness(better) < level.unevenness(plain) ? (varied, better) : (galley, plain)
  }

  // MARK: Faults

  /// The columns that end short or with a line alone.
  private func faults(_ columns: [ColumnLayout]) -> [Int] {
    let levelled = count > 1 ? (max(1, columns.count) - 1) / count * count : columns.count - 1
    return columns.indices.filter { index in
      if index >= levelled { return index > 0 && index == columns.count - 1 && isLost(columns[index], index) }
      let full = columns[index].frame.height
      let stretched = StretchColumn(galley: galley, grid: grid, height: full).run(columns[index])
      let free = full - stretched.depth - stretched.notesDepth
      let next = columns[index + 1].start
      let isTorn = next < galley.fragments.count && galley.fragments[next].breakCost >= KeepTogether.widow
      return free >= grid - 0.01 || isTorn
    }
  }

  /// A page with a few lines on it, at the end.
  private func isLost(_ column: ColumnLayout, _ index: Int) -> Bool {
    index % count == 0 && column.plan.isEmpty && column.depth < FillShortColumns.lost * grid
  }

  /// The galley with other settings of the paragraphs in and before some columns; `nil` where there are none.
  private func varied(around faults: [Int], of columns: [ColumnLayout]) -> Galley? {
    var items: Set<Int> = []
    for fault in faults {
      for column in columns[max(0, fault - FillShortColumns.reach)...fault] {
        for case .flow(let index) in column.placements.map(\.source) {
          let item = galley.fragments[index].item
          if galley.sources[item] != nil { items.insert(item) }
        }
      }
    }
    guard !items.isEmpty else { return nil }
    let varied = VaryParagraphs.run(galley, items, setter, leading: grid)
    return varied.variants.isEmpty ? nil : varied
  }
}
