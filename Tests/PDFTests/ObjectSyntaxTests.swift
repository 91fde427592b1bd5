import TestSupport
import Testing

@testable import PDFDocuments

/// Values as they stand in a file (ISO 32000-1 §7.3).
@Suite struct ObjectSyntaxTests {
  private func parsed(_ text: String) -> PDFValue? {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var parser = ObjectParser(bytes)
      return parser.value()
    }
  }

  private func written(_ value: PDFValue) -> String {
    var bytes: [UInt8] = []
    value.write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("null", PDFValue.null), ("true", .boolean(true)), ("-12", .integer(-12)), ("+4.5", .real(4.5)),
    ("-.002", .real(-0.002)), ("12 0 R", .reference(PDFObjectID(12))),
    ("[12 0 R 3 0]", .array([.reference(PDFObjectID(12)), .integer(3), .integer(0)])),
    ("/A#20B", .name("A B")), ("(a\\(b\\)(c)\\n\\101\\\nd)", .string(Array("a(b)(c)\nAd".utf8))),
    ("<48 656C6C 6F7>", .string(Array("Hellop".utf8))),
    ("<</Type/Page % 1\n/Kids[ ]>>", .dictionary(["Type": .name("Page"), "Kids": .array([])])),
  ])
  func readsWhatTheStandardAllows(_ text: String, _ value: PDFValue) {
    #expect(parsed(text) == value)
  }

  @Test(arguments: ["", "(abc", "[1 2", "<</A 1", "<< 1 2 >>", "<41", "endobj", ">>"])
  func takesNothingThatIsNotWhole(_ text: String) {
    #expect(parsed(text) == nil)
  }

  @Test func textsEndWhereAStringMust() throws {
    let ascii = String(repeating: "a", count: 40_000)
    #expect(PDFValue.text(ascii).text?.count == PDFValue.mostBytes)
    #expect(PDFValue.text("天地").text == "天地")
    // A character of two units that would be cut goes as a whole.
    for start in ["", "天"] {
      let long = start + String(repeating: "𠀀", count: 20_000)
      let value = PDFValue.text(long)
      guard case .string(let bytes) = value else {
        Issue.record("a text is no string")
        return
      }
      #expect(bytes.count <= PDFValue.mostBytes && bytes.count > PDFValue.mostBytes - 8)
      #expect(long.hasPrefix(try #require(value.text)))
    }
  }

  @Test func arraysNestSoDeepAndNoDeeper() {
    let deep = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(parsed(deep(60)) != nil)
    #expect(parsed(deep(100_000)) == nil)
  }

  @Test(arguments: [
    (0.0, "0"), (419.527559, "419.527559"), (-0.5, "-0.5"), (1e-9, "0"), (-1e-9, "0"), (1e30, "0"),
    (100, "100"),
  ])
  func numbersHaveNoExponent(_ value: Double, _ text: String) {
    #expect(PDFValue.decimal(value) == text)
  }

  @Test func blanksStandOnlyWhereWordsWouldRunTogether() {
    let value = PDFValue.dictionary([
      "P": .reference(PDFObjectID(7)), "K": .array([.integer(1), .integer(2), .name("A")]), "S": .name("P"),
      "None": .null,
    ])
    #expect(written(value) == "<</K[1 2/A]/P 7 0 R/S/P>>")
  }

  @Test func whatIsWrittenIsReadTheSame() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let value = PDFValue.random(depth: 4, &random)
      var bytes: [UInt8] = []
      value.write(to: &bytes)
      let read = bytes.withUnsafeBufferPointer { bytes in
        var parser = ObjectParser(bytes)
        return parser.value()
      }
      #expect(read == value, "\(value)")
    }
  }
}

extension PDFValue {
  /// Any value that can stand in an array.
  static func random(depth: Int, _ random: inout SeededGenerator) -> PDFValue {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0: return .boolean(.random(using: &random))
    case 1: return .integer(.random(in: -1_000_000...1_000_000, using: &random))
    case 2: return .real(Double(Int.random(in: -9999...9999, using: &random)) + 0.5)
    case 3: return .name(["A", "a b", "é#(", "S"].randomElement(using: &random) ?? "")
    case 4: return .string((0..<9).map { _ in .random(in: 0...255, using: &random) })
    case 5: return .reference(PDFObjectID(.random(in: 1...99999, using: &random)))
    case 6: return .array((0..<4).map { _ in .random(depth: depth - 1, &random) })
    default:
      return .dictionary(
        Dictionary(uniqueKeysWithValues: ["K", "Type", "汉"].map { ($0, .random(depth: depth - 1, &random)) }))
    }
  }
}
