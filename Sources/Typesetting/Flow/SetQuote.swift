import Manuscript
import Themes

extension CollectBlocks {
  /// Adds a quotation: its own face, inset at both sides, a blank line around it.
  mutating func add(_ quote: Quote, _ style: FlowStyle, _ place: FlowPlace) {
    if let pulled = pulled(quote, style, place) { return add(pulled) }
    var text = style.language(quote.attributes.language)
    text.font = theme.quote.font
    var inner = inset(place, by: theme.quote.inset.points(at: style.size), style)
    inner.parent = StructureElement(.quotation, in: place.parent, language: text.language)
    if theme.quote.bar { inner.bands.append(band(left: place.left, width: 2, theme.colors.accent)) }
    surround(quote.attributes, style, place) { $0.collect(quote.blocks, text, inner) }
  }

  /// Adds an aside: its title in bold, a bar at its left, a blank line around it.
  mutating func add(_ aside: Aside, _ style: FlowStyle, _ place: FlowPlace) {
    let text = style.language(aside.attributes.language)
    var inner = place
    inner.left += min(2 * style.size, measure(place) / 4)
    inner.bands.append(band(left: place.left + 0.75 * style.size, width: 1.5, theme.colors.rule))
    inner.parent = StructureElement(.division, in: place.parent, language: text.language)
    surround(aside.attributes, style, place) { collector in
      if let title = aside.title, !title.isEmpty { collector.add(title: title, text, inner) }
      collector.collect(aside.blocks, text, inner)
    }
  }

  /// Adds a bold line that stays with what follows: the title of an aside, the term of a definition.
  mutating func add(title: [Inline], _ style: FlowStyle, _ place: FlowPlace) {
    var bold = style
    bold.font = theme.heading.font
    bold.weight = .bold
    let set = bold.paragraph(measure: measure(place), alignment: .start)
    add(FlowItem(content: .text(title, set), style: style, place: place, keepsWithNext: true))
  }

  /// Insets both sides by whole em, and by less where the measure would become shorter than twelve em.
  private func inset(_ place: FlowPlace, by inset: Double, _ style: FlowStyle) -> FlowPlace {
    let room = max(0, (measure(place) / style.size - 12) / 2).rounded(.down) * style.size
    var place = place
    place.left += max(min(inset, room), min(inset, style.size))
    place.right += min(inset, room)
    return place
  }

  /// Gives what `body` adds the block's targets and, outside of other blocks, a blank line before and after.
  mutating func surround(
    _ attributes: Attributes, _ style: FlowStyle, _ place: FlowPlace, _ body: (inout CollectBlocks) -> Void
  ) {
    let first = items.count
    body(&self)
    guard first < items.count else { return }
    let blank = isBody && place.left == 0 ? style.leading : 0
    update(first) { [targets = targets(attributes)] item in
      item.spaceBefore = max(item.spaceBefore, blank)
      item.targets += targets
    }
    update(items.count - 1) { $0.spaceAfter = max($0.spaceAfter, blank) }
  }
}
