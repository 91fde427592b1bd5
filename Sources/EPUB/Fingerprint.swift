import Manuscript
import Resources

/// By what a chapter is known: its title and its text, however they are dressed. Neither a theme nor a newer
/// version of the exporter changes it.
enum Fingerprint {
  /// The 20 bytes that stand for a chapter.
  static func of(_ chapter: Chapter) -> [UInt8] {
    var collector = TextCollector()
    collector.append(chapter.title)
    collector.walk(chapter)
    return SHA1.digest(of: [collector.bytes])
  }
}

/// Collects what a reader reads.
private struct TextCollector: Walker {
  private(set) var bytes: [UInt8] = []

  /// Adds a text, ended by a zero so that the next one cannot run into it.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0)
  }

  mutating func visit(_ block: Block) {
    switch block {
    case .code(let code): append(code.text)
    case .math(let math): append(math.tex)
    case .linkCard(let card): append(card.title)
    default: walkChildren(of: block)
    }
  }

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .text(let text), .code(let text), .math(let text): append(text)
    default: walkChildren(of: inline)
    }
  }
}
