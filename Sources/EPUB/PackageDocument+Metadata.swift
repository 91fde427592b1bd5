import Manuscript
import Profiles
import Themes

extension PackageDocument {
  mutating func writeMetadata() {
    let metadata = book.metadata
    xml.open("metadata", XMLAttribute("xmlns:dc", "http://purl.org/dc/elements/1.1/"))
    xml.newline()
    xml.element("dc:identifier", .id("book-id"), text: identifier)
    xml.newline()
    if let given = metadata.identifier { dublinCore("identifier", given) }
    writeTitles(metadata)
    for (index, creator) in metadata.creators.enumerated() { write(creator, number: index + 1) }
    writeLanguages(metadata.language)
    if let date = metadata.date { dublinCore("date", date.iso8601) }
    if let publisher = metadata.publisher { dublinCore("publisher", publisher) }
    if let rights = metadata.rights { dublinCore("rights", rights) }
    if let description = metadata.description { dublinCore("description", description) }
    for subject in metadata.subjects { dublinCore("subject", subject) }
    if let site = metadata.site { dublinCore("source", site) }
    for source in metadata.sources { if let address = source.address { dublinCore("source", address) } }
    meta("dcterms:modified", book.options.modified.utc)
    if let series = metadata.series { write(series) }
    // EPUB Accessibility 1.1 §3.4: readers must know to which edition the numbers belong.
    if facts.hasPageBreaks, let list = book.options.pageList { meta("pageBreakSource", list.source) }
    write(Accessibility(facts, language: metadata.language))
    if book.options.profile.rules.hasAppleOptions, !fonts.isEmpty { meta(AppleOptions.property, "true") }
    // Reading systems of EPUB 2, and shops, look for these two.
    if let cover { legacyMeta("cover", cover.id) }
    // Kindle takes the direction of its pages from this one.
    if book.theme.writing == .vertical { legacyMeta("primary-writing-mode", "vertical-rl") }
    legacyMeta("generator", book.options.generator)
    xml.closeLine()
  }

  /// An element of Dublin Core; epubcheck refuses empty ones, and they say nothing.
  private mutating func dublinCore(_ name: String, id: String? = nil, _ text: String) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    xml.element("dc:" + name, XMLAttribute("id", id), text: text)
    xml.newline()
  }

  private mutating func meta(
    _ property: String, refines id: String? = nil, scheme: String? = nil, _ text: String
  ) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    xml.element(
      "meta", XMLAttribute("refines", id.map { "#" + $0 }), XMLAttribute("property", property),
      XMLAttribute("scheme", scheme), text: text)
    xml.newline()
  }

  private mutating func legacyMeta(_ name: String, _ content: String) {
    xml.empty("meta", XMLAttribute("name", name), XMLAttribute("content", content))
    xml.newline()
  }

  private mutating func writeTitles(_ metadata: Metadata) {
    dublinCore("title", id: "title", metadata.title)
    meta("title-type", refines: "title", "main")
    guard let subtitle = metadata.subtitle, !subtitle.allSatisfy(\.isWhitespace) else { return }
    meta("display-seq", refines: "title", "1")
    dublinCore("title", id: "subtitle", subtitle)
    meta("title-type", refines: "subtitle", "subtitle")
    meta("display-seq", refines: "subtitle", "2")
  }

  private mutating func write(_ creator: Creator, number: Int) {
    guard !creator.name.allSatisfy(\.isWhitespace) else { return }
    let id = "creator-\(number)"
    dublinCore("creator", id: id, creator.name)
    meta("role", refines: id, scheme: "marc:relators", creator.role)
    if let fileAs = creator.fileAs { meta("file-as", refines: id, fileAs) }
    meta("display-seq", refines: id, "\(number)")
  }

  /// The book's language, and then those of passages in it.
  private mutating func writeLanguages(_ main: Language) {
    dublinCore("language", main.description)
    for language in facts.languages.map(\.description).sorted() where language != main.description {
      dublinCore("language", language)
    }
  }

  private mutating func write(_ series: Series) {
    xml.element("meta", .id("series"), XMLAttribute("property", "belongs-to-collection"), text: series.name)
    xml.newline()
    meta("collection-type", refines: "series", "series")
    // A position is numbers with points between them (EPUB 3.3 §D.3.7), whatever is printed.
    let position = series.number?.filter { $0.isASCII && ($0.isNumber || $0 == ".") } ?? ""
    meta("group-position", refines: "series", position)
  }

  private mutating func write(_ accessibility: Accessibility) {
    for mode in accessibility.modes { meta("schema:accessMode", mode) }
    for modes in accessibility.sufficientModes { meta("schema:accessModeSufficient", modes) }
    for feature in accessibility.features { meta("schema:accessibilityFeature", feature) }
    for hazard in accessibility.hazards { meta("schema:accessibilityHazard", hazard) }
    meta("schema:accessibilitySummary", accessibility.summary)
  }
}
