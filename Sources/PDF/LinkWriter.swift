import Manuscript
import PangoCairo
import Typesetting

extension Painter {
  /// Makes an area a link. One that leads to no place of the book stays text, and there is a finding.
  mutating func write(_ link: LinkArea) {
    switch link.destination {
    case .address(let address): surface.addLink(PaintArea(link.rect), address: address)
    case .target(let name) where targets.contains(name):
      surface.addLink(PaintArea(link.rect), destination: name)
    case .target(let name):
      findings.append(Finding(.linkUnresolved, "a link leads to “\(name)”, which is on no page"))
    }
  }
}
