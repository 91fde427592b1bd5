/// What the manifest must declare about a content document (EPUB 3.3 §D.5), in the spelling of its
/// `properties`. Found by the writer in what it writes, and so true of the document as it is.
enum DocumentFeature: String, Sendable, CaseIterable {
  case mathml
  case remoteResources = "remote-resources"
  case scripted
  case svg

  /// The feature that an element brings with it.
  init?(element: String) {
    switch element {
    case "svg": self = .svg
    case "math": self = .mathml
    case "script", "form": self = .scripted
    default: return nil
    }
  }

  /// The feature that an attribute brings with it.
  init?(attribute: XMLAttribute) {
    guard attribute.name == "src", attribute.value.contains("://") else { return nil }
    self = .remoteResources
  }
}
