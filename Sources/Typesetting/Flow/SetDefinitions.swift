import Manuscript
import Themes

extension CollectBlocks {
  /// Adds a definition list: terms in bold, definitions inset by two em. A blank line sets it off from the text:
  /// a term is as long as a line of a paragraph may be, and would be read as its last one.
  mutating func add(_ list: DefinitionList, _ style: FlowStyle, _ place: FlowPlace) {
    surround(list.attributes, style, place) { $0.addItems(of: list, style, place) }
  }

  private mutating func addItems(of list: DefinitionList, _ style: FlowStyle, _ place: FlowPlace) {
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
  }
}
