/// Lowers what filters of a drawing ask for to what an eye can see, so that no drawing takes hours to paint.
///
/// - `numOctaves` of `feTurbulence` (Filter Effects §9.21): each octave has half the weight of the one before, and
///   from the tenth on none is a step of eight bits.
/// - `radius` of `feMorphology` (§9.14): its cost grows with the square.
/// - Elements that ask for a filter: behind the two hundredth they are painted without.
///
/// - Parameter root: the drawing.
/// - Returns: how many elements lost their filter.
func limitFilters(of root: SVGNode) -> Int {
  var limiter = FilterLimiter()
  limiter.visit(root)
  return limiter.removed
}

private struct FilterLimiter {
  var removed = 0
  private var uses = 0
  private static let mostUses = 200

  /// Depth is bounded by the parser (256).
  mutating func visit(_ element: SVGNode) {
    switch element.name {
    case "feTurbulence": lower("numOctaves", of: element, to: 10)
    case "feMorphology": lower("radius", of: element, to: 32)
    default: break
    }
    for attribute in element.attributes where isFilter(attribute) {
      uses += 1
      guard uses > Self.mostUses else { continue }
      attribute.remove()
      removed += 1
    }
    for child in element.children where child.isElement { visit(child) }
  }

  private func isFilter(_ attribute: SVGNode.Attribute) -> Bool {
    attribute.name == "filter" || attribute.name == "style" && attribute.value.contains("filter")
  }

  private func lower(_ name: String, of element: SVGNode, to most: Double) {
    guard let value = element.attribute(name) else { return }
    let numbers = value.split { $0 == " " || $0 == "," }.map { Double($0) ?? 0 }
    guard numbers.contains(where: { $0 > most }) else { return }
    for attribute in element.attributes where attribute.name == name { attribute.remove() }
    element.setAttribute(name, numbers.map { String(Int(min($0, most))) }.joined(separator: " "))
  }
}
