/// What a column could not hold and hands on to the next one.
struct Carry: Sendable, Equatable {
  /// A note, and its first fragment that has not been placed.
  struct NoteRest: Sendable, Equatable {
    var note: Int
    var from = 0
  }

  var notes: [NoteRest] = []
  /// Figures that wait for the top of a column.
  var figures: [Int] = []
  /// Figures that wait for a page over whose columns they can stand.
  var spans: [Int] = []

  var isEmpty: Bool { notes.isEmpty && figures.isEmpty && spans.isEmpty }
}

/// What a page leaves to a column, in points.
struct ColumnFrame: Sendable, Equatable {
  /// What stands over several columns, above and below.
  var top = 0.0
  var bottom = 0.0
  var height: Double
  /// Whether no later column is higher: it takes what would fit nowhere else.
  var isFull = true
}

/// A column as pagination has filled it: which fragments stand where. Heights are points from its top.
struct ColumnLayout: Sendable, Equatable {
  enum Source: Sendable, Equatable {
    case flow(Int)
    /// A head row that is repeated.
    case head(Int, row: Int)
  }

  struct Placement: Sendable, Equatable {
    var source: Source
    var y: Double
  }

  /// A fragment of a note, from the top of the notes.
  struct NotePlacement: Sendable, Equatable {
    var note: Int
    var fragment: Int
    var y: Double
  }

  var placements: [Placement] = []
  var notes: [NotePlacement] = []
  /// How far the text and the notes reach.
  var depth = 0.0
  var notesDepth = 0.0
  /// The fragment that it began with, and what it took over.
  var start = 0
  var carry = Carry()
  var frame: ColumnFrame
  /// What stands over the columns of the page that it begins.
  var plan = PagePlan()
}

/// Fills one column, fragment by fragment, until nothing more fits.
struct FillColumn {
  private let galley: Galley
  private let grid: Double
  private let frame: ColumnFrame
  /// What stands over the columns of its page.
  private let plan: PagePlan
  private(set) var layout: ColumnLayout
  private(set) var carry: Carry
  /// The lines by which its blanks may grow, as ``StretchColumn`` lets them.
  private(set) var stretch = 0
  /// Whether the last fragment placed must not end the column.
  private(set) var endsKept = false
  /// The blank above the first note, with its rule.
  private let noteGap: Double

  init(
    _ galley: Galley, start: Int, carry: Carry, frame: ColumnFrame, grid: Double, plan: PagePlan = PagePlan()
  ) {
    self.galley = galley
    self.grid = grid
    self.frame = frame
    self.plan = plan
    self.carry = carry
    noteGap = FillColumn.noteGap(grid: grid)
    layout = ColumnLayout(start: start, carry: carry, frame: frame)
    placeCarry(keepsRoom: start < galley.fragments.count)
  }

  /// The blank between text and notes, in points; the rule stands in its middle.
  static func noteGap(grid: Double) -> Double { grid * 0.6 }

  /// The lines that are left free.
  var freeLines: Double { max(0, (height - layout.depth - layout.notesDepth) / grid) }

  /// Whether no later column is higher.
  var isFull: Bool { frame.isFull }

  private var height: Double { frame.height }

  private var isEmpty: Bool { layout.placements.isEmpty }

  /// More figures than these do not wait for a page: the next one stays in its column.
  private static let mostWaiting = 4

  /// Adds a fragment of the flow. A figure without room is kept for the next column; the answer is `false`
  /// where a fragment has no room. What may stand over columns does, unless it is to be `narrow`.
  mutating func add(_ index: Int, narrow: Bool = false) -> Bool {
    let fragment = galley.fragments[index]
    if fragment.span != nil, !narrow {
      if plan.contains(index) { return pass(fragment) }
      if fragment.kind != .heading, carry.spans.count < FillColumn.mostWaiting {
        carry.spans.append(index)
        return pass(fragment)
      }
    }
    if accepts(fragment, index) {
      endsKept = fragment.keepsWithNext
      return true
    }
    guard fragment.floats, carry.figures.count < 8 else { return false }
    carry.figures.append(index)
    return true
  }

