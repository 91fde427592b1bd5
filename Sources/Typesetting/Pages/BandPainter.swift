/// Draws bands: one rectangle for consecutive fragments that share one, over the blanks between them.
enum BandPainter {
  static func fills(_ placed: [DraftPage.Placed]) -> [FrameItem] {
    var order: [Band] = []
    var extents: [Int: (left: Double, top: Double, bottom: Double)] = [:]
    for item in placed {
      for band in item.fragment.bands {
        if extents[band.id] == nil { order.append(band) }
        let known = extents[band.id] ?? (item.x + band.left, item.y, item.y)
        extents[band.id] = (known.left, known.top, item.y + item.fragment.height)
      }
    }
    return order.compactMap { band in
      guard let extent = extents[band.id] else { return nil }
      let height = extent.bottom - extent.top + 2 * band.bleed
      let rect = Rect(x: extent.left, y: extent.top - band.bleed, width: band.width, height: height)
      return .fill(rect, band.color)
    }
  }
}
