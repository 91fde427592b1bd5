/// Divides a measure among the columns of a table by what they hold (CSS 2.2 §17.5.2.2, made deterministic).
struct TableColumns: Sendable, Equatable {
  /// For each column, in points: what cannot break, and what needs no break.
  private var needs: [ContentWidths]

  init(count: Int) { needs = Array(repeating: ContentWidths(minimum: 0, natural: 0), count: count) }

  /// Makes room for a cell over one column or several.
  mutating func add(_ widths: ContentWidths, from column: Int, span: Int) {
    let covered = needs[column..<column + span]
    let minimum = max(0, widths.minimum - covered.reduce(0) { $0 + $1.minimum }) / Double(span)
    let natural = max(0, widths.natural - covered.reduce(0) { $0 + $1.natural }) / Double(span)
    for index in column..<column + span {
      needs[index].minimum += minimum
      needs[index].natural = max(needs[index].natural + natural, needs[index].minimum)
    }
  }

  /// What the table needs at least, in points.
  var minimum: Double { needs.reduce(0) { $0 + $1.minimum } }

  /// What the table takes where no column is wider than `limit` but for what cannot break.
  func width(upTo limit: Double) -> Double { needs.reduce(0) { $0 + $1.width(upTo: limit) } }

  /// What the table would like to have, in points.
  var natural: Double { needs.reduce(0) { $0 + $1.natural } }

  /// The columns behind the first in groups, each of which fits `measure` beside the first, all of about one width;
  /// `nil` where there is nothing to divide, or the first takes more than half of the measure. A column that does
  /// not fit at all is a group of its own.
  func parts(filling measure: Double) -> [Range<Int>]? {
    guard needs.count > 2, needs[0].minimum <= measure / 2 else { return nil }
    let room = measure - needs[0].minimum
    let fewest = groups(within: room)
    let even = (minimum - needs[0].minimum) / Double(fewest.count)
    let widths = stride(from: even, to: room, by: room / 40)
    return widths.lazy.map(groups).first { $0.count == fewest.count } ?? fewest
  }

  private func groups(within room: Double) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var (start, width) = (1, 0.0)
    for index in 1..<needs.count {
      width += needs[index].minimum
      if width > room + 0.01, index > start {
        groups.append(start..<index)
        (start, width) = (index, needs[index].minimum)
      }
    }
    return groups + [start..<needs.count]
  }

  /// The widths of the columns; they fill `measure`. Where not all can have what they would like, the widest give
  /// first: no column is cut as long as another is wider than it and can give. Where even the least does not fit,
  /// all are cut in proportion.
  func widths(filling measure: Double) -> [Double] {
    let natural = natural
    if natural <= 0 { return needs.map { _ in measure / Double(needs.count) } }
    if natural <= measure { return needs.map { $0.natural * measure / natural } }
    if minimum >= measure { return needs.map { $0.minimum * measure / minimum } }
    let limit = limit(filling: measure)
    return needs.map { $0.width(upTo: limit) }
  }

  /// The width that no column exceeds but for what cannot break. What all take together grows with it, by straight
  /// pieces that end where a column begins or ends to grow.
  private func limit(filling measure: Double) -> Double {
    let ends = (needs.map(\.minimum) + needs.map(\.natural)).sorted()
    // The first end at which the measure is full, by halves: a table may have a million columns.
    var (first, past) = (0, ends.count)
    while first < past {
      let middle = (first + past) / 2
      if width(upTo: ends[middle]) >= measure { past = middle } else { first = middle + 1 }
    }
    guard first < ends.count else { return ends.last ?? 0 }
    let (low, end) = (first > 0 ? ends[first - 1] : 0, ends[first])
    let (lowTotal, endTotal) = (first > 0 ? width(upTo: low) : minimum, width(upTo: end))
    return endTotal > lowTotal ? low + (end - low) * (measure - lowTotal) / (endTotal - lowTotal) : end
  }
}

extension ContentWidths {
  /// What a column takes that should not be wider than `limit`.
  fileprivate func width(upTo limit: Double) -> Double { max(minimum, min(natural, limit)) }
}
