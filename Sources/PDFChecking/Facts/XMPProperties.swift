/// Properties of a metadata packet, which are written as attributes or as elements, in lists or not.
struct XMPProperties {
  private let packet: String

  init(_ packet: String) { self.packet = packet }

  /// The value of a property, such as `pdfaid:part`; the items of a list follow each other with commas between.
  subscript(name: String) -> String? { attribute(name) ?? element(name) }

  private func attribute(_ name: String) -> String? {
    guard let start = packet.range(of: " \(name)=\"") else { return nil }
    return XMPProperties.unescaped(packet[start.upperBound...].prefix { $0 != "\"" })
  }

  private func element(_ name: String) -> String? {
    guard let start = packet.range(of: "<\(name)>"),
      let end = packet[start.upperBound...].range(of: "</\(name)>")
    else { return nil }
    var (texts, rest) = ([String](), packet[start.upperBound..<end.lowerBound])
    while let open = rest.firstIndex(of: "<") {
      texts.append(XMPProperties.unescaped(rest[..<open]))
      rest = rest[open...].drop { $0 != ">" }.dropFirst()
    }
    texts.append(XMPProperties.unescaped(rest))
    return texts.filter { $0.contains { !$0.isWhitespace } }.joined(separator: ", ")
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = String(text)
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ] {
      result = result.replacing(entity, with: character)
    }
    return result
  }
}

extension StringProtocol {
  /// Where a text first stands.
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
