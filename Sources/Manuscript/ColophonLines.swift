/// The lines of a colophon, the same in both books.
package enum ColophonLines {
  /// What the book is, who made it, and where its posts were published, as far as known; one paragraph each.
  ///
  /// - Parameters:
  ///   - metadata: of the book.
  ///   - date: stands where the metadata have none.
  /// - Returns: text, addresses as links, and heads that are strong.
  package static func paragraphs(_ metadata: Metadata, date: PostDate? = nil) -> [[Inline]] {
    let language = metadata.language
    let names = Wording.names(metadata.creators.map(\.name), in: language)
    let words = [
      title(metadata), names, metadata.publisher,
      (metadata.date ?? date).map { Wording.date($0, in: language) }, metadata.rights, metadata.identifier,
    ]
    var lines = words.compactMap(\.self).filter { !$0.isEmpty }.map { [Inline.text($0)] }
    if metadata.sources.isEmpty {
      if let site = metadata.site { lines.append([address(site)]) }
    } else {
      lines.append([.strong([.text(Wording(language).sources)])])
      lines += metadata.sources.map { credit($0, language) }
    }
    return lines
  }

  /// The title, and the series where that is not in it.
  private static func title(_ metadata: Metadata) -> String {
    guard let series = metadata.series, !metadata.title.contains(series.name) else { return metadata.title }
    let place = [series.name, series.number].compactMap(\.self).joined(separator: " ")
    return metadata.title + Wording(metadata.language).bylineSeparator + place
  }

  /// A site, how many posts are from it, and its address.
  private static func credit(_ source: SourceCredit, _ language: Language) -> [Inline] {
    let separator = Wording(language).bylineSeparator
    let text = source.name + separator + Wording.posts(source.posts, in: language)
    return [.text(text)] + (source.address.map { [.text(separator), address($0)] } ?? [])
  }

  private static func address(_ text: String) -> Inline { .link(Link(.external(text), [.text(text)])) }
}
