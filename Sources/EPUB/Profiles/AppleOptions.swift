/// What tells Apple Books that a book brings fonts: a property of the package (Apple Books Asset Guide, “Fonts”), and the
/// file that its older versions look for.
enum AppleOptions {
  static let path = "META-INF/com.apple.ibooks.display-options.xml"
  static let property = "ibooks:specified-fonts"
  static let prefix = XMLAttribute(
    "prefix", "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/")

  static func document() -> [UInt8] {
    var xml = XMLWriter()
    xml.open("display_options")
    xml.open("platform", XMLAttribute("name", "*"))
    xml.element("option", XMLAttribute("name", "specified-fonts"), text: "true")
    xml.close()
    xml.closeLine()
    return xml.bytes
  }
}
