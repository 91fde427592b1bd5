import Glibc

/// What the source of an SVG picture tells about its text, without parsing it: more rather than less.
struct DrawingText {
  /// Every character that may be shown, in order of code points; none where there is no text.
  let characters: [UInt32]
  /// The source in small letters, in which families are looked for.
  private let source: String
  /// The weights and styles that the source may ask for; regular always.
  let styles: [(weight: Int, isItalic: Bool)]

  init(_ svg: [UInt8]) {
    guard svg.indices.contains(where: { svg[$0...].starts(with: "text".utf8) }) else {
      (characters, source, styles) = ([], "", [])
      return
    }
    let text = String(decoding: svg, as: UTF8.self)
    let present = Set(text.unicodeScalars.lazy.map(\.value).filter { $0 >= 0x20 })
    characters = present.union(DrawingText.references(text)).sorted()
    let source = text.lowercased()
    self.source = source
    styles = [(400, false)] + DrawingText.styles(source)
  }

  /// Bold and italic, where a word says so; `font` sets all at once, in any order.
  private static func styles(_ source: String) -> [(weight: Int, isItalic: Bool)] {
    let setsAll = source.mentions("font:") || source.mentions(" font=")
    let isBold = setsAll || source.mentions("font-weight")
    let isItalic = setsAll || source.mentions("italic") || source.mentions("oblique")
    return (isBold ? [(700, false)] : []) + (isItalic ? [(400, true)] : [])
  }

  /// The families of the catalogue that the source names, itself or by a generic name.
  func families(of catalogue: FontCatalogue) -> [String] {
    let generic = GenericFamily.all.filter { source.mentions($0.name) }.flatMap(\.families)
    var families = Set(generic)
    for face in catalogue.faces where !face.isColor && !families.contains(face.family) {
      if face.names.contains(where: source.mentions) { families.insert(face.family) }
    }
    return families.sorted()
  }

  /// The characters that stand as references, such as `&#20013;` or `&#x4e2d;`.
  private static func references(_ text: String) -> [UInt32] {
    text.split(separator: "&#").dropFirst().compactMap { piece in
      guard let number = piece.split(separator: ";", maxSplits: 1).first else { return nil }
      let isHexadecimal = number.hasPrefix("x") || number.hasPrefix("X")
      return UInt32(isHexadecimal ? number.dropFirst() : number, radix: isHexadecimal ? 16 : 10)
    }
  }
}

/// What CSS's generic family names stand for in drawings.
struct GenericFamily {
  let name: String
  let families: [String]

  static let all = [
    GenericFamily(name: "sans-serif", families: ["Noto Sans", "Noto Sans CJK SC"]),
    GenericFamily(name: "serif", families: ["Noto Serif", "Noto Serif CJK SC"]),
    GenericFamily(name: "monospace", families: ["Noto Sans Mono", "Noto Sans Mono CJK SC"]),
  ]

  /// The same for fontconfig.
  static var rules: String {
    let aliases = all.map { generic in
      let families = generic.families.map { "<family>\($0)</family>" }.joined()
      return "<alias><family>\(generic.name)</family><prefer>\(families)</prefer></alias>"
    }
    return """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>\(aliases.joined())</fontconfig>
      """
  }
}

extension String {
  /// Whether the bytes of `word` stand somewhere in the text. `contains` would compare characters, which takes a hundred
  /// times as long.
  fileprivate func mentions(_ word: String) -> Bool {
    withCString { text in word.withCString { strstr(text, $0) != nil } }
  }
}