  /// Leaves to the page what stands over its columns; the notes of its caption stand here.
  private mutating func pass(_ fragment: Fragment) -> Bool {
    let isForced = isEmpty && layout.notes.isEmpty
    for note in fragment.notes where !place(note, isForced: isForced) { return false }
    return true
  }

  /// Whether a fragment would fit now.
  func canTake(_ index: Int) -> Bool {
    var trial = self
    return trial.add(index)
  }

  private mutating func accepts(_ fragment: Fragment, _ index: Int) -> Bool {
    guard !fragment.notes.isEmpty else { return place(fragment, index) }
    // Its notes may turn out to have no room.
    var trial = self
    guard trial.place(fragment, index) else { return false }
    self = trial
    return true
  }

  /// Puts a fragment below what is there, with the notes that it refers to. An empty column of full height takes
  /// anything.
  private mutating func place(_ fragment: Fragment, _ index: Int) -> Bool {
    let (isFirst, isForced) = (isEmpty, isFull && isEmpty && layout.notes.isEmpty)
    // A table that goes on repeats its head, also below a figure that was carried to the top.
    let head = index == layout.start ? fragment.head : nil
    var top = layout.depth + (isFirst ? 0 : fragment.spaceBefore)
    if let head { top += galley.heads[head].reduce(0) { $0 + $1.height } }
    if fragment.snaps { top = (top / grid - 1e-6).rounded(.up) * grid }
    guard isForced || top + fragment.height + layout.notesDepth <= height + 0.01 else { return false }
    if let head { placeHead(head) }
    if case .flow(let above)? = layout.placements.last?.source {
      stretch += StretchColumn.lines(between: galley.fragments[above], fragment, grid: grid)
    }
    layout.placements.append(ColumnLayout.Placement(source: .flow(index), y: top))
    layout.depth = top + fragment.height
    for note in fragment.notes where !place(note, isForced: isForced) { return false }
    return true
  }

  private mutating func placeHead(_ head: Int) {
    for (row, fragment) in galley.heads[head].enumerated() {
      layout.placements.append(ColumnLayout.Placement(source: .head(head, row: row), y: layout.depth))
      layout.depth += fragment.height
    }
  }
}

extension FillColumn {
  /// Begins with what the column before handed on: the rest of notes at the foot, figures at the top.
  private mutating func placeCarry(keepsRoom: Bool) {
    let rests = carry.notes
    carry.notes = []
    // While text goes on, continued notes leave it room for a few lines.
    let limit = keepsRoom ? height - 4 * grid : height
    for rest in rests { place(rest, limit: limit) }
    let figures = carry.figures
    carry.figures = []
    for (position, figure) in figures.enumerated() where !accepts(galley.fragments[figure], figure) {
      carry.figures = Array(figures[position...])
      break
    }
  }

  /// Places a note whose reference stands in this column; its beginning at least must fit.
  private mutating func place(_ note: Int, isForced: Bool) -> Bool {
    // Behind a note that could not be ended here, all others wait: their order is kept.
    guard carry.notes.isEmpty else {
      carry.notes.append(Carry.NoteRest(note: note))
      return true
    }
    place(Carry.NoteRest(note: note), limit: height - layout.depth)
    let fragments = galley.notes[note].count
    let placed = carry.notes.first.map { $0.from } ?? fragments
    return isForced || placed >= min(2, fragments)
  }

  /// Places as many fragments of a note as fit; the rest is carried.
  private mutating func place(_ rest: Carry.NoteRest, limit: Double) {
    guard carry.notes.isEmpty else { return carry.notes.append(rest) }
    let fragments = galley.notes[rest.note]
    var depth = layout.notesDepth == 0 ? noteGap : layout.notesDepth
    for index in rest.from..<fragments.count {
      let top = depth + (index > rest.from ? fragments[index].spaceBefore : 0)
      let isOnly = isEmpty && layout.notes.isEmpty
      if top + fragments[index].height > limit + 0.01, !isOnly {
        return carry.notes.append(Carry.NoteRest(note: rest.note, from: index))
      }
      layout.notes.append(ColumnLayout.NotePlacement(note: rest.note, fragment: index, y: top))
      depth = top + fragments[index].height
      layout.notesDepth = depth
    }
  }
}
