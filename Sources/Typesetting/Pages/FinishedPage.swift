/// A page of which everything is known: what is packed, and what has been decided since.
struct FinishedPage: Sendable {
  /// All but its frames.
  var page: Page
  /// Its frames in the type area.
  var frames: PackedFrames
  /// Where the type area begins, and how much further what stands beside the text is moved.
  var origin: Point
  var sideShift: Double
  /// What stands in its margins.
  var running: PackedFrames
  /// How a vertical page is turned.
  var turn: TurnPage?
  /// Where links lead whose places are not in the book; nowhere if to nothing.
  var redirections: [String: String?]

  /// The page with its frames.
  func unpacked() throws(SpoolError) -> Page {
    var page = page
    let body = try UnpackFrames.run(frames).map { frame, isBeside in
      let placed = self.placed(frame, x: origin.x + (isBeside ? sideShift : 0))
      return turn.map { $0(placed) } ?? placed
    }
    page.frames = body + (try UnpackFrames.run(running)).map(\.frame)
    return page
  }

  private func placed(_ frame: Frame, x: Double) -> Frame {
    var frame = frame
    for index in frame.items.indices { frame.items[index] = frame.items[index].moved(x: x, y: origin.y) }
    frame.links = frame.links.compactMap { link in
      var link = link
      if case .target(let name) = link.destination, let other = redirections[name] {
        guard let other else { return nil }
        link.destination = .target(other)
      }
      link.rect = link.rect.moved(x: x, y: origin.y)
      return link
    }
    return frame
  }
}
