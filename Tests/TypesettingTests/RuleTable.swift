/// The rules of composition. Their identifiers stand in the comments of the code that does them.
struct Rule: Sendable {
  var id: String
  var says: String

  private init(_ id: String, _ says: String) {
    self.id = id
    self.says = says
  }

  static let all: [Rule] = breaking + widths + spacing + paragraphs

  static let breaking = [
    Rule("LB-0", "UAX #14, tailored; widths are decided before lines are"),
    Rule("LB-1s", "marks that never start a line"),
    Rule("LB-1e", "marks that never end a line"),
    Rule("LB-1g", "no solidus ends a line: level gb"),
    Rule("LB-1x", "no dash or ellipsis starts a line: level strict"),
    Rule("LB-1n", "no rule at all: level none"),
    Rule("LB-3", "numbers stay whole, with their signs"),
    Rule("LB-4", "a number stays with its unit word"),
    Rule("LB-5", "long marks stay whole"),
    Rule("LB-6", "joiners and typed opportunities are obeyed"),
    Rule("LB-7", "the last of three closing marks may go"),
    Rule("LB-ja", "the levels of jlreq"),
    Rule("LB-ko", "Korean breaks at spaces, or between syllables"),
    Rule("LB-url", "addresses break after their dividers"),
    Rule("LB-hy", "Latin is hyphenated where a hyphen may stand"),
  ]

  static let widths = [
    Rule("PW-2", "neighbouring marks share their blanks"),
    Rule("PW-3", "line starts: opening marks stand flush"),
    Rule("PW-4", "line ends: by language"),
    Rule("PW-5", "？！ together"),
    Rule("PW-6", "long marks are two em"),
    Rule("PW-7", "three widths of punctuation"),
    Rule("HP-1", "marks may hang"),
  ]

  static let spacing = [
    Rule("AS-1", "a quarter em between Han and Latin"),
    Rule("AS-2", "none beside marks, at edges, at note marks"),
    Rule("AS-3", "a typed space there is replaced"),
    Rule("AS-5", "across styles, by advance only"),
    Rule("FN-1", "Latin from its face, Han from its own"),
    Rule("FN-2", "shared marks by pair"),
    Rule("FN-3", "a face by language; what is missing is said"),
    Rule("FN-4", "Han is never slanted"),
    Rule("ST-1", "emphasis dots under Han only"),
    Rule("RB-1", "a base is not broken"),
    Rule("VT-1", "vertical lines: words lie, one or two figures stand"),
  ]

  static let paragraphs = [
    Rule("PA-1", "a typed indent is dropped"),
    Rule("PA-2", "both edges straight, the last line natural"),
    Rule("PA-3", "a last line has two characters"),
  ]
}
