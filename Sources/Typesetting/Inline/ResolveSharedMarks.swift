import Manuscript

/// FN-2: decides whether `“ ” ‘ ’ … — ·` are full-width marks or Latin ones.
///
/// Quotes are decided by the pair: full width if the nearest strong character outside is Han, or if the pair
/// touches Han; Latin if both neighbours are Latin. The other marks look at their nearest strong neighbours.
struct ResolveSharedMarks {
  private enum Script: UInt8 { case none, han, latin }

  private let classes: [CharacterClass]
  /// The nearest strong script before and after each character.
  private var before: [Script]
  private var after: [Script]
  /// What stands where nothing strong is near: the paragraph's own.
  private let fallback: Script

  private let scalars: [UInt32]

  /// Replaces the shared classes in `classes`, those of `scalars`; does nothing where there are none.
  static func run(_ classes: inout [CharacterClass], of scalars: [UInt32], _ language: Language) {
    guard classes.contains(where: \.isShared) else { return }
    let resolving = ResolveSharedMarks(classes, scalars, language)
    classes = resolving.resolved()
  }

  private init(_ classes: [CharacterClass], _ scalars: [UInt32], _ language: Language) {
    self.classes = classes
    self.scalars = scalars
    fallback = language.isCJK && language.primary != "ko" ? .han : .latin
    before = []
    before.reserveCapacity(classes.count)
    var strong = Script.none
    for kind in classes {
      before.append(strong)
      if let script = ResolveSharedMarks.script(kind) { strong = script }
    }
    after = Array(repeating: .none, count: classes.count)
    strong = .none
    for index in classes.indices.reversed() {
      after[index] = strong
      if let script = ResolveSharedMarks.script(classes[index]) { strong = script }
    }
  }

  /// Digits are not strong: `“3.5%”` between Han is Chinese.
  private static func script(_ kind: CharacterClass) -> Script? {
    if kind == .letter { return .latin }
    return kind.isFullWidth && kind != .hangul ? .han : nil
  }

  private func resolved() -> [CharacterClass] {
    var result = classes
    var opened: [Int] = []
    for (index, kind) in classes.enumerated() where kind.isShared {
      switch kind {
      case .quoteOpen:
        result[index] = mark(alone(index), .open)
        opened.append(index)
      case .quoteClose where isApostrophe(index, after: opened): result[index] = .latinQuote
      case .quoteClose:
        guard let open = opened.popLast() else {
          result[index] = mark(alone(index), .close)
          continue
        }
        let script = pair(open, index)
        result[open] = mark(script, .open)
        result[index] = mark(script, .close)
      case .sharedDash: result[index] = alone(index) == .han ? .dash : .hyphen
      case .sharedEllipsis: result[index] = alone(index) == .han ? .ellipsis : .latinPoint
      default: result[index] = alone(index) == .han ? .interpunct : .symbol
      }
    }
    return result
  }

  private func mark(_ script: Script, _ full: CharacterClass) -> CharacterClass {
    script == .han ? full : .latinQuote
  }

  /// `Moody’s`, and the end of `banks’` where no single quote is open.
  private func isApostrophe(_ index: Int, after opened: [Int]) -> Bool {
    guard scalars[index] == 0x2019, index > 0, classes[index - 1] == .letter else { return false }
    if index + 1 < classes.count, classes[index + 1] == .letter { return true }
    return !opened.contains { scalars[$0] == 0x2018 }
  }

  private func pair(_ open: Int, _ close: Int) -> Script {
    if fallback == .latin { return foreign(before[open], after[close]) }
    if before[open] == .han || after[close] == .han { return .han }
    if after[open] == .han && open + 1 < close && classes[open + 1].isHan { return .han }
    if before[close] == .han && classes[close - 1].isHan { return .han }
    return before[open] == .latin || after[close] == .latin ? .latin : .han
  }

  /// In a text that is not Chinese or Japanese a mark is Latin unless it stands amid Han.
  private func foreign(_ before: Script, _ after: Script) -> Script {
    before != .latin && after != .latin && (before == .han || after == .han) ? .han : .latin
  }

  private func alone(_ index: Int) -> Script {
    if fallback == .latin { return foreign(before[index], after[index]) }
    if before[index] == .han || after[index] == .han { return .han }
    return before[index] == .latin || after[index] == .latin ? .latin : fallback
  }
}
