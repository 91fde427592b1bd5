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
  /// What stands beside the text, in the order of its lines.
  var beside: [SideBlock] = []
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

/// A note or a caption beside the text. Heights are points.
struct SideBlock: Sendable, Equatable {
  enum Source: Sendable, Equatable {
    case note(Int)
    /// What is said of a fragment of the flow.
    case caption(Int)
  }

  var source: Source
  /// Where it belongs, from the top of its column; ``SettleSide`` finds out where it stands.
  var y: Double
  var height: Double
}

/// Fills one column, fragment by fragment, until nothing more fits.
struct FillColumn {
  /// Its fragments are asked for their parts one by one: they are large, and copies count the references in them.
  private let shared: SharedGalley
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
  /// Whether nothing in it stands on the grid yet.
  private var isLoose = true
  /// The blank above the next fragment behind something that stands over columns.
  private var blankInstead: Double?
  /// The blank above the first note, with its rule.
  private let noteGap: Double

  init(
    _ shared: SharedGalley, start: Int, carry: Carry, frame: ColumnFrame, grid: Double,
    plan: PagePlan = PagePlan()
  ) {
    self.shared = shared
    self.grid = grid
    self.frame = frame
    self.plan = plan
    self.carry = carry
    noteGap = FillColumn.noteGap(grid: grid)
    layout = ColumnLayout(start: start, carry: carry, frame: frame)
    placeCarry(keepsRoom: start < shared.galley.fragments.count)
  }

  /// The blank between text and notes, in points; the rule stands in its middle.
  static func noteGap(grid: Double) -> Double { grid * 0.6 }

  /// The lines that are left free.
  var freeLines: Double { max(0, (height - layout.depth - layout.notesDepth) / grid) }

  /// Whether no later column is higher.
  var isFull: Bool { frame.isFull }

  /// Whether all that may follow finds the same room in both columns, which began alike.
  func isAsFull(as other: FillColumn) -> Bool {
    layout.depth == other.layout.depth && layout.notesDepth == other.layout.notesDepth && carry == other.carry
      && stretch == other.stretch && isLoose == other.isLoose && sideRoom == other.sideRoom
  }

  private var galley: Galley { shared.galley }

  private var height: Double { frame.height }

  private var isEmpty: Bool { layout.placements.isEmpty }

  /// More figures than these do not wait for a page: the next one stays in its column.
  private static let mostWaiting = 4

  /// Adds a fragment of the flow. A figure without room is kept for the next column; the answer is `false`
  /// where a fragment has no room. What may stand over columns does, unless it is to be `narrow`.
  mutating func add(_ index: Int, narrow: Bool = false) -> Bool {
    if leaves(index, narrow: narrow) {
      if !plan.contains(index) { carry.spans.append(index) }
      return pass(index)
    }
    if accepts(index) {
      endsKept = shared.galley.fragments[index].keepsWithNext
      return true
    }
    guard shared.galley.fragments[index].floats, carry.figures.count < 8 else { return false }
    carry.figures.append(index)
    return true
  }

  /// Whether a fragment would stand over columns, on this page or another, if it were added.
  func leaves(_ index: Int, narrow: Bool) -> Bool {
    guard shared.galley.fragments[index].span != nil, !narrow else { return false }
    return plan.contains(index)
      || shared.galley.fragments[index].kind != .heading && carry.spans.count < FillColumn.mostWaiting
  }

  /// Leaves to the page what stands over its columns; the notes of its text stand here.
  private mutating func pass(_ index: Int) -> Bool {
    let isForced = isEmpty && layout.notes.isEmpty
    for fragment in galley.fragments[index..<galley.index(afterSpan: index)] {
      for note in fragment.notes where !place(note, isForced: isForced) { return false }
    }
    blankInstead = galley.fragments[index].span.map { galley.spans[$0].blankInstead }
    return true
  }

  /// Whether a fragment would fit now, with those that must stand in its column.
  func canTake(_ index: Int) -> Bool {
    var (trial, index) = (self, index)
    repeat {
      guard trial.add(index) else { return false }
      index = galley.index(after: index)
    } while index < galley.fragments.count
      && (trial.endsKept || galley.fragments[index].breakCost >= KeepTogether.widow)
    return true
  }

