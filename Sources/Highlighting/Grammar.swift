import Manuscript

/// What one language of the common shape is made of: words, comments, strings, and the habits of its names.
///
/// A grammar is data. ``GrammarLexer`` is the only one who reads it.
struct Grammar: Sendable {
  /// The words of the language by their kind.
  var words: WordTable
  /// What begins a comment that ends with its line.
  var lineComments: [Mark] = []
  /// Comments with two ends.
  var blockComments: [BlockComment] = []
  /// Literals of characters; the first whose beginning stands in the text is taken.
  var strings: [StringForm] = []
  /// Bytes, besides letters, digits and `_`, that begin a name, and that continue one.
  var nameStart: [UInt8] = []
  var nameRest: [UInt8] = []
  /// Bytes that make a name of what they stand before, such as `@` and `$`.
  var sigils: [UInt8] = []
  /// Words that are words of the language only where a name, a string or a brace follows.
  var softWords: WordSet = []
  /// Words after which the next name is that of a function, or of a type.
  var definesFunction: WordSet = []
  var definesType: WordSet = []
  /// Habits that not all languages have.
  var habits: Habits = []

  /// Whether a comment, a string or something of ``habits`` may begin with a byte, for each of the 256.
  private(set) var starts: [Bool] = []
  /// Whether a byte begins, or continues, a name.
  private(set) var beginsName: [Bool] = []
  private(set) var continuesName: [Bool] = []
  /// Whether strings may stand between number signs.
  private(set) var hasGuards = false

  /// Makes the tables that the lexer reads byte by byte.
  init(_ words: WordTable, _ change: (inout Grammar) -> Void) {
    self.words = words
    change(&self)
    beginsName = (0...UInt8.max).map { $0.isNameStart || nameStart.contains($0) }
    continuesName = (0...UInt8.max).map { $0.isName || nameStart.contains($0) || nameRest.contains($0) }
    let marks = lineComments + blockComments.map(\.open) + strings.map(\.open)
    hasGuards = strings.contains { $0.isGuarded }
    starts = Array(repeating: false, count: 256)
    starts[Int(UInt8.hash)] = hasGuards
    for byte in marks.compactMap(\.bytes.first) + sigils + habits.marks { starts[Int(byte)] = true }
  }

  /// What a language does that others do not.
  struct Habits: OptionSet, Sendable {
    let rawValue: Int
    /// Words are the same in capitals.
    static let ignoresCase = Habits(rawValue: 1 << 0)
    /// A name that begins with a capital is a type, unless it is called.
    static let capitalTypes = Habits(rawValue: 1 << 1)
    /// It is a type even where it is called.
    static let capitalCalls = Habits(rawValue: 1 << 2)
    /// A name before a parenthesis is a function.
    static let calls = Habits(rawValue: 1 << 3)
    /// A word behind a full stop is no keyword.
    static let members = Habits(rawValue: 1 << 4)
    /// A string or name before a colon is a key.
    static let colonKeys = Habits(rawValue: 1 << 5)
    /// A name at the beginning of a line, before an equals sign, is a key; `[…]` at a line's beginning a table.
    static let equalsKeys = Habits(rawValue: 1 << 6)
    /// `/…/` is a regular expression where no value stands before it.
    static let slashRegex = Habits(rawValue: 1 << 7)
    /// A line that begins with `#` is a directive.
    static let directives = Habits(rawValue: 1 << 8)
    /// `#[…]` is an attribute, and `'a` a lifetime.
    static let rust = Habits(rawValue: 1 << 9)
    /// `<<NAME` begins a here-document.
    static let hereDocuments = Habits(rawValue: 1 << 10)
    /// `:name` is a symbol; `%w[…]` and its like are strings; `=begin` begins a comment.
    static let ruby = Habits(rawValue: 1 << 11)
    /// Names behind an opening parenthesis are called, `:name` is a keyword, and `\c` a character.
    static let lisp = Habits(rawValue: 1 << 12)
    /// Words stand for themselves: comments and numbers begin only where a word does.
    static let shell = Habits(rawValue: 1 << 13)
    /// Dates are numbers.
    static let dates = Habits(rawValue: 1 << 14)
    /// `$tag$…$tag$` is a string.
    static let dollarQuotes = Habits(rawValue: 1 << 15)
    /// `1'000` is one number, and `R"x(…)x"` a string.
    static let plusPlus = Habits(rawValue: 1 << 16)

    /// The bytes with which something of these habits begins.
    var marks: [UInt8] {
      let table: [(Habits, Mark)] = [
        (.equalsKeys, "["), (.slashRegex, "/"), (.directives, "#"), (.rust, "#'"), (.hereDocuments, "<"),
        (.ruby, ":%="), (.lisp, ":\\"), (.dollarQuotes, "$"),
      ]
      return table.flatMap { contains($0.0) ? $0.1.bytes : [] }
    }
  }
}

/// A mark as bytes, written as a string.
struct Mark: Sendable, Hashable, ExpressibleByStringLiteral {
  let bytes: [UInt8]

  init(stringLiteral text: String) { bytes = Array(text.utf8) }
}

/// A comment with two ends.
struct BlockComment: Sendable {
  var open: Mark
  var close: Mark
  /// Whether one may stand in another.
  var nests = false
}

/// A literal of characters.
struct StringForm: Sendable {
  /// How a closing mark is meant literally.
  enum Escape: Sendable { case none, backslash, doubled }

  var open: Mark
  var close: Mark
  var escape = Escape.backslash
  /// Whether it goes on over lines; otherwise its line ends it.
  var isMultiline = false
  /// Letters, one or more of which may stand before it.
  var prefix: Mark = ""
  /// Letters of which one must stand before it for ``holes`` to count; empty: they always do.
  var holePrefix: Mark = ""
  /// Code in the string.
  var holes: [Hole] = []
  /// Whether `$name` in it is a name.
  var hasDollarNames = false
  /// Whether the number signs before its beginning, if any, must follow its end too: `##"…"##`.
  var isGuarded = false
  /// A single character rather than a string: what does not end after one is no literal.
  var isCharacter = false

  init(_ open: Mark, _ close: Mark, _ change: (inout StringForm) -> Void = { _ in }) {
    self.open = open
    self.close = close
    change(&self)
  }

  /// `"…"` with backslashes, within a line.
  static let double = StringForm("\"", "\"")
  /// `'…'` with backslashes, within a line.
  static let single = StringForm("'", "'")
  /// `'c'`, with a backslash or without.
  static let character = StringForm("'", "'") { $0.isCharacter = true }
  /// `'…'` without escapes, over lines.
  static let literal = StringForm("'", "'") {
    $0.escape = .none
    $0.isMultiline = true
  }

  /// The form with code in it.
  func with(_ holes: Hole...) -> StringForm {
    var form = self
    form.holes = holes
    return form
  }

  /// Code in a string: `${` and `}`.
  struct Hole: Sendable {
    var open: Mark
    var close: UInt8

    init(_ open: Mark, _ close: Unicode.Scalar) {
      self.open = open
      self.close = UInt8(ascii: close)
    }
  }
}
