package import Themes

/// A finished page: everything on it has its place. Points, origin at the top left, y downward.
package struct Page: Sendable, Equatable {
  package var size: PageSize
  /// The folio as printed and as viewers show it (page label), such as `iv` or `12`.
  package var label: String
  package var master: PageMaster
  /// The frames in reading order; running heads and feet come last.
  package var frames: [Frame]
  /// The places on this page that links and the outline can lead to.
  package var targets: [LinkTarget]
  /// By how many degrees viewers turn it clockwise: 90 where a table lies on it.
  package var rotation = 0

  package init(
    size: PageSize, label: String, master: PageMaster, frames: [Frame] = [], targets: [LinkTarget] = []
  ) {
    self.size = size
    self.label = label
    self.master = master
    self.frames = frames
    self.targets = targets
  }
}

/// The kind of a page, which decides what stands in its margins.
package enum PageMaster: String, Sendable { case cover, title, contents, opening, body, blank }

/// A part of a page with one purpose.
package struct Frame: Sendable, Equatable {
  package var region: Region
  package var items: [FrameItem]
  package var links: [LinkArea]

  package init(region: Region, items: [FrameItem] = [], links: [LinkArea] = []) {
    self.region = region
    self.items = items
    self.links = links
  }
}

/// What a frame is for. Heads, feet and decoration are artifacts: no part of the text.
package enum Region: Sendable, Equatable {
  case cover, title, contents
  /// A column of the type area, counted from 0.
  case column(Int)
  /// What stands over several columns.
  case spanning
  case notes
  case head, foot, decoration
}

/// A place that links and the outline lead to.
package struct LinkTarget: Sendable, Equatable {
  /// An ASCII name, unique in the publication.
  package var name: String
  package var position: Point

  package init(name: String, position: Point) {
    self.name = name
    self.position = position
  }
}

/// An area of a page that leads somewhere.
package struct LinkArea: Sendable, Equatable {
  /// Where it leads.
  package enum Destination: Sendable, Hashable {
    /// The name of a ``LinkTarget``.
    case target(String)
    /// An absolute address.
    case address(String)
  }

  package var rect: Rect
  package var destination: Destination
  /// What it belongs to; ``number`` says which link of that it is, -1 the element itself.
  package var element: StructureElement?
  package var number: Int32

  package init(rect: Rect, destination: Destination, element: StructureElement? = nil, number: Int32 = -1) {
    self.rect = rect
    self.destination = destination
    self.element = element
    self.number = number
  }
}
