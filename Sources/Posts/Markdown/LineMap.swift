/// From lines of a text that a phase has rewritten to lines of the text it was given.
struct LineMap: Sendable, Equatable {
  /// From this line on (of the rewritten text), `delta` is added.
  private var starts: [(line: Int, delta: Int)] = []
  /// Maps of the phases before, the last one first.
  private var earlier: [LineMap] = []

  static func == (lhs: LineMap, rhs: LineMap) -> Bool {
    lhs.starts.elementsEqual(rhs.starts, by: ==) && lhs.earlier == rhs.earlier
  }

  /// States that the text which was rewritten had been rewritten before.
  func following(_ map: LineMap) -> LineMap {
    var result = self
    if !map.starts.isEmpty { result.earlier += [map] + map.earlier }
    return result
  }

  /// States that `line` of the rewritten text is `source` of the other; lines ascend.
  mutating func add(_ line: Int, is source: Int) {
    if (starts.last?.delta ?? 0) != source - line { starts.append((line, source - line)) }
  }

  /// The line that `line` came from.
  func source(of line: Int) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    let source = low == 0 ? line : line + starts[low - 1].delta
    return earlier.reduce(source) { $1.source(of: $0) }
  }
}
