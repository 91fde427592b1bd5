/// `META-INF/container.xml` and the paths that it leads to (OCF §4.2.6.3.1).
enum Container {
  /// The folder of the publication within the container.
  static let folder = "EPUB/"
  /// The package document in that folder.
  static let packageDocument = "package.opf"

  static func document() -> [UInt8] {
    var xml = XMLWriter()
    xml.open(
      "container", XMLAttribute("version", "1.0"),
      XMLAttribute("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"))
    xml.open("rootfiles")
    xml.empty(
      "rootfile", XMLAttribute("full-path", folder + packageDocument),
      XMLAttribute("media-type", MediaType.package.rawValue))
    xml.close()
    xml.closeLine()
    return xml.bytes
  }
}
