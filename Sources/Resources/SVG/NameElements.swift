/// Gives the elements of a drawing identifiers that are names in XML, each once.
///
/// Drawing programs write `id="8c50…"` and, after a copy, the same one twice; browsers do not mind, but a book
/// with such a drawing is invalid (XML 1.0 §3.3.1, “ID”). References inside the drawing follow.
struct NameElements {
  private var renamed: [String: String] = [:]
  private var used: Set<String> = []

  /// Renames below `root`.
  static func run(_ root: SVGNode) {
    var naming = NameElements()
    naming.collect(root)
    naming.name(root)
    if !naming.renamed.isEmpty { naming.follow(root) }
  }

  /// The names that stay, so that no new one meets them.
  private mutating func collect(_ element: SVGNode) {
    if let id = element.attribute("id"), Self.isName(id) { used.insert(id) }
    for child in element.children where child.isElement { collect(child) }
  }

  private mutating func name(_ root: SVGNode) {
    var seen: Set<String> = []
    var waiting = [root]
    while let element = waiting.popLast() {
      waiting += element.children.filter(\.isElement).reversed()
      guard let id = element.attribute("id") else { continue }
      if !seen.insert(id).inserted {
        // References mean the first element of a name.
        element.attributes.first { $0.namespace == nil && $0.name == "id" }?.remove()
      } else if !Self.isName(id) {
        let name = unused(Self.name(from: id))
        renamed[id] = name
        element.setAttribute("id", name)
      }
    }
  }

  private mutating func unused(_ name: String) -> String {
    var candidate = name
    while !used.insert(candidate).inserted { candidate += "_" }
    return candidate
  }

  private func follow(_ element: SVGNode) {
    for attribute in element.attributes {
      let value = attribute.value
      let now = value.hasPrefix("#") ? reference(value) : StyleReferences.mapped(value) { reference($0) }
      guard let now, now != value else { continue }
      attribute.set(now, of: element)
    }
    if element.name == "style" {
      let style = element.text
      let now = StyleReferences.mapped(style) { reference($0) }
      if now != style { element.replaceContent(now) }
    }
    for child in element.children where child.isElement { follow(child) }
  }

  /// The reference that has taken the place of `#id`; `nil` where it stays.
  private func reference(_ address: String) -> String? {
    guard address.hasPrefix("#") else { return nil }
    return renamed[String(address.dropFirst())].map { "#" + $0 }
  }

  /// Whether an identifier is a name without a colon (Namespaces in XML §3, “NCName”).
  private static func isName(_ id: String) -> Bool {
    guard let first = id.unicodeScalars.first else { return false }
    return begins(first) && id.unicodeScalars.allSatisfy(continues)
  }

  private static func name(from id: String) -> String {
    id.unicodeScalars.reduce(into: "id-") { name, scalar in
      name += continues(scalar) ? String(scalar) : "_\(String(scalar.value, radix: 16))"
    }
  }

  private static func begins(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic && scalar.properties.numericType == nil
  }

  private static func continues(_ scalar: Unicode.Scalar) -> Bool {
    begins(scalar) || scalar == "-" || scalar == "." || ("0"..."9").contains(scalar)
  }
}
