import PDFDocuments

/// A font that is shown with, and what its codes mean.
struct FontFacts {
  let name: String
  let kind: String
  /// The font itself; of a composite one, that which has the glyphs.
  let entries: PDFValue
  let descendant: PDFValue
  let descriptor: PDFValue
  /// The codes that are shown.
  let codes: Set<Int>
  /// The text of each code, as far as the font says.
  let unicode: [Int: [UInt16]]?
  /// The name of the font program's entry, if one is embedded.
  let program: String?
  let encoding: PDFValue
  /// Whether the predefined names of the encoding give the text of every code.
  let hasNamedCharacters: Bool

  init(_ id: PDFObjectID, codes: Set<Int>, _ document: PDFDocument) {
    let font = document[id]
    kind = font["Subtype"].name ?? ""
    let descendants = document.resolved(font["DescendantFonts"]).array ?? []
    descendant = descendants.first.map { document.resolved($0) } ?? .null
    entries = font
    descriptor = document.resolved((kind == "Type0" ? descendant : font)["FontDescriptor"])
    name = font["BaseFont"].name ?? document.resolved(font["Name"]).name ?? "\(id)"
    self.codes = codes
    encoding = document.resolved(font["Encoding"])
    let map = font["ToUnicode"].reference.flatMap { document.stream($0) }
    unicode = map.map { CharacterMap($0).texts }
    let entry = descriptor
    program = ["FontFile", "FontFile2", "FontFile3"].first { !entry[$0].isNull }
    let base = encoding.name ?? encoding["BaseEncoding"].name
    hasNamedCharacters =
      ["WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"].contains(base)
      && encoding["Differences"].isNull
  }

  var isComposite: Bool { kind == "Type0" }
  var isEmbedded: Bool { kind == "Type3" || program != nil }
  /// Flags of the descriptor (ISO 32000-1 table 123).
  var isSymbolic: Bool { (descriptor["Flags"].integer ?? 0) & 4 != 0 }
  /// Codes of which no text is known.
  var codesWithoutText: [Int] {
    if hasNamedCharacters, unicode == nil { return [] }
    return codes.filter { unicode?[$0]?.isEmpty ?? !hasNamedCharacters }.sorted()
  }
  /// Codes whose text is none (PDF/UA-1 §7.21.7).
  var codesWithForbiddenText: [Int] {
    codes.filter { code in unicode?[code]?.contains { $0 == 0 || $0 == 0xFEFF || $0 == 0xFFFE } ?? false }
      .sorted()
  }
  /// Whether codes are the numbers of glyphs, so that 0 is the glyph for what is missing.
  var codesAreGlyphs: Bool {
    isComposite && (encoding.name ?? "").hasPrefix("Identity") && descendant["CIDToGIDMap"].entries == nil
  }
}

/// The texts of a ToUnicode CMap (ISO 32000-1 §9.10.3).
struct CharacterMap {
  private(set) var texts: [Int: [UInt16]] = [:]

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = ContentScanner(buffer)
      while let instruction = scanner.next() {
        let operands = buffer[instruction.range.lowerBound..<instruction.name.lowerBound]
        if scanner.is(instruction.name, "endbfchar") {
          addCharacters(Operands.strings(operands))
        } else if scanner.is(instruction.name, "endbfrange") {
          addRanges(operands)
        }
      }
    }
  }

  private mutating func addCharacters(_ strings: [[UInt8]]) {
    for index in stride(from: 0, to: strings.count - 1, by: 2) {
      texts[CharacterMap.code(strings[index])] = CharacterMap.units(strings[index + 1])
    }
  }

  /// `<first> <last> <text>`, or a text for each in brackets.
  private mutating func addRanges(_ operands: Operands.Bytes) {
    var rest = operands[...]
    while let triple = CharacterMap.range(&rest) {
      let last = min(triple.last, triple.first + 0xFFFF)
      guard triple.first <= last else { continue }
      for code in triple.first...last {
        let offset = code - triple.first
        if triple.isList {
          if offset < triple.texts.count { texts[code] = CharacterMap.units(triple.texts[offset]) }
        } else if var units = triple.texts.first.map(CharacterMap.units), let end = units.indices.last {
          units[end] &+= UInt16(truncatingIfNeeded: offset)
          texts[code] = units
        }
      }
    }
  }

  private static func range(
    _ rest: inout Operands.Bytes
  ) -> (first: Int, last: Int, isList: Bool, texts: [[UInt8]])? {
    guard let first = string(&rest), let last = string(&rest) else { return nil }
    rest = rest.drop { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "[") }
    guard rest.first == UInt8(ascii: "[") else {
      return (code(first), code(last), false, string(&rest).map { [$0] } ?? [])
    }
    let list = rest.prefix { $0 != UInt8(ascii: "]") }
    rest = rest.dropFirst(list.count + 1)
    return (code(first), code(last), true, Operands.strings(list))
  }

  private static func string(_ rest: inout Operands.Bytes) -> [UInt8]? {
    rest = rest.drop { $0 != UInt8(ascii: "<") }.dropFirst()
    if rest.isEmpty { return nil }
    let digits = rest.prefix { $0 != UInt8(ascii: ">") }
    rest = rest.dropFirst(digits.count + 1)
    return Operands.hexadecimal(digits)
  }

  private static func code(_ bytes: [UInt8]) -> Int { bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } }

  private static func units(_ bytes: [UInt8]) -> [UInt16] {
    stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
  }
}
