import Themes

/// Brings a page to its side and its folio: margins, links that have a place to lead to, targets that are not there yet.
struct FinishPage {
  let geometry: PageGeometry
  var references: ResolveReferences
  private var placedTargets: Set<String> = []

  init(geometry: PageGeometry, references: ResolveReferences) {
    self.geometry = geometry
    self.references = references
  }

  /// The finished page, without running content.
  mutating func finish(_ composed: ComposedPage, label: String, isRecto: Bool) -> FinishedPage {
    let origin = Point(x: geometry.left(isRecto: isRecto), y: geometry.top(isRecto: isRecto))
    // The column beside the text was placed at its right.
    let sideShift = geometry.isSideAtLeft(isRecto: isRecto) ? -(geometry.sideLeft + geometry.sideExtent) : 0
    var page = Page(size: geometry.size, label: label, master: composed.master)
    page.rotation = composed.rotation
    let turn = geometry.isVertical ? TurnPage(width: geometry.size.width) : nil
    page.targets = targets(composed, at: origin, turn)
    return FinishedPage(
      page: page, frames: composed.frames, origin: origin, sideShift: sideShift, running: .none, turn: turn,
      redirections: redirections(composed))
  }

  /// A name is a place but once.
  private mutating func targets(_ page: ComposedPage, at origin: Point, _ turn: TurnPage?) -> [LinkTarget] {
    page.targets.filter { placedTargets.insert($0.name).inserted }.map { target in
      let place = Point(x: target.position.x + origin.x, y: target.position.y + origin.y)
      return LinkTarget(name: target.name, position: turn.map { $0(place) } ?? place)
    }
  }

  private mutating func redirections(_ page: ComposedPage) -> [String: String?] {
    var redirections: [String: String?] = [:]
    for name in page.references {
      let other = references.resolve(name)
      if other != name { redirections.updateValue(other, forKey: name) }
    }
    return redirections
  }
}
