import Foundation
import Manuscript
import PangoCairo
import Testing

@testable import Typesetting

/// What a case of the file came out as.
struct CaseResult {
  typealias Assertion = InlineCasesTests.Assertion

  var lines: [Line]
  var breaks: MeasuredParagraph
  var measure: Double

  /// The cases write code, bold, emphasis and ruby in their own ways.
  static func inlines(_ item: InlineCasesTests.Case) -> [Inline] {
    if item.text.contains("`") {
      return [.text("使用"), .code("foo"), .text("函数与"), .strong([.text("Bar")]), .text("类")]
    }
    let assertion = item.asserts.first
    if assertion?.type == "ruby", let base = assertion?.base {
      return [.ruby([RubyPair(base: [.text(base)], text: "yínháng")])]
    }
    if let dotted = assertion?.dotted, let range = item.text.range(of: dotted) {
      return [
        .text(String(item.text[..<range.lowerBound])), .emphasis([.text(dotted)]),
        .text(String(item.text[range.upperBound...])),
      ]
    }
    let parts = item.text.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return [.text(item.text)] }
    return [.text(parts[0]), .emphasis([.text(parts[1])]), .text(parts[2])]
  }

  /// Corner quotes are those that stand for “”.
  private func vertical(_ assertion: Assertion) throws {
    let cells = lines.flatMap(VerticalHarness.cells)
    for text in assertion.uprightCell ?? [] { #expect(cells.contains { $0.text == text && $0.isUpright }) }
    for text in assertion.rotated ?? [] {
      #expect(cells.orientations.contains("<\(text)>"), "\(cells.orientations)")
    }
    for mark in assertion.vertGlyphs ?? "" {
      let form = try #require(try VerticalHarness.glyph(mark, .vertical))
      #expect(cells.contains { $0.text == String(mark) && $0.glyphs == [form] })
    }
    let corner = try #require(try VerticalHarness.glyph("『", .vertical))
    #expect(cells.contains { $0.text == "“" && $0.glyphs == [corner] })
  }

  var texts: [String] { lines.map { InlineHarness.text($0).trimmingCharacters(in: .whitespaces) } }

  func check(_ assertion: Assertion) throws {
    switch assertion.type {
    case "lines", "no_line_start", "no_line_end", "unbroken", "prefer_unbroken", "text",
      "last_line_min_chars",
      "break_allowed_before", "break_allowed_between", "no_hyphen_added", "latin_break_needs_hyphen":
      checkBreaks(assertion)
    case "origin_x_em": try origin(assertion)
    case "step_em": try step(assertion.pair, assertion.em, minusAdvance: false)
    case "gap_em": try step(assertion.pair, assertion.em, minusAdvance: true)
    case "no_autospace": for pair in assertion.pairs ?? [] { try blank(pair) }
    case "autospace_across_runs":
      for pair in assertion.pairs ?? [] { try step(pair, 0.25, minusAdvance: true) }
    case "pair_total_em": try total(assertion)
    case "run_em": try run(assertion)
    case "no_inner_gap": #expect(try all().contains { $0.text == assertion.run })
    case "body_right_em": #expect(abs(lines[assertion.line ?? 0].width / 10 - (assertion.em ?? 0)) < 0.02)
    case "not_justified": #expect((lines.last?.width ?? 0) / 10 < measure)
    case "no_letterspacing": try noLetterspacing()
    case "tier_order": try tierOrder()
    case "advance_em", "font_role", "no_slant", "style_map", "emphasis_dots", "ruby", "line_pitch_unchanged":
      try checkLook(assertion)
    case "region_glyphs", "ink_centered": try RegionFaces.check(assertion, texts.joined())
    case "vertical": try vertical(assertion)
    default: Issue.record("nothing is known of “\(assertion.type)”")
    }
  }

  private func all() throws -> [InlineHarness.Place] {
    try lines.flatMap(InlineHarness.places).filter { $0.text != " " }
  }

  // MARK: Breaks

  private func checkBreaks(_ assertion: Assertion) {
    let chars = assertion.chars ?? ""
    switch assertion.type {
    case "lines": #expect(texts == assertion.lines)
    case "no_line_start":
      #expect(!texts.dropFirst().contains { line in chars.contains { line.first == $0 } }, "\(texts)")
    case "no_line_end":
      #expect(!texts.dropLast().contains { line in chars.contains { line.last == $0 } }, "\(texts)")
    case "unbroken", "prefer_unbroken":
      for part in assertion.strings ?? [] { #expect(texts.contains { $0.contains(part) }, "\(texts)") }
    case "text": #expect(texts.joined() == assertion.value)
    case "last_line_min_chars": #expect((texts.last ?? "").count > assertion.n ?? 0)
    case "break_allowed_before": #expect(mayBreak { $0 == .smallKana })
    case "break_allowed_between": #expect(mayBreak { $0 == .hangul })
    case "no_hyphen_added": #expect(!texts.joined().contains("\u{AD}"))
    default:
      for (first, second) in zip(texts, texts.dropFirst()) {
        let isSplit = isLatin(first.last) && isLatin(second.first)
        #expect(!isSplit, "\(texts)")
      }
    }
  }

  private func isLatin(_ character: Character?) -> Bool {
    character?.isASCII == true && character?.isLetter == true
  }

  /// Whether lines may start with every unit of a class that has its like before it.
  private func mayBreak(_ matches: (CharacterClass) -> Bool) -> Bool {
    let units = breaks.text.units
    return units.indices.dropFirst().filter { matches(units[$0].kind) }.allSatisfy {
      breaks.breaks.penalties[$0] < .infinity
    }
  }

  // MARK: Positions

  private func origin(_ assertion: Assertion) throws {
    let place = try InlineHarness.places(lines[assertion.line ?? 0]).first { $0.text == assertion.char }
    #expect(abs(try #require(place).x - (assertion.em ?? 0)) < 0.02)
  }

  private func places(_ pair: String?) throws -> (InlineHarness.Place, InlineHarness.Place) {
    let places = try all()
    let index = places.indices.dropLast().first { places[$0].text + places[$0 + 1].text == pair }
    let first = try #require(index)
    return (places[first], places[first + 1])
  }

  private func step(_ pair: String?, _ em: Double?, minusAdvance: Bool) throws {
    let (first, second) = try places(pair)
    let advance = minusAdvance ? ("（“《".contains(first.text) ? 1 : first.advance) : 0
    #expect(abs(second.x - first.x - advance - (em ?? 0)) < 0.02)
  }

  /// Nothing beside the blank of the mark itself, which is half an em.
  private func blank(_ pair: String) throws {
    let (first, second) = try places(pair)
    #expect(abs(second.x - first.x - first.advance) < 0.02, "\(pair)")
  }

  /// From the end of the character before two marks to the origin of what follows them.
  private func total(_ assertion: Assertion) throws {
    let places = try all()
    let index = places.indices.dropLast().first { places[$0].text + places[$0 + 1].text == assertion.pair }
    let first = try #require(index)
    let start = first > 0 ? places[first - 1].x + places[first - 1].advance : 0
    #expect(abs(places[first + 2].x - start - (assertion.em ?? 0)) < 0.02)
  }

  private func run(_ assertion: Assertion) throws {
    guard let run = assertion.run else { return }
    let places = try all()
    let start = try #require(
      places.indices.first {
        run.hasPrefix(places[$0].text) && places[$0...].map(\.text).joined().hasPrefix(run)
      })
    var end = start
    while places[start..<end].map(\.text).joined() != run { end += 1 }
    guard start > 0 else { return }
    let last = end < places.count ? places[end].x : (lines.last?.width ?? 0) / 10 + 0.5
    #expect(abs(last - places[start - 1].x - places[start - 1].advance - (assertion.em ?? 0)) < 0.02)
  }

  /// Latin letters and digits stand as the face has them, kerning aside.
  private func noLetterspacing() throws {
    for line in lines {
      let places = try InlineHarness.places(line)
      for (first, second) in zip(places, places.dropFirst())
      where isLatin(first.text.first) && isLatin(second.text.first) {
        #expect(abs(second.x - first.x - first.advance) < 0.05)
      }
    }
  }

  /// Where Han gaps are stretched, the blanks beside Latin are at a third at least.
  private func tierOrder() throws {
    for line in lines.dropLast() {
      let places = try InlineHarness.places(line).filter { $0.text != " " }
      var (han, auto) = (0.0, 1.0)
      for (first, second) in zip(places, places.dropFirst()) {
        let gap = second.x - first.x - first.advance
        let isHan = [first, second].map { $0.text.unicodeScalars.allSatisfy { $0.value > 0x3000 } }
        if isHan[0] && isHan[1] { han = max(han, gap) } else if isHan[0] != isHan[1] { auto = min(auto, gap) }
      }
      #expect(han < 0.001 || auto > 0.33)
    }
  }

  // MARK: Look

  private func checkLook(_ assertion: Assertion) throws {
    let places = try all()
    switch assertion.type {
    case "advance_em":
      let place = try #require(places.first { $0.text == assertion.char })
      #expect(abs(place.advance - (assertion.em ?? 0)) < 0.01)
    case "font_role":
      let place = try #require(places.first { $0.text == assertion.char })
      #expect(place.face.family.contains("CJK") == (assertion.role == "han"))
    case "no_slant": #expect(places.allSatisfy { !$0.face.isItalic })
    case "style_map": #expect(dots > 0 || places.contains { $0.face.family.contains("Kai") })
    case "emphasis_dots": #expect(dots == assertion.dotted?.count)
    case "ruby": #expect(lines.count == 1 && lines[0].items.contains { size(of: $0) == 5 })
    default: #expect(lines.allSatisfy { abs($0.ascent + $0.descent - 10) < 0.001 })
    }
  }

  private func size(of item: FrameItem) -> Double? {
    if case .glyphs(let run) = item { run.size } else { nil }
  }

  private var dots: Int {
    lines.flatMap(\.items).reduce(0) { count, item in
      guard case .dots(let centres, _, _) = item else { return count }
      return count + centres.count
    }
  }
}

