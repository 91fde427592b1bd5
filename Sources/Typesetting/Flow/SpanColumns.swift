import Manuscript
import Resources
import Themes

/// A part of the galley as it stands over several columns, at the top or the bottom of a page.
struct Spanning: Sendable, Equatable {
  /// Its place in the text, targets and notes are those of the fragment in the galley.
  var fragment: Fragment
  var columns: Int
  /// How many fragments of the galley it stands for: the rows of a table.
  var count = 1
  /// What it costs to leave it in one column, in the unit of ``Paginate``.
  var narrowing: Int
  /// What is to be told if it is left in one column.
  var narrowed: [Finding] = []
  /// What it costs to have it on a later page than its text.
  var waiting = 40
  /// The blank above what follows it in the galley, where it stands over columns.
  var blankInstead = 0.0
  /// The blank around its contents, of which half is above, in points.
  var slack = 0.0

  /// What reading loses where an author's wish is not heard, and where a picture is smaller than it might be.
  static let asked = 900
  static let useful = 150
}

/// Finds how many columns a figure should stand over.
struct FigureSpan {
  let theme: Theme
  let images: ImageLibrary
  /// The width of one column, in points.
  let measure: Double

  /// A figure as wide as its column is at most so many times as wide as high; wider ones become strips.
  private static let widest = 2.2
  /// Lettering in drawings becomes too small below this share of its size.
  private static let smallest = 0.6

  /// The columns for a figure of the body; 1 where it stays in its column.
  func columns(of figure: Figure) -> Int {
    let most = theme.page.columns.count
    guard most > 1, theme.figure.span != .none else { return 1 }
    let known = figure.images.compactMap { images[$0.resource] }.filter { $0.height > 0 }
    guard let image = known.max(by: { $0.width < $1.width }) else { return 1 }
    let upright = FigureSize(image, resolution: theme.figure.minimumResolution)
    let natural = theme.writing == .vertical ? upright.turned : upright
    if figure.isWide { return (1...most).last { $0 == 1 || natural.width > 0.75 * width($0) } ?? 1 }
    guard theme.figure.span == .auto, figure.images.count == 1, figure.images[0].width == nil else {
      return 1
    }
    let wanted = (1...most).first { suits(natural, image.kind, $0) } ?? most
    return (1...wanted).last { $0 == 1 || natural.width > 0.8 * width($0) } ?? 1
  }

  private func suits(_ natural: FigureSize, _ kind: ImageResource.Kind, _ columns: Int) -> Bool {
    let isLettered = kind == .svg && natural.width > natural.height
    return natural.width / natural.height <= FigureSpan.widest * Double(columns)
      && (!isLettered || natural.width * FigureSpan.smallest <= width(columns))
  }

  /// The width of so many columns with the gutters between them.
  func width(_ columns: Int) -> Double {
    measure * Double(columns) + theme.page.columns.gutter * Double(columns - 1)
  }
}

extension StackBlocks {
  /// The share of a page that what stands over columns may take: below or above it there is room for text.
  static let mostSpanned = 0.6

  /// Gives a figure its setting over several columns, where it should have one.
  mutating func addSpan(of figure: Figure, _ label: [Inline], _ flow: FlowItem, to fragment: inout Fragment) {
    guard isOnGrid, flow.place.left == 0, flow.place.right == 0, flow.place.bands.isEmpty else { return }
    let span = FigureSpan(theme: theme, images: context.images, measure: flow.columnMeasure)
    var columns = span.columns(of: figure)
    var narrowing = figure.isWide ? Spanning.asked : Spanning.useful
    let lead = takeLead(figure, span)
    if let lead { (columns, narrowing) = (lead, Spanning.asked) }
    guard columns > 1 else { return }
    var wide = flow
    wide.columnMeasure = span.width(columns)
    let (setting, depth) = figureFragment(figure, label, wide, most: StackBlocks.mostSpanned, blank: 1.1)
    guard setting.height <= maxHeight * StackBlocks.mostSpanned + flow.style.leading else { return }
    fragment.span = spans.count
    spans.append(
      Spanning(
        fragment: setting, columns: columns, narrowing: narrowing, waiting: lead == nil ? 40 : Spanning.asked,
        slack: max(0, setting.height - depth)))
  }

  /// The columns of the first picture of the first article.
  private mutating func takeLead(_ figure: Figure, _ span: FigureSpan) -> Int? {
    guard leadColumns > 1, theme.figure.span != .none, figure.images.count == 1,
      let image = context.images[figure.images[0].resource]
    else { return nil }
    defer { leadColumns = 1 }
    let size = FigureSize(image, resolution: theme.figure.minimumResolution)
    return size.width > 0.7 * span.width(leadColumns) ? leadColumns : nil
  }
}
