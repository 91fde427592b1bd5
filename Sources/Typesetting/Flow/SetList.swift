import Manuscript
import Themes

extension CollectBlocks {
  /// Adds a list: its text hangs two em from the edge, where the first line of a paragraph begins.
  mutating func add(_ list: List, _ style: FlowStyle, _ place: FlowPlace) {
    let widest = numberWidth(list)
    let em = style.size
    let inset = inset(max(2 * em, ((widest + 0.4 * em) / em).rounded(.up) * em), place, style)
    var inner = place
    inner.left += inset
    let element = element(of: list, style, place)
    for (index, item) in list.items.enumerated() {
      let outer = pendingMark
      pendingMark = mark(list, index, style, left: place.left, width: inset)
      let parts = listItem(in: element, alternative: item.isDone.map { $0 ? "☑" : "☐" })
      pendingMark?.element = parts.label
      inner.parent = parts.body
      let first = items.count
      if let outer { addLine(outer, style, place) }
      var text = style.language(list.attributes.language)
      text.indent = 0
      collect(item.blocks, text, inner)
      if pendingMark != nil { collect([.paragraph(Paragraph([]))], text, inner) }
      if index == 0, first < items.count {
        update(first) { [names = targets(list.attributes)] in $0.targets += names }
      }
    }
  }

  /// Insets never take more than what leaves eight em to the text, however deep lists nest.
  private func inset(_ inset: Double, _ place: FlowPlace, _ style: FlowStyle) -> Double {
    max(0, min(inset, measure(place) - 8 * style.size))
  }

  /// The mark of the outer list where a list item begins with a list.
  private mutating func addLine(_ mark: ListMark, _ style: FlowStyle, _ place: FlowPlace) {
    let inner = pendingMark
    pendingMark = mark
    collect([.paragraph(Paragraph([]))], style, place)
    update(items.count - 1) { $0.keepsWithNext = true }
    pendingMark = inner
  }

  /// Half an em for each digit and the stop: what the widest number needs at most, in points.
  private func numberWidth(_ list: List, _ em: Double = 0.6) -> Double {
    guard case .ordered(let start) = list.kind else { return 0 }
    let last = start + list.items.count - 1
    return Double(max(String(start).count, String(last).count) + 1) * em * theme.text.size
  }

  private func mark(
    _ list: List, _ index: Int, _ style: FlowStyle, left: Double, width: Double
  ) -> ListMark {
    if let isDone = list.items[index].isDone {
      return ListMark(content: .task(isDone: isDone), left: left + max(0, width - 1.25 * style.size))
    }
    let set = style.paragraph(measure: measure, alignment: .start)
    switch list.kind {
    case .bullet:
      // The bullet of a Latin face: Han faces have a dot that is lost beside their characters.
      let bullet = Inline.span(.english, [.text("•")])
      return ListMark(content: .text([bullet], set), left: left + max(0, width - style.size))
    case .ordered(let start):
      // A stop would lie on its side below an upright figure.
      let stop = theme.writing == .vertical && style.language.isCJK ? "、" : "."
      return ListMark(
        content: .text([.text("\(start + index)\(stop)")], set), left: left,
        right: left + width - 0.4 * style.size)
    }
  }
}
