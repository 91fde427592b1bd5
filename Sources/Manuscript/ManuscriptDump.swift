/// Prints a publication as text: the format of goldens, the view for debugging, and documentation.
///
/// One block a line, children indented by two spaces; inlines as s-expressions; strings quoted, with
/// control characters escaped.
public struct ManuscriptDump: Sendable {
  private var lines: [String] = []
  private var depth = 0

  /// The dump of a whole publication, ending in a line feed.
  public static func text(of publication: Publication) -> String {
    var dump = ManuscriptDump()
    dump.add(publication)
    return dump.text
  }

  /// The dump of one chapter, ending in a line feed.
  public static func text(of chapter: Chapter) -> String {
    var dump = ManuscriptDump()
    dump.add(chapter)
    return dump.text
  }

  private var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ text: String) {
    lines.append(String(repeating: "  ", count: depth) + text)
  }

  mutating func indented(_ body: (inout ManuscriptDump) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  private mutating func add(_ publication: Publication) {
    line("publication \(quoted(publication.metadata.title)) language=\(publication.metadata.language)")
    indented { dump in
      dump.add(publication.metadata)
      switch publication.cover {
      case .drawn: break
      case .image(let id): dump.line("cover \(id)")
      case .none: dump.line("cover none")
      }
      for part in publication.parts { dump.add(part) }
      for (id, origin) in publication.resources.sorted(by: { $0.key < $1.key }) {
        dump.line("resource \(id) \(describe(origin))")
      }
    }
  }

  private mutating func add(_ metadata: Metadata) {
    if let subtitle = metadata.subtitle { line("subtitle \(quoted(subtitle))") }
    for creator in metadata.creators {
      let fileAs = creator.fileAs.map { " file-as=\(quoted($0))" } ?? ""
      line("creator \(quoted(creator.name)) role=\(creator.role)\(fileAs)")
    }
    if let date = metadata.date { line("date \(date.iso8601)") }
    if let description = metadata.description { line("description \(quoted(description))") }
    if let identifier = metadata.identifier { line("identifier \(quoted(identifier))") }
    if let publisher = metadata.publisher { line("publisher \(quoted(publisher))") }
    if let rights = metadata.rights { line("rights \(quoted(rights))") }
    if !metadata.subjects.isEmpty { line("subjects \(metadata.subjects.map(quoted).joined(separator: " "))") }
    if let series = metadata.series {
      line("series \(quoted(series.name))\(series.number.map { " number=\(quoted($0))" } ?? "")")
    }
    if let site = metadata.site { line("site \(quoted(site))") }
    for source in metadata.sources {
      line(
        "from \(quoted(source.name)) posts=\(source.posts)\(source.address.map { " \(quoted($0))" } ?? "")")
    }
  }

  private mutating func add(_ part: Part) {
    guard let title = part.title else { return part.chapters.forEach { add($0) } }
    line("part \(quoted(title))")
    indented { dump in part.chapters.forEach { dump.add($0) } }
  }

  private mutating func add(_ chapter: Chapter) {
    let role = chapter.role == .article ? "" : " role=\(chapter.role.rawValue)"
    line("chapter \(chapter.id) \(quoted(chapter.title)) language=\(chapter.language)\(role)")
    indented { dump in
      dump.add(chapter.byline)
      dump.add(chapter.blocks)
      for note in chapter.notes {
        dump.line("note \(quoted(note.id.description))")
        dump.indented { $0.add(note.blocks) }
      }
    }
  }

  private mutating func add(_ byline: Byline) {
    if !byline.authors.isEmpty { line("authors \(byline.authors.map(quoted).joined(separator: " "))") }
    if let date = byline.date { line("date \(date.iso8601)") }
    if let source = byline.source { line("source \(quoted(source))") }
    if let name = byline.sourceName { line("site \(quoted(name))") }
    if !byline.categories.isEmpty {
      line("categories \(byline.categories.map(quoted).joined(separator: " "))")
    }
    if !byline.tags.isEmpty { line("tags \(byline.tags.map(quoted).joined(separator: " "))") }
  }
}

/// The string in quotation marks, with quotation marks, backslashes and control characters escaped.
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case _ where [.control, .format].contains(scalar.properties.generalCategory):
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func describe(_ origin: ResourceOrigin) -> String {
  switch origin {
  case .file(let path): "file \(quoted(path))"
  case .missing(let path): "missing \(quoted(path))"
  case .data(let bytes): "data \(bytes.count) bytes"
  case .remote(let address): "remote \(quoted(address))"
  case .either(let first, let second): "\(describe(first)) or \(describe(second))"
  }
}
