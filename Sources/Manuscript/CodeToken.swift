/// A stretch of code that a theme may colour.
public struct CodeToken: Sendable, Equatable {
  /// What the stretch is; the few kinds that a printed page can keep apart.
  public enum Kind: String, Sendable, CaseIterable {
    /// A remark, to its end mark or its line's end.
    case comment
    /// A word that the language itself defines.
    case keyword
    /// A literal of characters: strings, symbols, regular expressions, here-documents.
    case string
    /// A number, or a constant such as `true` or `nil`.
    case number
    /// The name of a type.
    case type
    /// The name of what is defined or called.
    case function
    /// Another name that is marked as such: attributes, keys, tags, variables with a sigil.
    case name
    /// A line that a comparison adds.
    case inserted
    /// A line that a comparison takes away.
    case deleted
  }

  /// What the stretch is.
  public var kind: Kind
  private var start: UInt32
  private var end: UInt32

  /// A token over a range of bytes, at most 4 GB from the beginning.
  public init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    start = UInt32(clamping: range.lowerBound)
    end = UInt32(clamping: range.upperBound)
  }

  /// Where it stands, in UTF-8 code units of the block's text.
  public var range: Range<Int> { Int(start)..<Int(end) }
}

extension CodeBlock {
  /// A piece of a block's text: a token, or what stands between two.
  package struct Piece: Equatable {
    package var text: Substring
    /// `nil` between tokens.
    package var kind: CodeToken.Kind?
  }

  /// The whole text in pieces, in order: joined they are the text.
  ///
  /// A token whose end would cut a character gives way, so that no text is ever lost.
  package var pieces: [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    func index(_ offset: Int) -> String.Index? {
      let index = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
      return index.flatMap { String.Index($0, within: text.unicodeScalars) }
    }
    for token in tokens {
      guard let start = index(token.range.lowerBound), let end = index(token.range.upperBound),
        rest.startIndex <= start, start < end
      else { continue }
      if rest.startIndex < start { pieces.append(Piece(text: text[rest.startIndex..<start], kind: nil)) }
      pieces.append(Piece(text: text[start..<end], kind: token.kind))
      rest = text[end...]
    }
    if !rest.isEmpty { pieces.append(Piece(text: rest, kind: nil)) }
    return pieces
  }

  /// The pieces of each line, without the line feeds; one list for each of ``lines``.
  package var linesOfPieces: [[Piece]] {
    var lines: [[Piece]] = [[]]
    for piece in pieces {
      for (number, part) in piece.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { lines.append([]) }
        if !part.isEmpty { lines[lines.count - 1].append(Piece(text: part, kind: piece.kind)) }
      }
    }
    return lines
  }
}
