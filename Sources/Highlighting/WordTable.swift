import Manuscript

/// A word of at most sixteen bytes as two numbers: looked up without making a string of it.
struct Word: Hashable, Sendable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  /// The word in a range of bytes, in small letters if wanted; `nil` if it is longer.
  init?(_ bytes: [UInt8], _ range: Range<Int>, isFolded: Bool = false) {
    guard range.count <= 16 else { return nil }
    for index in range {
      let byte = bytes[index]
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(isFolded && byte.isUpper ? byte | 0x20 : byte)
    }
  }

  /// The word that `text` is; `nil` if it is longer.
  init?(_ text: Substring) {
    let bytes = Array(text.utf8)
    self.init(bytes, 0..<bytes.count)
  }
}

/// Words that are looked up, written as one string with spaces between.
struct WordSet: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  private let words: Set<Word>

  init(stringLiteral text: String) {
    words = Set(text.split(whereSeparator: \.isWhitespace).compactMap { Word($0) })
  }
  init(arrayLiteral words: Substring...) { self.words = Set(words.compactMap { Word($0) }) }

  func contains(_ word: Word) -> Bool { words.contains(word) }
}

/// The words of a language by their kind.
struct WordTable: Sendable {
  private var kinds: [Word: CodeToken.Kind] = [:]

  /// Words with spaces between.
  init(
    keywords: String = "", constants: String = "", types: String = "", functions: String = "",
    names: String = ""
  ) {
    for (text, kind) in [
      (names, CodeToken.Kind.name), (functions, .function), (types, .type), (constants, .number),
      (keywords, .keyword),
    ] {
      for word in text.split(whereSeparator: \.isWhitespace) { Word(word).map { kinds[$0] = kind } }
    }
  }

  /// The kind of a word; `nil` for one that the language does not define.
  subscript(word: Word) -> CodeToken.Kind? { kinds[word] }
}
