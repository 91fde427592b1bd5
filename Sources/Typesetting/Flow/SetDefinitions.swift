import Manuscript
import Themes

extension CollectBlocks {
  /// Adds a definition list: terms in bold, definitions inset by two em.
  mutating func add(_ list: DefinitionList, _ style: FlowStyle, _ place: FlowPlace) {
    let first = items.count
    var text = style.language(list.attributes.language)
    text.indent = 0
    var inner = place
    inner.left += min(2 * style.size, measure(place) / 4)
    var head = place
    let element = StructureElement(
      .list, in: place.parent, language: text.language, attributes: .list(isNumbered: false))
    for item in list.items {
      let parts = listItem(in: element)
      (head.parent, inner.parent) = (parts.label, parts.body)
      for term in item.terms { add(title: term, text, head) }
      for definition in item.definitions { collect(definition, text, inner) }
    }
    guard first < items.count else { return }
    update(first) { [targets = targets(list.attributes)] in $0.targets += targets }
  }
}
