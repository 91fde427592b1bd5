/// One change that a rule of a dialect makes to the source, before CommonMark reads it.
struct SourceEdit: Sendable, Equatable {
  var range: Range<Int>
  var replacement: [UInt8]

  init(_ range: Range<Int>, _ replacement: [UInt8] = []) {
    self.range = range
    self.replacement = replacement
  }
}

/// Makes all changes at once.
///
/// - Parameters:
///   - edits: changes that do not overlap; where two do, the first counts.
///   - source: the text that they speak of.
/// - Returns: the changed text, and from its lines to those of `source`.
func apply(_ edits: [SourceEdit], to source: [UInt8]) -> (text: [UInt8], lines: LineMap) {
  var map = LineMap()
  guard !edits.isEmpty else { return (source, map) }
  var output: [UInt8] = []
  output.reserveCapacity(source.count)
  var position = 0
  var line = (output: 1, source: 1)
  for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
  where edit.range.lowerBound >= position {
    let before = source[position..<edit.range.lowerBound]
    let kept = countLineFeeds(before)
    output += before
    output += edit.replacement
    position = edit.range.upperBound
    let removed = countLineFeeds(source[edit.range])
    let added = countLineFeeds(edit.replacement[...])
    line.output += kept + added
    line.source += kept + removed
    guard removed != added else { continue }
    let isAtStart = output.isEmpty || output.last == 0x0A
    map.add(line.output + (isAtStart ? 0 : 1), is: line.source + (isAtStart ? 0 : 1))
  }
  output += source[position...]
  return (output, map)
}

private func countLineFeeds(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 == 0x0A } }
