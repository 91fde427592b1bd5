import Manuscript
import Themes

/// Lines of different sizes one below the other, off the grid: openings, title pages, mastheads.
struct HeadBlock {
  private let setter: any ParagraphSetter
  private let context: InlineContext
  /// How far it reaches, in points.
  var depth: Double
  var items: [FrameItem] = []
  private(set) var lines: [PlacedLine] = []
  private(set) var findings: [Finding] = []
  /// What its paragraphs stand in.
  var parent: StructureElement?

  init(
    _ setter: any ParagraphSetter, _ context: InlineContext, depth: Double, in parent: StructureElement? = nil
  ) {
    self.parent = parent
    self.setter = setter
    self.context = context
    self.depth = depth
  }

  /// Adds a paragraph whose lines are `pitch` points apart.
  mutating func add(
    _ inlines: [Inline], _ style: ParagraphStyle, pitch: Double, left: Double = 0,
    role: StructureRole = .paragraph
  ) {
    let set = setter.set(inlines, style, context)
    let element = StructureElement(role, in: parent, language: style.language)
    findings += set.findings
    for line in set.lines {
      let baseline = PageGeometry.baseline(leading: pitch, size: style.size)
      lines.append(PlacedLine(line: line, origin: Point(x: left, y: depth + baseline), element: element))
      depth += pitch
    }
  }

  /// Adds a short rule.
  mutating func addRule(_ color: Color, gap: Double, width: Double = 24, weight: Double = 0.75) {
    items.append(.fill(Rect(x: 0, y: depth + gap, width: width, height: weight), color))
    depth += gap + weight
  }

  /// The block as one fragment, as high as given or as it needs.
  func fragment(height: Double = 0) -> Fragment {
    var fragment = Fragment(kind: .heading, item: 0, height: max(height, depth))
    fragment.lines = lines
    fragment.items = items
    fragment.targets = lines.flatMap(\.line.targets)
    return fragment
  }
}
