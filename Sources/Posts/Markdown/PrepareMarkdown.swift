/// Markdown of any dialect, made CommonMark.
struct PreparedMarkdown: Sendable {
  var bytes: [UInt8]
  /// What the placeholders in `bytes` stand for.
  var protected: [ProtectedText]
  /// From lines of `bytes` to lines of the text that was given.
  var lines: LineMap
  /// Lines of the text that was given, which say what abbreviations stand for and have been left out.
  var abbreviations: [Range<Int>] = []
  /// Where lines of that text begin that have too many bars for a row of a table, and stay text.
  var endlessRows: [Int] = []
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
  guard hasEndlessRows || hasMath || hasLists || hasEmphasis || rules.hasKramdownBlocks else {
    return PreparedMarkdown(bytes: source, protected: protected, lines: LineMap())
  }
  let source = rules.hasKramdownBlocks ? apply(kramdownContainers(source, rules), to: source).text : source
  var regions = sourceRegions(source)
  var edits: [SourceEdit] = []
  var protected = protected
  var abbreviations: [Range<Int>] = []
  var endlessRows: [Int] = []
  if hasEndlessRows {
    let rows = protectEndlessRows(source, regions, first: protected.count)
    edits += rows.edits
    protected += rows.texts
    endlessRows = rows.edits.map(\.range.lowerBound)
    regions.close(rows.edits.map(\.range))
  }
  if rules.hasKramdownBlocks {
    let raw = protectRawText(source, regions, first: protected.count)
    edits += raw.edits
    protected += raw.texts
    regions.close(raw.edits.map(\.range))
  }
  if hasMath {
    let math = protectMath(source, regions, first: protected.count)
    edits += math.edits
    protected += math.texts
    regions.close(math.edits.map(\.range))
  }
  if hasLists { edits += attributeLists(source, regions) }
  if rules.hasKramdownBlocks {
    let blocks = kramdownBlocks(source, regions, rules)
    edits += blocks.edits
    abbreviations = blocks.abbreviations
    edits += kramdownLinks(source, regions)
  }
  if hasEmphasis { edits += lenientEmphasis(source, regions) }
  let (bytes, lines) = apply(edits, to: source)
  return PreparedMarkdown(
    bytes: bytes, protected: protected, lines: lines, abbreviations: abbreviations, endlessRows: endlessRows)
}
