import Manuscript
import Themes

extension CollectBlocks {
  /// Adds a link card: what a book cannot hold, as its title over its address, both leading there.
  mutating func add(_ card: LinkCard, _ style: FlowStyle, _ place: FlowPlace) {
    let text = style.language(card.attributes.language)
    var inner = place
    inner.left += min(style.size, measure(place) / 4)
    inner.bands.append(band(left: place.left, width: 2, theme.colors.accent))
    inner.parent = StructureElement(.division, in: place.parent, language: text.language)
    let link = { (shown: String) in [Inline.link(Link(.external(card.address), [.text(shown)]))] }
    let first = items.count
    add(title: link(card.title), text, inner)
    if card.title != card.address { add(address: link(card.address), text, inner) }
    update(first) { [targets = targets(card.attributes)] item in
      item.targets += targets
      item.spaceBefore = 0.5 * style.leading
    }
    update(items.count - 1) { item in
      item.keepsWithNext = false
      item.spaceAfter = 0.5 * style.leading
    }
  }

  private mutating func add(address: [Inline], _ style: FlowStyle, _ place: FlowPlace) {
    var small = style
    small.font = theme.note.font
    small.size = min(style.size, theme.note.size)
    small.color = theme.colors.muted
    let set = small.paragraph(measure: measure(place), alignment: .start)
    add(FlowItem(content: .text(address, set), style: style, place: place))
  }
}
