/// Markdown of any dialect, made CommonMark.
struct PreparedMarkdown: Sendable {
  var bytes: [UInt8]
  /// What the placeholders in `bytes` stand for.
  var protected: [ProtectedText]
  /// From lines of `bytes` to lines of the text that was given.
  var lines: LineMap
  /// What has been left out of the text that was given: lines that say what abbreviations stand for.
  var abbreviations: [SourceLine] = []
  /// The first line of that text that has too many bars for a row of a table, and stays text.
  var endlessRow: SourceLine?
}

/// A line and its number, from 1.
struct SourceLine: Sendable, Equatable {
  var number: Int
  var text: String
}

/// Turns what authors write beyond CommonMark into CommonMark: mathematics, attribute lists, emphasis beside
/// Chinese punctuation. Of kramdown's containers, what their lines begin with is written anew first. Every other
/// rule looks at the source through `SourceRegions` and proposes changes; they
/// are made at once.
///
/// - Parameters:
///   - source: Markdown after Liquid.
///   - protected: texts that earlier phases have put placeholders for.
///   - rules: of the dialect that it is written in.
/// - Returns: CommonMark.
func prepareMarkdown(
  _ source: [UInt8], protected: [ProtectedText], rules: DialectRules
) -> PreparedMarkdown {
  let hasMath = source.contains(UInt8(ascii: "$"))
  let hasLists = rules.hasAttributeLists && mayHaveAttributeLists(source)
  let hasEmphasis = mayNeedLenientEmphasis(source)
  let hasEndlessRows = source[...].hasEndlessRow
  let hasComments = source[...].firstRange(ofASCII: "<!--") != nil
  let hasBoxes = rules.hasBoxes && source[...].firstRange(ofASCII: ":::") != nil
  guard
    hasEndlessRows || hasMath || hasLists || hasEmphasis || hasComments || hasBoxes || rules.hasKramdownBlocks
  else {
    return PreparedMarkdown(bytes: source, protected: protected, lines: LineMap())
  }
  let (source, layout) = apply(rules.hasKramdownBlocks ? kramdownContainers(source, rules) : [], to: source)
  var regions = sourceRegions(source)
  var edits: [SourceEdit] = []
  var protected = protected
  var abbreviations: [SourceLine] = []
  var endlessRow: SourceLine?
  if hasEndlessRows {
    let rows = protectEndlessRows(source, regions, first: protected.count)
    edits += rows.edits
    protected += rows.texts
    endlessRow = rows.edits.first.map { line($0.range) }
    regions.close(rows.edits.map(\.range))
  }
  if rules.hasKramdownBlocks {
    let raw = protectRawText(source, regions, first: protected.count)
    edits += raw.edits
    protected += raw.texts
    regions.close(raw.edits.map(\.range))
  }
  if hasMath {
    let math = protectMath(
      source, regions, first: protected.count, holdsBlankLines: rules.hasKramdownBlocks)
    edits += math.edits
    protected += math.texts
    regions.close(math.edits.map(\.range))
  }
  if hasLists { edits += attributeLists(source, regions) }
  if rules.hasKramdownBlocks {
    let blocks = kramdownBlocks(source, regions, rules)
    edits += blocks.edits
    abbreviations = blocks.abbreviations.map(line)
    edits += kramdownLinks(source, regions)
  }
  if hasEmphasis { edits += lenientEmphasis(source, regions) }
  edits += bareComments(source, regions)
  if hasBoxes { edits += markedBoxes(source, regions) }
  let (bytes, lines) = apply(edits, to: source)
  return PreparedMarkdown(
    bytes: bytes, protected: protected, lines: lines.following(layout), abbreviations: abbreviations,
    endlessRow: endlessRow)

  func line(_ range: Range<Int>) -> SourceLine {
    let number = 1 + source[..<range.lowerBound].count { $0 == 0x0A }
    return SourceLine(
      number: layout.source(of: number), text: String(decoding: source[range], as: UTF8.self))
  }
}
