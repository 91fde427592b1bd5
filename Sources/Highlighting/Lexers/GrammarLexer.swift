import Manuscript

/// Walks over code of a language that a ``Grammar`` describes.
///
/// One loop looks at the byte at hand and takes what begins there. Strings with code in them are kept on a
/// stack, not on that of calls. Every look ahead either consumes what it saw, or is counted, so that no text
/// makes it quadratic.
struct GrammarLexer {
  let grammar: Grammar
  var code: Code
  let end: Int
  var position: Int
  /// Strings in whose code the lexer is, the innermost last.
  var open: [OpenString] = []
  /// What stood before: whether a slash would divide, a name would be defined, a word would be a member.
  var before = Before.nothing
  /// Here-documents that were announced on this line.
  var hereDocuments: [HereDocument] = []
  /// Looks for an end that there was not; after some, none of that sort is looked for.
  var failures = 0
  /// No regular expression begins before it: the last one that was tried had no end on its line.
  var regexAfter = 0

  /// A string whose code is being read.
  struct OpenString {
    var form: StringForm
    var closesHole: UInt8
    /// How many braces or parentheses are open in its code.
    var depth = 0
  }

  /// What stood before the byte at hand, white space aside.
  enum Before {
    case nothing, value, operation, dot, list, functionWord, functionMember, typeWord
  }

  /// The most looks for an end that there is not.
  static let patience = 16
  /// The most strings that may stand in the code of one another.
  static let deepest = 64

  static func run(_ grammar: Grammar, _ code: inout Code, _ range: Range<Int>) {
    var lexer = GrammarLexer(grammar: grammar, code: code, end: range.upperBound, position: range.lowerBound)
    code = Code(bytes: [])
    lexer.run()
    code = lexer.code
  }

  private init(grammar: Grammar, code: Code, end: Int, position: Int) {
    self.grammar = grammar
    self.code = code
    self.end = end
    self.position = position
  }

  private mutating func run() {
    if code.has(Array("#!/".utf8), at: position, before: end) { takeLine(.comment) }
    while position < end { step() }
  }

  /// Takes what begins at the byte at hand.
  private mutating func step() {
    let byte = code.bytes[position]
    if byte.isWhite { return white(byte) }
    if grammar.starts[Int(byte)] {
      if comment(byte) || string(byte) || special(byte) { return }
    }
    if grammar.beginsName[Int(byte)] { return word() }
    if byte.isDigit { return number() }
    punctuation(byte)
  }

  private mutating func white(_ byte: UInt8) {
    position += 1
    guard byte == .lineFeed else { return }
    if !hereDocuments.isEmpty { return bodies() }
    if grammar.habits.contains(.shell) || before != .operation { before = .nothing }
  }

  /// A byte that no token begins with. Brackets are counted for the string around.
  private mutating func punctuation(_ byte: UInt8) {
    position += 1
    switch byte {
    case .dot: before = before == .functionMember ? .functionWord : .dot
    case .rightParenthesis, .rightBracket: before = .value
    case .leftParenthesis: before = .list
    default: before = .operation
    }
    guard let last = open.indices.last else { return }
    if byte == open[last].closesHole {
      if open[last].depth == 0 { return leaveHole() }
      open[last].depth -= 1
    } else if byte == (open[last].closesHole == .rightBrace ? .leftBrace : .leftParenthesis) {
      open[last].depth += 1
    }
  }

  // MARK: Comments

  private mutating func comment(_ byte: UInt8) -> Bool {
    for mark in grammar.lineComments where mark.bytes[0] == byte {
      guard code.has(mark.bytes, at: position, before: end), mayBeginComment else { continue }
      takeLine(.comment)
      return true
    }
    for form in grammar.blockComments where form.open.bytes[0] == byte {
      guard code.has(form.open.bytes, at: position, before: end) else { continue }
      take(.comment, to: endOfComment(form))
      return true
    }
    return false
  }

  /// In a shell, `a#b` is a word.
  private var mayBeginComment: Bool {
    guard grammar.habits.contains(.shell), position > 0 else { return true }
    let last = code.bytes[position - 1]
    return last.isWhite || last == UInt8(ascii: ";") || last == .leftParenthesis || last == .rightParenthesis
  }

  private func endOfComment(_ form: BlockComment) -> Int {
    let (open, close) = (form.open.bytes, form.close.bytes)
    var depth = 1
    var index = position + open.count
    while index < end {
      if code.has(close, at: index, before: end) {
        depth -= 1
        index += close.count
        if depth == 0 { return index }
      } else if form.nests, code.has(open, at: index, before: end) {
        depth += 1
        index += open.count
      } else {
        index += 1
      }
    }
    return end
  }

  // MARK: Steps that all phases share

  /// Makes a token of what stands before `end`, and goes on there.
  mutating func take(_ kind: CodeToken.Kind?, to end: Int) {
    if let kind { code.add(kind, position..<end) }
    position = end
  }

  /// Makes a token of the rest of the line.
  mutating func takeLine(_ kind: CodeToken.Kind) { take(kind, to: code.lineEnd(position, before: end)) }

  /// Whether only blanks stand before the byte at hand on its line.
  var isAtLineStart: Bool {
    var index = position
    while index > 0, code.bytes[index - 1].isBlank { index -= 1 }
    return index == 0 || code.bytes[index - 1] == .lineFeed
  }
}
