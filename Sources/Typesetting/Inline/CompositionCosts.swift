/// Every figure of the composer, with its reason. Lengths are em of the text, costs are without unit.
enum CompositionCosts {
  // MARK: Gaps

  /// Autospace shrinks to an eighth (clreq §3.2.2); below, Han and Latin touch.
  static let autospaceLeast = 0.125
  /// Word space and autospace stretch together to a third first: the widest that reads as a normal space.
  static let firstStretch = 1.0 / 3
  /// ... and to a half where Han gaps have given their first share. Autospace never grows beyond (AS-1): a
  /// wider one tears Latin out of its sentence.
  static let secondStretch = 0.5
  /// What a gap between Korean syllables takes on while the spaces of its line grow to a third, and to a half.
  static let hangulFirstStretch = 0.02
  static let hangulSecondStretch = 0.04
  /// A word space beside Chinese gives way down to a quarter.
  static let wordSpaceLeastInHan = 0.25
  /// In Latin text a word space gives a third of its width at most, as the interword glue of Computer Modern does
  /// (Knuth, The TeXbook, chapter 12).
  static let latinSpaceShrink = 1.0 / 3
  /// em; what a space takes on while a Han gap in its line takes on its first share: a half of the quarter that
  /// most faces have for a space.
  static let latinSpaceStretch = 0.13
  /// em beyond the space of the face, at which justified lines are evenest: no line can shrink as far as others
  /// must stretch, so a paragraph that aims at the bare space mixes tight lines with loose ones.
  static let latinSpaceBest = 0.04
  /// Spaces that are so much (em) narrower, or wider, than best cost ``latinBadness``; it grows with the third
  /// power, so that all lines of a paragraph share what one of them needs (The TeXbook, chapter 14). An eye
  /// sees a tight line among others before it sees a loose one.
  static let latinTighter = 0.045
  static let latinLooser = 0.1
  static let latinBadness = 100.0
  /// Words that stand an em further apart are a hole anyhow: each em more costs the same, and no hole as much as a
  /// line that sticks out.
  static let latinWidest = 1.0
  static let latinBeyond = 100_000.0
  static let latinWorst = 900_000.0
  /// A typed space between Korean words never falls under a fifth.
  static let wordSpaceLeast = 0.2
  /// Han may stand .04 em apart before an eye sees it.
  static let hanFirstStretch = 0.04
  /// Brackets, commas and colons give their half in two steps: to a quarter first, all of them together, and
  /// only then to nothing (clreq §3.2.1), so that no line shows full and solid marks beside each other.
  static let markFirstLeast = 0.25
  /// Stops keep a quarter: sentences must stay apart.
  static let stopLeast = 0.25

  /// em; what a Han gap, and a word space, of a line without better breaks takes on at most. Where that is not enough,
  /// none takes on more than in the first steps, and the end of the line stays blank.
  static let hanWidest = 0.25
  static let spaceWidest = 1.0
  /// em; lines that lack less are filled all the same: a hole or two are no text that is spread out, and the edge stays
  /// straight.
  static let torn = 3.0

  // MARK: Weights of shrink: the more a reader misses the blank, the more it costs

  static let wordShrink = 6.0
  static let interpunctShrink = 6.0
  static let bracketShrink = 14.0
  static let pauseShrink = 24.0
  static let autospaceShrink = 30.0
  static let stopShrink = 90.0

  // MARK: Weights of stretch

  static let spaceStretch = 12.0
  static let hanStretch = 30.0
  static let spaceSecondStretch = 60.0
  /// Beyond all tiers the Han gaps take the rest; at .04 em more the line costs this.
  static let beyond = 40.0
  /// A line that sticks out: worse than anything else, but comparable.
  static let overfull = 10_000_000.0

  // MARK: Penalties

  /// PA-3: a last line of one character leaves a hole like a blank line.
  static let runt: [Double] = [0, 3000, 60, 15]
  /// A number and its unit word are read as one.
  static let digitBeforeUnit: Float = 35
  static let digitBeforeHan: Float = 15
  /// `——` and `……` may start a line at level `gb`, but seldom should.
  static let longMarkAtStart: Float = 25
  static let urlPiece: Float = 60
  static let hyphen: Float = 50
  /// Among Han the gaps help first: a word is divided where they would have to open by .1 em each.
  static let hyphenInHan: Float = 300
  /// A word with a capital is a name as often as not, or begins a sentence: it is divided only in Latin text, and
  /// where words would else stand .45 em apart.
  static let hyphenInName: Float = 300
  /// Two lines in a row end in hyphens only where words would else stand half an em apart; the last but one does
  /// not for less than this.
  static let hyphensInARow = 1000.0
  static let hyphenBeforeLast = 50.0
  /// So many lines in a row may end in hyphens, those that the author wrote included: an eye that comes back to a
  /// ladder of them takes the wrong rung.
  static let hyphenLadder = 2
  /// One more, added to the sum of squares, costs more than any hole in a line, and less than a line that sticks out.
  static let hyphenBeyondLadder = 900_000_000_000.0
  /// Three closing marks that overfill a line: the last may go to the next one.
  static let relief: Float = 5000
  /// A break inside a word, where nothing else fits.
  static let emergency: Float = 8000
  /// An address may break anywhere before its line stays half empty.
  static let urlAnywhere: Float = 900
  /// Neighbouring lines of visibly different spacing, added to the sum of squares.
  static let unevenNeighbours = 50.0
  /// How far Han gaps (em) of neighbours may differ before that.
  static let evenness = 0.08

  // MARK: Second-best settings

  /// A line of a paragraph that is set in one line less or more may cost this: all its pauses and half of its stops
  /// given away, or ...
  static let variantLine = 6_400.0
  /// ... its Han gaps (em) a little beyond the first step, where an eye begins to see them.
  static let variantHanGap = 0.05
  /// A line of Latin text may cost this: its words .2 em further apart than the space of their face has them.
  static let variantWords = 190_000.0

  // MARK: Titles

  /// A title breaks at a mark or space for nothing, after a particle for little, inside a phrase for more.
  static let titleAfterParticle: Float = 8
  static let titleBetweenScripts: Float = 8
  static let titleInsidePhrase: Float = 14
  /// Two characters that the dictionary does not know as a word may still be one, such as a name.
  static let titleInsideUnknown: Float = 20
  /// It breaks inside a word only where lines would else differ by half of their length.
  static let titleInsideWord: Float = 40
  /// A line of a ragged text that leaves its whole measure empty.
  static let raggedness = 100.0
  /// In a title sense counts for more than even lines.
  static let titleRaggedness = 30.0

  // MARK: Findings

  /// Han gaps as wide as this, the widest, are reported as an underfull line.
  static let underfull = hanWidest
  /// So is a line without gaps that stays shorter than its measure by more than this.
  static let shortfall = 0.5
}
