import Manuscript

/// A paragraph as it came into the galley, so that pagination may ask for it in another number of lines.
struct ParagraphSource: Sendable {
  var inlines: [Inline]
  var style: ParagraphStyle
  var context: InlineContext
}

/// Another setting of a paragraph in a galley.
struct GalleyVariant: Sendable {
  /// Its first fragment.
  var start: Int
  /// What it costs to take it, in the unit of ``Paginate``.
  var cost: Int
}

/// Puts second-best settings of paragraphs behind the best ones, so that a galley has several ways through it.
///
/// A way takes each paragraph once. What stands behind another on any way has a greater index, so pagination goes
/// through the galley in order as before.
struct VaryParagraphs {
  private let galley: Galley
  private let setter: any ParagraphSetter
  private let leading: Double
  private var result: Galley

  /// The galley with other settings of the paragraphs among `items`; a paragraph without any stays alone.
  static func run(
    _ galley: Galley, _ items: Set<Int>, _ setter: any ParagraphSetter, leading: Double
  ) -> Galley {
    var varying = VaryParagraphs(galley: galley, setter: setter, leading: leading, result: galley)
    varying.result.fragments = []
    varying.vary(items)
    return varying.result
  }

  private mutating func vary(_ items: Set<Int>) {
    let fragments = galley.fragments
    var index = 0
    while index < fragments.count {
      var end = index + 1
      while end < fragments.count, fragments[end].item == fragments[index].item { end += 1 }
      let paragraph = fragments[index..<end]
      if items.contains(fragments[index].item) {
        add(Array(paragraph), varied(Array(paragraph)))
      } else {
        result.fragments += paragraph
      }
      index = end
    }
  }

  private mutating func add(_ best: [Fragment], _ variants: [(fragments: [Fragment], cost: Int)]) {
    let start = result.fragments.count
    result.fragments += best
    guard !variants.isEmpty else { return }
    let end = start + best.count + variants.reduce(0) { $0 + $1.fragments.count }
    result.continuations[start + best.count - 1] = end
    for variant in variants {
      result.variants[start, default: []].append(
        GalleyVariant(start: result.fragments.count, cost: variant.cost))
      result.fragments += variant.fragments
      result.continuations[result.fragments.count - 1] = end
    }
  }

  private func varied(_ best: [Fragment]) -> [(fragments: [Fragment], cost: Int)] {
    guard best.count > 2, let source = galley.sources[best[0].item],
      best.allSatisfy({ $0.kind == .text && $0.height == leading && !$0.lines.isEmpty })
    else { return [] }
    return setter.variants(source.inlines, source.style, source.context).compactMap { variant in
      guard variant.lines.count > 1, let fragments = fragments(best, variant.lines, source.context.chapter)
      else { return nil }
      return (fragments, VaryParagraphs.cost(variant))
    }
  }

  /// A column one line short costs ten: less than a paragraph that is visibly looser or tighter.
  static func cost(_ variant: ParagraphVariant) -> Int { 4 + Int(variant.strain / 4) }

  /// Columns of one galley as columns of the other, which has other settings besides.
  static func moved(_ columns: [ColumnLayout], from galley: Galley, to varied: Galley) -> [ColumnLayout] {
    var numbers: [Int] = []
    var index = 0
    for _ in galley.fragments {
      numbers.append(index)
      index = varied.index(after: index)
    }
    numbers.append(index)
    return columns.map { column in
      var moved = column
      moved.start = numbers[column.start]
      moved.carry.figures = column.carry.figures.map { numbers[$0] }
      moved.carry.spans = column.carry.spans.map { numbers[$0] }
      moved.plan = column.plan.moved(numbers)
      for placement in column.placements.indices {
        guard case .flow(let source) = column.placements[placement].source else { continue }
        moved.placements[placement].source = .flow(numbers[source])
      }
      return moved
    }
  }

  // MARK: Fragments

  /// The fragments of the best setting with other lines in them; `nil` where notes would come to another line than
  /// that which refers to them.
  private func fragments(_ best: [Fragment], _ lines: [Line], _ chapter: ChapterID) -> [Fragment]? {
    var fragments = lines.enumerated().map { index, line in
      var fragment = best[index == 0 ? 0 : index == lines.count - 1 ? best.count - 1 : 1]
      fragment.lines[fragment.lines.count - 1].line = line
      fragment.notes = []
      fragment.targets = line.targets
      if index > 1 { fragment.breakCost = 0 } else if index == 1 { fragment.breakCost = best[1].breakCost }
      return fragment
    }
    for (index, fragment) in best.enumerated() {
      guard let line = fragment.lines.last?.line else { return nil }
      var targets = fragment.targets.filter { !line.targets.contains($0) }
      if !fragment.notes.isEmpty {
        guard let new = lines.firstIndex(where: { !Set($0.notes).isDisjoint(with: line.notes) }),
          Set(line.notes).isSubset(of: lines[new].notes)
        else { return nil }
        fragments[new].notes += fragment.notes
        let references = Set(line.notes.map { TargetName.noteReference($0, in: chapter) })
        fragments[new].targets += targets.filter(references.contains)
        targets.removeAll(where: references.contains)
      }
      if index == 0 { fragments[0].targets.insert(contentsOf: targets, at: 0) }
    }
    var position = best[0].position
    for (index, line) in lines.enumerated() {
      fragments[index].position = position
      position = position?.advanced(by: line.letters)
    }
    KeepTogether.assignCosts(to: &fragments, leading: leading)
    return fragments
  }
}
