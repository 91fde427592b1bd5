import Manuscript
import Themes

/// The blanks of full-width marks, in em: the table of rules PW (clreq §3.1.6, jlreq §3.1.2).
///
/// The face's own advance is never used for them, nor a font feature: `halt` could not be taken back at a line
/// edge. A mark is its body and two blanks; ``MeasureGaps`` shares them between neighbours (PW-2), and the
/// line edge takes them away (PW-3, PW-4).
struct MarkBlanks {
  var left = 0.0
  var right = 0.0
  /// What stays of the right blank at a line end.
  var kept = 0.0
  /// Whether that may go too, if the line needs it.
  var isKeptOptional = false
  /// Whether the mark is set on its body alone from the start: half-width styles.
  var isGone = false

  /// What the ink needs.
  var body: Double { 1 - left - right }
}

/// Which conventions the marks of a text follow.
enum MarkConvention {
  case simplified, traditional, japanese

  init(_ language: Language) {
    if language.primary == "ja" {
      self = .japanese
    } else {
      self = language.isTraditionalChinese ? .traditional : .simplified
    }
  }

  /// HP-1: whether marks may hang beyond the line end. Those of Taiwan and Hong Kong stand in the middle of
  /// their em, and would hang in the air (clreq §3.1.7).
  var hangsMarks: Bool { self != .traditional }

  /// PW-7: the blanks of a mark that fills an em, in full width, 开明 (sentence ends full, all others half) or
  /// half width.
  func blanks(_ kind: CharacterClass, _ width: CJKStyle.Punctuation) -> MarkBlanks {
    var blanks = full(kind)
    switch width {
    case .quanjiao: break
    case .kaiming where kind == .stop || kind == .exclamation: break
    case .kaiming, .banjiao: blanks.isGone = true
    }
    return blanks
  }

  /// PW-4 is `kept`: nothing in mainland China (GB/T 15834 §5.1.10); in Japan the blank of a stop (JIS X 4051);
  /// in Taiwan and Hong Kong all of it, unless the line needs it.
  private func full(_ kind: CharacterClass) -> MarkBlanks {
    switch kind {
    case .open: MarkBlanks(left: 0.5)
    case .close: MarkBlanks(right: 0.5, kept: self == .traditional ? 0.5 : 0, isKeptOptional: true)
    case .comma, .stop: pause(kind)
    case .colon: self == .simplified ? MarkBlanks(right: 0.5) : centred
    case .exclamation: self == .simplified ? MarkBlanks(right: 0.5) : MarkBlanks()
    case .interpunct:
      // GB/T 15834 §5.1.6: half an em, and nothing to give.
      self == .simplified ? MarkBlanks(left: 0.25, right: 0.25, isGone: true) : centred
    default: MarkBlanks()
    }
  }

  private var centred: MarkBlanks {
    MarkBlanks(left: 0.25, right: 0.25, kept: self == .traditional ? 0.25 : 0, isKeptOptional: true)
  }

  private func pause(_ kind: CharacterClass) -> MarkBlanks {
    switch self {
    case .simplified: MarkBlanks(right: 0.5)
    case .traditional: centred
    case .japanese: MarkBlanks(right: 0.5, kept: kind == .stop ? 0.5 : 0)
    }
  }
}
