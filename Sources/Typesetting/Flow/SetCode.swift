import Manuscript
import Themes

/// Sets a code block in cells: one for a narrow character, two for a wide one; long lines are wrapped.
struct SetCode {
  let theme: Theme
  let setter: any ParagraphSetter
  let flow: FlowItem

  /// Between the ground's edge and the code, in points.
  static let inset = 4.0

  private var size: Double { min(theme.code.size, flow.style.size) }
  /// The width of a cell: what the narrow characters of monospaced faces take.
  private var cell: Double { size * 0.6 }
  private var pitch: Double { size * 1.5 }

  /// One fragment for each line as printed.
  func fragments(_ code: CodeBlock) -> [Fragment] {
    let columns = max(8, Int(((flow.measure - 2 * SetCode.inset) / cell + 0.01).rounded(.down)))
    var rows: [Fragment] = []
    var position = flow.position
    for pieces in code.linesOfPieces {
      let cells = pieces.map { piece in
        let look = theme.code.look(piece.kind)
        return CellPiece(
          text: String(piece.text), color: look.color ?? theme.colors.text, weight: look.weight)
      }
      for (index, part) in WrapCode(columns: columns).parts(cells).enumerated() {
        rows.append(row(part, isContinued: index > 0))
        rows[rows.count - 1].position = position
        position = position?.advanced(by: part.reduce(0) { $0 + $1.text.letterCount })
      }
    }
    return rows
  }

  private func row(_ pieces: [CellPiece], isContinued: Bool) -> Fragment {
    var fragment = Fragment(kind: .code, item: 0, height: pitch, snaps: false)
    let left = flow.place.left + SetCode.inset
    let y = PageGeometry.baseline(leading: pitch, size: size)
    let indent = isContinued ? Double(WrapCode.continuation) * cell : 0
    let line = setter.setCells(pieces, style(theme.colors.text), cell: cell)
    fragment.lines = [PlacedLine(line: line, origin: Point(x: left + indent, y: y))]
    if isContinued {
      let mark = setter.setCells(theme.code.wrapMark, style(theme.colors.muted), cell: cell)
      fragment.decorations = [PlacedLine(line: mark, origin: Point(x: left, y: y))]
    }
    return fragment
  }

  private func style(_ color: Color) -> ParagraphStyle {
    ParagraphStyle(
      font: theme.code.font, size: size, color: color, language: flow.style.language, measure: flow.measure,
      alignment: .start(balanced: false))
  }
}

/// Wraps a line of code into parts that fit their columns. Nothing is dropped: the parts joined are the line.
struct WrapCode {
  /// The cells of a full line.
  let columns: Int
  /// The cells by which continued lines are indented, with the wrap mark in them.
  static let continuation = 3

  /// The parts of a line in pieces, each part in pieces of the same looks.
  func parts(_ pieces: [CellPiece]) -> [[CellPiece]] {
    let line = pieces.map(\.text).joined()
    var rest = Array(WrapCode.expandTabs(pieces).reversed())
    return parts(line[...]).map { part in
      var scalars = part.unicodeScalars.count
      var result: [CellPiece] = []
      while scalars > 0, var piece = rest.popLast() {
        let taken = piece.text.unicodeScalars.prefix(scalars)
        scalars -= taken.count
        var left = piece
        left.text = String(piece.text.unicodeScalars.dropFirst(taken.count))
        if !left.text.isEmpty { rest.append(left) }
        piece.text = String(taken)
        result.append(piece)
      }
      return result
    }
  }

  /// The parts of `line`; tabs are widened to the next multiple of four cells.
  func parts(_ line: Substring) -> [String] {
    var parts: [String] = []
    var rest = WrapCode.expandTabs(line)[...]
    while true {
      let room = columns - (parts.isEmpty ? 0 : WrapCode.continuation)
      guard let end = end(of: rest, room: room) else { break }
      parts.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return parts + [String(rest)]
  }

  /// Where a part ends: after the last blank or mark in its second half, else where it is full; `nil` if all fits.
  private func end(of rest: Substring, room: Int) -> Substring.Index? {
    var cells = 0
    var good: Substring.Index?
    for index in rest.indices {
      let character = rest[index]
      cells += CellWidth.cells(character)
      if cells > room { return max(good ?? index, rest.index(after: rest.startIndex)) }
      if cells > room / 2, " ,;)]}>|&".contains(character) { good = rest.index(after: index) }
    }
    return nil
  }

  private static func expandTabs(_ pieces: [CellPiece]) -> [CellPiece] {
    var cells = 0
    return pieces.map { piece in
      var piece = piece
      piece.text = expandTabs(piece.text[...], &cells)
      return piece
    }
  }

  private static func expandTabs(_ line: Substring) -> String {
    var cells = 0
    return line.utf8.contains(9) ? expandTabs(line, &cells) : String(line)
  }

  /// Blanks for tabs in what stands `cells` from the beginning of its line.
  private static func expandTabs(_ line: Substring, _ cells: inout Int) -> String {
    var text = ""
    for character in line {
      if character == "\t" {
        let blanks = 4 - cells % 4
        text += String(repeating: " ", count: blanks)
        cells += blanks
      } else {
        text.append(character)
        cells += CellWidth.cells(character)
      }
    }
    return text
  }
}

extension CellWidth {
  /// The cells of a character with its marks.
  static func cells(_ character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + cells($1.value, CharacterTable.shared[$1.value]) }
  }
}
