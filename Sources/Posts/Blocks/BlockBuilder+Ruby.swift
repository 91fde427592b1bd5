import Manuscript

extension BlockBuilder {
  /// Ruby in each of its forms: readings behind their bases, or all bases (`rb`) and then all readings (`rt`,
  /// or `rt` within `rtc`), which are taken pair by pair (HTML Standard and W3C, “HTML Ruby Markup
  /// Extensions”). A second reading of the same bases follows in brackets.
  mutating func addRuby(
    _ element: HTMLElement, to inlines: inout [Inline], _ space: inout WhiteSpace
  ) {
    space.open(before: element.children.firstVisible, &inlines)
    var run = RubyRun()
    for node in element.children.rubyParts {
      guard case .element(let part) = node, part.tag == .rt || part.tag == .rtc || part.tag == .rb else {
        if [node].isBlank { continue }
        addBase([node], to: &run, &inlines, &space)
        continue
      }
      if part.tag == .rb {
        addBase(part.children, to: &run, &inlines, &space)
      } else {
        let text = part.textContent.trimmed
        if !run.read(text) { addExtra(text, to: &run, &inlines) }
      }
    }
    run.flush(to: &inlines)
  }

  private mutating func addBase(
    _ nodes: [HTMLNode], to run: inout RubyRun, _ inlines: inout [Inline], _ space: inout WhiteSpace
  ) {
    var base: [Inline] = []
    for node in nodes {
      if case .element(let child) = node, child.tag == .ruby {
        addRuby(child, to: &base, &space)
      } else {
        add([node], to: &base, &space)
      }
    }
    if run.isRead { run.close(to: &inlines) }
    if !base.isEmpty { run.bases.append(base) }
  }

  private func addExtra(_ text: String, to run: inout RubyRun, _ inlines: inout [Inline]) {
    guard !text.isEmpty else { return }
    run.flush(to: &inlines)
    inlines.append(text: "（\(text)）")
  }
}

/// Bases that wait for their readings, and the pairs that are complete.
private struct RubyRun {
  var bases: [[Inline]] = []
  private var readings: [String] = []
  private var pairs: [RubyPair] = []

  /// Whether every base has its reading, so that the next base begins anew.
  var isRead: Bool { !readings.isEmpty }

  /// Takes the reading of the next base.
  ///
  /// - Returns: `false` where every base has one.
  mutating func read(_ text: String) -> Bool {
    guard readings.count < bases.count else { return false }
    readings.append(text)
    return true
  }

  /// Makes pairs of what is waiting; bases without readings stand by themselves.
  mutating func close(to inlines: inout [Inline]) {
    for (index, base) in bases.enumerated() {
      if index < readings.count, !readings[index].isEmpty {
        // A last reading stands for all bases that are left.
        let isLast = index == readings.count - 1
        pairs.append(RubyPair(base: isLast ? Array(bases[index...].joined()) : base, text: readings[index]))
        if isLast { break }
      } else {
        flushPairs(to: &inlines)
        inlines += base
      }
    }
    bases = []
    readings = []
  }

  mutating func flush(to inlines: inout [Inline]) {
    close(to: &inlines)
    flushPairs(to: &inlines)
  }

  private mutating func flushPairs(to inlines: inout [Inline]) {
    if !pairs.isEmpty { inlines.append(.ruby(pairs)) }
    pairs = []
  }
}

extension [HTMLNode] {
  /// Its parts, those of a container of readings one by one.
  fileprivate var rubyParts: [HTMLNode] {
    flatMap { node -> [HTMLNode] in
      guard case .element(let element) = node, element.tag == .rtc,
        element.children.contains(where: { $0.tag == .rt })
      else { return [node] }
      return element.children.filter { $0.tag == .rt }
    }
  }
}
