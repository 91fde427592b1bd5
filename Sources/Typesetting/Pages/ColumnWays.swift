extension Paginate {
  /// The cheapest way to have a column begin somewhere.
  struct State {
    var cost: Int
    var index: Int
    var slot: Int
    var carry: Carry
    /// Where the column before began; `nil` for the first.
    var previous: Int?
    /// The settings of paragraphs that were taken in that column instead of the best.
    var variants: [Int] = []
    /// What was left in that column, although it may stand over several.
    var narrow: Int?
    /// The plans of the page on which that column begins, and of the one on which the next begins: indices.
    var begun = 0
    var plan = 0
  }

  /// A column that is being filled, and what it has cost so far.
  struct Way {
    var state: State
    var column: FillColumn

    /// Whether all that can follow is the same.
    fileprivate func isAsFar(as other: Way) -> Bool {
      state.index == other.state.index && state.narrow == other.state.narrow
        && column.isAsFull(as: other.column)
    }
  }

  /// The ways through one column. They go on side by side, and of those that have come equally far only the
  /// cheapest does: so several paragraphs of a column can be other than best without trying each with each.
  struct ColumnWays {
    private var waiting: [Way]

    init(_ first: Way) { waiting = [first] }

    mutating func add(_ way: Way) {
      guard let rival = waiting.firstIndex(where: way.isAsFar) else { return waiting.append(way) }
      if way.state.cost < waiting[rival].state.cost { waiting[rival] = way }
    }

    /// The way that is least far.
    mutating func next() -> Way? {
      let least = waiting.indices.min { waiting[$0].state.index < waiting[$1].state.index }
      return least.map { waiting.remove(at: $0) }
    }
  }
}
