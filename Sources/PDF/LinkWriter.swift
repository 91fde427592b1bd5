import Manuscript
import PDFDocuments
import Typesetting

/// A link of a page, ready to be written.
struct PageLink {
  /// Points from the top left of the page.
  var rect: Rect
  var destination: LinkArea.Destination
  /// The node that it belongs to.
  var node: Int
}

extension Painter {
  /// Makes an area a link. One that leads to no place of the book stays text, and there is a finding.
  mutating func write(_ link: LinkArea) {
    if case .target(let name) = link.destination, !targets.contains(name) {
      findings.append(Finding(.linkUnresolved, "a link leads to “\(name)”, which is on no page"))
      return
    }
    if case .address(let address) = link.destination,
      WebAddress.ascii(address).utf8.count > PDFValue.mostBytes
    {
      findings.append(
        Finding(
          .linkUnresolved, "the address “\(address.prefix(60))…” is too long for a link; its words stay"))
      return
    }
    let node = node(of: link)
    guard let page = links.indices.last else { return }
    tree.addLink(links[page].count, to: node)
    links[page].append(PageLink(rect: link.rect, destination: link.destination, node: node))
  }

  private mutating func node(of link: LinkArea) -> Int {
    let element = tree.node(link.element)
    if link.number >= 0 { return tree.link(link.number, in: element) }
    return link.element?.role == .link ? element : tree.add(.link, in: element)
  }
}

/// Addresses as a PDF has them.
enum WebAddress {
  /// An address in ASCII (RFC 3987 §3.1).
  static func ascii(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in address.utf8 {
      let isPlain = byte > 0x20 && byte < 0x7f && !"()\\<>\"{}|^`".utf8.contains(byte)
      result += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: result, as: UTF8.self)
  }
}
