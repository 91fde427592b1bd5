extension Paginate {
  /// The cheapest way to have a column begin somewhere.
  struct State {
    var cost: Int
    var index: Int
    var slot: Int
    var carry: Carry
    /// The number of the state where the column before began; `nil` for the first.
    var previous: Int?
    /// The settings of paragraphs that were taken in that column instead of the best.
    var variants: [Int] = []
    /// What was left in that column, although it may stand over several.
    var narrow: Int?
    /// The plans of the page on which that column begins, and of the one on which the next begins: indices.
    var begun = 0
    var plan = 0
  }

  /// A column that begins at some place of the galley. Wherever on a page it stands, and on whichever page: with the
  /// same room it is filled once.
  struct Beginning {
    private(set) var states: [State]
    let column: FillColumn

    /// The plan of its page.
    var plan: Int { states[0].plan }

    init(_ state: State, _ column: FillColumn) {
      states = [state]
      self.column = column
    }

    /// Takes a column that is filled in the same way. What stands over columns makes differences.
    mutating func take(_ state: State, _ column: FillColumn) -> Bool {
      guard plan == 0, state.plan == 0, self.column.layout == column.layout, self.column.carry == column.carry
      else {
        return false
      }
      states.append(state)
      return true
    }
  }

  /// How a column is being filled.
  struct Way {
    /// The fragment that comes next.
    var index: Int
    var column: FillColumn
    /// What it has cost so far, the place where it ends apart.
    var cost = 0
    var variants: [Int] = []
    var narrow: Int?

    /// Whether all that can follow is the same.
    fileprivate func isAsFar(as other: Way) -> Bool {
      index == other.index && narrow == other.narrow && column.isAsFull(as: other.column)
    }
  }

  /// The ways through one column. They go on side by side, and of those that have come equally far only the
  /// cheapest does: so several paragraphs of a column can be other than best without trying each with each.
  struct ColumnWays {
    private var waiting: [Way]

    init(_ first: Way) { waiting = [first] }

    mutating func add(_ way: Way) {
      guard let rival = waiting.firstIndex(where: way.isAsFar) else { return waiting.append(way) }
      if way.cost < waiting[rival].cost { waiting[rival] = way }
    }

    /// The way that is least far.
    mutating func next() -> Way? {
      let least = waiting.indices.min { waiting[$0].index < waiting[$1].index }
      return least.map { waiting.remove(at: $0) }
    }
  }
}