/// What only the whole faces show, which the frozen ones are cut from; nothing is asked where they are missing.
private enum RegionFaces {
  static let folder = "/usr/share/fonts/opentype/noto"

  static func check(_ assertion: InlineCasesTests.Assertion, _ text: String) throws {
    guard FileManager.default.fileExists(atPath: folder + "/NotoSerifCJK-Regular.ttc") else { return }
    let cache = FileManager.default.temporaryDirectory.appending(path: "bifolium-test-fonts").path
    let engine = TextEngine(catalogue: try FontCatalogue(folders: [folder], cacheFolder: cache))
    if assertion.type == "ink_centered" {
      try centred(assertion, engine)
    } else {
      let shapes = try (assertion.langs ?? []).map { try glyphs(text, Language($0), engine).map(\.id) }
      #expect(Set(shapes).count >= assertion.distinctMin ?? 0)
    }
  }

  private static func centred(_ assertion: InlineCasesTests.Assertion, _ engine: TextEngine) throws {
    let face = try #require(engine.catalogue.face(family: "Noto Serif CJK TC", weight: 400, italic: false))
    for glyph in try glyphs(assertion.chars ?? "", .zhHant, engine) {
      let ink = try #require(engine.extents(of: glyph.id, in: face))
      #expect(abs(ink.left + ink.width / 2 - 0.5) < assertion.tol ?? 0)
    }
  }

  private static func glyphs(_ text: String, _ language: Language, _ engine: TextEngine) throws
    -> [ShapedGlyph]
  {
    let region = ["zh-Hant": "TC", "zh-HK": "HK", "ja": "JP", "ko": "KR"][language.description] ?? "SC"
    let name = "Noto Serif CJK \(region)"
    let face = try #require(engine.catalogue.face(family: name, weight: 400, italic: false))
    let scalars = text.unicodeScalars.map(\.value)
    var glyphs: [ShapedGlyph] = []
    engine.shape(scalars, 0..<scalars.count, face: face, language: language.description, into: &glyphs)
    return glyphs
  }
}
