@testable import Typesetting

/// Every way to break a short paragraph, judged by the same costs.
struct AllBreaks {
  var paragraph: MeasuredParagraph
  /// Lines are tried from this share of the measure on.
  var shortest = 0.4

  func least() -> Double {
    let count = paragraph.text.units.count
    let legal = (1..<count).filter { paragraph.breaks.penalties[$0] < .infinity } + [count]
    return search(0, legal[...], [])
  }

  private func search(_ start: Int, _ legal: ArraySlice<Int>, _ lines: [Range<Int>]) -> Double {
    let count = paragraph.text.units.count
    if start == count { return cost(lines) }
    var best = Double.infinity
    for (offset, end) in zip(legal.indices, legal) {
      if paragraph.naturalWidth(start, end) > paragraph.measure * 1.4 { break }
      if end < count, paragraph.naturalWidth(start, end) < paragraph.measure * shortest { continue }
      best = min(best, search(end, legal[(offset + 1)...], lines + [start..<end]))
    }
    return best
  }

  func cost(_ lines: [Range<Int>]) -> Double {
    var total = 0.0
    var before: Int?
    var hyphens = 0
    for line in lines {
      let isHyphen = line.upperBound < paragraph.text.units.count && paragraph.endsInHyphen(line.upperBound)
      hyphens = isHyphen ? hyphens + 1 : 0
      if hyphens > 2 { total += CompositionCosts.hyphenBeyondLadder }
      let verdict = JudgeLine(paragraph: paragraph, mode: .justified).line(
        line.lowerBound, line.upperBound, in: 0..<paragraph.text.units.count, isFirst: true)
      total += verdict.cost
      if let before, !verdict.isNatural, before != verdict.spacing {
        total += CompositionCosts.unevenNeighbours
      }
      before = verdict.spacing
    }
    return total
  }
}
