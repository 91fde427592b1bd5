/// Builds a bare CFF font (Adobe Technical Note 5176) of outlines in units of 1/1000 em: glyphs from 1 on, in the order
/// in which they are added, without an encoding. Cairo reads the outlines and embeds them in a font of its own.
///
/// Their names say nothing: by those that a font has of itself, its glyphs would be taken for a space, an exclamation mark
/// and so on, and be embedded once more as such, with texts beside them that not every reader finds.
struct CompactFont {
  private let name: String
  private var glyphs: [[UInt8]] = [[0x8B, Operator.endGlyph]]

  private enum Operator {
    static let line: UInt8 = 5, curve: UInt8 = 8, endGlyph: UInt8 = 14, move: UInt8 = 21
    static let charset: UInt8 = 15, charStrings: UInt8 = 17, privateDictionary: UInt8 = 18
  }

  /// - Parameter name: the font's PostScript name.
  init(name: String) { self.name = name }

  /// Adds a glyph as a Type 2 charstring (Adobe Technical Note 5177).
  mutating func add(_ outline: GlyphOutline) {
    var code = CompactFont.number(outline.width)
    var pen = (x: 0, y: 0)
    func step(to point: OutlinePoint) -> [UInt8] {
      let (x, y) = (Int(point.x.rounded()), Int(point.y.rounded()))
      defer { pen = (x, y) }
      return CompactFont.number(x - pen.x) + CompactFont.number(y - pen.y)
    }
    for segment in outline.segments {
      switch segment {
      case .move(let point): code += step(to: point) + [Operator.move]
      case .line(let point): code += step(to: point) + [Operator.line]
      case .curve(let first, let second, let end):
        code += step(to: first) + step(to: second) + step(to: end) + [Operator.curve]
      }
    }
    glyphs.append(code + [Operator.endGlyph])
  }

  /// The font: header, names, dictionary, strings, subroutines, charset, glyphs.
  var bytes: [UInt8] {
    let header: [UInt8] = [1, 0, 4, 4]
    let name = CompactFont.index([Array(name.utf8)])
    let nothing = CompactFont.index([])
    let names = CompactFont.index((1..<max(glyphs.count, 2)).map { Array("g\($0)".utf8) })
    let charset: [UInt8] =
      [2] + CompactFont.short(Self.firstName) + CompactFont.short(max(glyphs.count - 2, 0))
    // Its numbers all take five bytes, so that its length is known before they are.
    let front =
      header.count + name.count + CompactFont.index([dictionary(0, 0, 0)]).count + names.count + nothing.count
    let codes = CompactFont.index(glyphs)
    let codesStart = front + charset.count
    let dictionary = CompactFont.index([dictionary(front, codesStart, codesStart + codes.count)])
    return header + name + dictionary + names + nothing + charset + codes
  }

  /// The number of the first name that a font brings along itself.
  private static let firstName = 391

  private func dictionary(_ charset: Int, _ codes: Int, _ end: Int) -> [UInt8] {
    CompactFont.offset(charset) + [Operator.charset] + CompactFont.offset(codes) + [Operator.charStrings]
      + CompactFont.offset(0) + CompactFont.offset(end) + [Operator.privateDictionary]
  }

  // MARK: Encoding

  private static func index(_ items: [[UInt8]]) -> [UInt8] {
    guard !items.isEmpty else { return [0, 0] }
    var bytes = short(items.count) + [4]
    var offset = 1
    for length in [0] + items.map(\.count) {
      offset += length
      bytes += big(offset)
    }
    return bytes + items.joined()
  }

  private static func number(_ value: Double) -> [UInt8] { number(Int(value.rounded())) }

  /// An operand of a charstring.
  private static func number(_ value: Int) -> [UInt8] {
    switch value {
    case -107...107: [UInt8(value + 139)]
    case 108...1131: [UInt8((value - 108) >> 8 + 247), UInt8((value - 108) & 0xFF)]
    case -1131 ... -108: [UInt8((-value - 108) >> 8 + 251), UInt8((-value - 108) & 0xFF)]
    default: [28] + short(min(max(value, -32768), 32767))
    }
  }

  /// An operand of a dictionary, always five bytes.
  private static func offset(_ value: Int) -> [UInt8] { [29] + big(value) }

  private static func short(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }

  private static func big(_ value: Int) -> [UInt8] { short(value >> 16) + short(value) }
}
