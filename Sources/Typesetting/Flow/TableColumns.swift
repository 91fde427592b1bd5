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

  /// The widths of the columns; they fill `measure`. Columns get what they need at least, then in proportion
  /// to what they would like; where even the least does not fit, all are cut in proportion.
  func widths(filling measure: Double) -> [Double] {
    let natural = needs.reduce(0) { $0 + $1.natural }
    if natural <= 0 { return needs.map { _ in measure / Double(needs.count) } }
    if natural <= measure { return needs.map { $0.natural * measure / natural } }
    if minimum >= measure { return needs.map { $0.minimum * measure / minimum } }
    let share = (measure - minimum) / (natural - minimum)
    return needs.map { $0.minimum + ($0.natural - $0.minimum) * share }
  }
}
