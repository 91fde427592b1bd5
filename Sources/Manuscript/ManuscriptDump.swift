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
    let metadata = publication.metadata
    line("publication \(quoted(metadata.title)) language=\(metadata.language)")
    indented { dump in
      if let subtitle = metadata.subtitle { dump.line("subtitle \(quoted(subtitle))") }
      for creator in metadata.creators { dump.line("creator \(quoted(creator.name)) role=\(creator.role)") }
      if let date = metadata.date { dump.line("date \(date.iso8601)") }
      if let description = metadata.description { dump.line("description \(quoted(description))") }
      if case .image(let id) = publication.cover { dump.line("cover \(id)") }
      for part in publication.parts { dump.add(part) }
      for (id, origin) in publication.resources.sorted(by: { $0.key < $1.key }) {
        dump.line("resource \(id) \(describe(origin))")
      }
    }
  }

  private mutating func add(_ part: Part) {
    guard let title = part.title else { return part.chapters.forEach { add($0) } }
    line("part \(quoted(title))")
    indented { dump in part.chapters.forEach { dump.add($0) } }
  }

  private mutating func add(_ chapter: Chapter) {
    line("chapter \(chapter.id) \(quoted(chapter.title)) language=\(chapter.language)")
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
    case _ where scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func describe(_ origin: ResourceOrigin) -> String {
  switch origin {
  case .file(let path): "file \(quoted(path))"
  case .data(let bytes): "data \(bytes.count) bytes"
  case .remote(let address): "remote \(quoted(address))"
  }
}
