import Manuscript
import PangoCairo
import Resources
import Themes

@testable import Typesetting

/// A setter in which every character is a square em: lines can be counted by hand.
///
/// It breaks anywhere, knows no rule of any script, and sets everything in one face.
final class SquareSetter: ParagraphSetter {
  private struct Cell {
    var character: Character
    var link: LinkArea.Destination?
    var note: NoteID?
    var image: ResourceID?
  }

  func set(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> SetParagraph {
    var lines: [[Cell]] = [[]]
    var room = Int((style.measure - style.firstIndent) / style.size + 0.001)
    for cell in cells(inlines, context) {
      if cell.character == "\n" || lines[lines.count - 1].count >= max(1, room) {
        lines.append([])
        room = Int(style.measure / style.size + 0.001)
        if cell.character == "\n" { continue }
      }
      lines[lines.count - 1].append(cell)
    }
    return SetParagraph(
      lines: lines.enumerated().map { line($1, style, $0 == 0 ? style.firstIndent : 0, context) })
  }

  func widths(_ inlines: [Inline], _ style: ParagraphStyle, _ context: InlineContext) -> ContentWidths {
    let count = Double(cells(inlines, context).count)
    let words = inlines.plainText.split(whereSeparator: { !$0.isASCII || $0 == " " })
    let longest = Double(words.map(\.count).max() ?? 0)
    return ContentWidths(minimum: max(min(count, 1), longest) * style.size, natural: count * style.size)
  }

  func setCells(_ pieces: [CellPiece], _ style: ParagraphStyle, cell: Double) -> Line {
    let text = pieces.map(\.text).joined()
    var x = 0.0
    var glyphs: [Glyph] = []
    for character in text {
      glyphs.append(Glyph(id: character.unicodeScalars.first?.value ?? 0, x: x))
      x += Double(CellWidth.cells(character)) * cell
    }
    let run = run(text, glyphs, style, x: 0)
    return Line(items: text.isEmpty ? [] : [.glyphs(run)], width: x, ascent: 0, descent: 0)
  }

  private func cells(_ inlines: [Inline], _ context: InlineContext, _ link: LinkArea.Destination? = nil)
    -> [Cell]
  {
    inlines.flatMap { inline -> [Cell] in
      switch inline {
      case .text(let text), .code(let text), .math(let text):
        return text.map { Cell(character: $0, link: link) }
      case .emphasis(let inner), .strong(let inner), .strike(let inner), .sub(let inner), .sup(let inner),
        .mark(let inner), .keyboard(let inner), .underline(let inner), .smallCaps(let inner),
        .span(_, let inner):
        return cells(inner, context, link)
      case .link(let inner): return cells(inner.inlines, context, LinkArea.Destination(inner.destination))
      case .image(let image): return [Cell(character: "▣", image: image.resource)]
      case .lineBreak: return [Cell(character: "\n")]
      case .ruby(let pairs): return pairs.flatMap { cells($0.base, context, link) }
      case .noteReference(let id):
        let target = LinkArea.Destination.target(TargetName.note(id, in: context.chapter))
        return (context.noteMarks[id] ?? "?").map { Cell(character: $0, link: target, note: id) }
      }
    }
  }

  private func line(_ cells: [Cell], _ style: ParagraphStyle, _ indent: Double, _ context: InlineContext)
    -> Line
  {
    let em = style.size
    let used = Double(cells.count) * em
    let rest = style.measure - indent - used
    var start = indent
    switch style.alignment {
    case .center: start += rest / 2
    case .end: start += rest
    case .justified, .start: break
    }
    let glyphs = cells.enumerated().map {
      Glyph(id: $1.character.unicodeScalars.first?.value ?? 0, x: Double($0) * em)
    }
    var line = Line(items: [], width: cells.isEmpty ? 0 : start + used, ascent: 0.88 * em, descent: 0.12 * em)
    if !cells.isEmpty { line.items = [.glyphs(run(String(cells.map(\.character)), glyphs, style, x: start))] }
    line.letters = cells.filter { $0.note == nil && $0.image == nil }
      .reduce(0) { $0 + String($1.character).letterCount }
    for (index, cell) in cells.enumerated() {
      let rect = Rect(x: start + Double(index) * em, y: -0.88 * em, width: em, height: em)
      if let link = cell.link { add(LinkArea(rect: rect, destination: link), to: &line) }
      if let note = cell.note, !line.notes.contains(note) { line.notes.append(note) }
      if let image = cell.image { line.ascent = max(line.ascent, context.images[image]?.height ?? 0) }
    }
    return line
  }

  /// Neighbouring areas that lead to the same place are one.
  private func add(_ area: LinkArea, to line: inout Line) {
    if let last = line.links.last, last.destination == area.destination,
      last.rect.x + last.rect.width == area.rect.x
    {
      line.links[line.links.count - 1].rect.width += area.rect.width
    } else {
      line.links.append(area)
    }
  }

  private func run(_ text: String, _ glyphs: [Glyph], _ style: ParagraphStyle, x: Double) -> GlyphRun {
    GlyphRun(
      face: FaceID(index: 0), size: style.size, color: style.color, origin: Point(x: x, y: 0), glyphs: glyphs,
      text: text, clusters: text.map { Cluster(bytes: String($0).utf8.count, glyphs: 1) },
      language: style.language)
  }
}