  private mutating func accepts(_ index: Int) -> Bool {
    let hasNotes = !shared.galley.fragments[index].notes.isEmpty
    guard hasNotes || shared.galley.fragments[index].caption != nil else { return place(index) }
    // Its notes may turn out to have no room.
    var trial = self
    guard trial.place(index) else { return false }
    self = trial
    return true
  }

  /// Puts a fragment below what is there, with the notes that it refers to. An empty column of full height takes
  /// anything.
  private mutating func place(_ index: Int) -> Bool {
    let isForced = isFull && isEmpty && layout.notes.isEmpty
    // A table that goes on repeats its head, also below a figure that was carried to the top.
    let head = index == layout.start ? shared.galley.fragments[index].head : nil
    let top = top(of: index, below: head)
    let bottom = top + shared.galley.fragments[index].height
    guard isForced || bottom + layout.notesDepth <= height + 0.01,
      placeCaption(of: index, top: top, isForced: isForced)
    else { return false }
    if let head { placeHead(head) }
    if case .flow(let above)? = layout.placements.last?.source { stretch += stretch(between: above, index) }
    layout.placements.append(ColumnLayout.Placement(source: .flow(index), y: top))
    (layout.depth, blankInstead) = (bottom, nil)
    isLoose = isLoose && !shared.galley.fragments[index].snaps
    for note in shared.galley.fragments[index].notes where !place(note, isForced: isForced) { return false }
    return true
  }

  private func top(of index: Int, below head: Int?) -> Double {
    let blank = blankInstead ?? shared.galley.fragments[index].spaceBefore
    let snaps = shared.galley.fragments[index].snaps
    // The rest of its last line is all below what begins a column off the grid: there is no blank above to share it.
    let isEnough = snaps && isLoose && shared.galley.fragments[index].kind == .text
    var top = layout.depth + (isEmpty ? 0 : isEnough ? blank / 2 : blank)
    if let head { top += galley.heads[head].reduce(0) { $0 + $1.height } }
    return snaps ? (top / grid - 1e-6).rounded(.up) * grid : top
  }

  private func stretch(between above: Int, _ below: Int) -> Int {
    guard shared.galley.fragments[below].kind == .heading else { return 0 }
    return StretchColumn.lines(between: galley.fragments[above], galley.fragments[below], grid: grid)
  }

  /// Puts a caption beside its figure.
  private mutating func placeCaption(
    of index: Int, top: Double, isForced: Bool
  ) -> Bool {
    guard let number = shared.galley.fragments[index].caption else { return true }
    let caption = galley.captions[number]
    guard isForced || sideRoom >= caption.height else { return false }
    layout.beside.append(
      SideBlock(source: .caption(index), y: top + caption.spaceBefore, height: caption.height))
    return true
  }

  /// Puts a note beside the line that refers to it, where that has room; `y` is the top of the line. Behind a note
  /// at the foot all others stand there as well: their order is kept.
  private mutating func placeBeside(_ note: Int, at y: Double) -> Bool {
    guard !shared.galley.sideNotes.isEmpty, layout.notes.isEmpty, carry.notes.isEmpty else { return false }
    let height = galley.sideNotes[note].reduce(0) { $0 + $1.height + ($0 > 0 ? $1.spaceBefore : 0) }
    guard sideRoom >= height else { return false }
    layout.beside.append(SideBlock(source: .note(note), y: y, height: height))
    return true
  }

  /// What is left beside the text.
  private var sideRoom: Double {
    let gap = SettleSide.gap(grid: grid)
    return height + 0.01 - layout.beside.reduce(0) { $0 + $1.height + gap }
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
    for rest in rests where rest.from > 0 || !placeBeside(rest.note, at: 0) { place(rest, limit: limit) }
    let figures = carry.figures
    carry.figures = []
    for (position, figure) in figures.enumerated() where !accepts(figure) {
      carry.figures = Array(figures[position...])
      break
    }
  }

  /// Places a note whose reference stands in this column; its beginning at least must fit.
  private mutating func place(_ note: Int, isForced: Bool) -> Bool {
    if placeBeside(note, at: layout.placements.last?.y ?? 0) { return true }
    // Behind a note that could not be ended here, all others wait: their order is kept.
    guard carry.notes.isEmpty else {
      carry.notes.append(Carry.NoteRest(note: note))
      return true
    }
    place(Carry.NoteRest(note: note), limit: height - layout.depth)
    let fragments = shared.galley.notes[note].count
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
