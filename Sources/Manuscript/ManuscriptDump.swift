/// Prints a publication as text: the format of goldens, the view for debugging, and documentation.
///
/// One block a line, children indented by two spaces; inlines as s-expressions; strings quoted, with
/// control characters escaped.
public struct ManuscriptDump: Sendable {
  private var text = ""
  private var depth = 0
  /// Whether lines of code are printed with their tokens.
  let showsTokens: Bool

  private init(showsTokens: Bool) { self.showsTokens = showsTokens }

  /// The dump of a whole publication, ending in a line feed; lines of code with their tokens if wanted.
  public static func text(of publication: Publication, showsTokens: Bool = false) -> String {
    var dump = ManuscriptDump(showsTokens: showsTokens)
    dump.add(publication)
    return dump.text
  }

  /// The dump of one chapter, ending in a line feed; lines of code with their tokens if wanted.
  public static func text(of chapter: Chapter, showsTokens: Bool = false) -> String {
    var dump = ManuscriptDump(showsTokens: showsTokens)
    dump.add(chapter)
    return dump.text
  }

  mutating func line(_ line: String) {
    for _ in 0..<depth { text += "  " }
    text += line
    text += "\n"
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
  var text = text
  return text.withUTF8 { bytes in
    var output: [UInt8] = [UInt8(ascii: "\"")]
    output.reserveCapacity(bytes.count + 16)
    var plain = 0
    var position = 0
    while position < bytes.count {
      guard mayNeedEscape(bytes[position]) else {
        position += 1
        continue
      }
      var end = position + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let character = String(decoding: bytes[position..<end], as: UTF8.self)
      if let escape = character.unicodeScalars.first.flatMap(escape) {
        output += bytes[plain..<position]
        output += escape.utf8
        plain = end
      }
      position = end
    }
    output += bytes[plain...]
    output.append(UInt8(ascii: "\""))
    return String(decoding: output, as: UTF8.self)
  }
}

/// Whether a byte of UTF-8 may begin a character that is escaped: a dump is mostly Han, which never is.
private func mayNeedEscape(_ byte: UInt8) -> Bool {
  switch byte {
  case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7F, 0xC2, 0xD8...0xDF, 0xE0...0xE2, 0xEF, 0xF0...:
    true
  default: false
  }
}

/// What stands for a character; `nil` for one that stands for itself.
private func escape(_ scalar: Unicode.Scalar) -> String? {
  switch scalar {
  case "\"", "\\": return "\\\(scalar)"
  case "\n": return "\\n"
  case "\t": return "\\t"
  // Marks that all scripts share, and letters of full width.
  case "\u{2010}"..."\u{2027}", "\u{FF01}"..."\u{FFEE}": return nil
  default:
    switch scalar.properties.generalCategory {
    case .control, .format: return "\\u{\(String(scalar.value, radix: 16))}"
    default: return nil
    }
  }
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
