import Resources

extension Fingerprint {
  /// The constants of likeness. The measurement behind them is a golden, `Tests/Reference/newsletters/likeness.txt`:
  /// a story with another head and foot and one sentence in fifteen retold, against others of its topic.
  enum Likeness {
    /// How many values stand for a text; 64 give a likeness within 5 % of the true one, two times of three.
    static let values = 64
    /// The width of a shingle: a Han, kana or hangul character counts 2, every other letter or digit 1. So four
    /// Han, or eight Latin letters, which is a word and a half in either script. Narrower ones are met in
    /// every story of a topic; with wider ones each retold word counts for more.
    static let width = 8
    /// Shorter texts are compared by content only: their shingles are too few to tell a new figure from a new
    /// story. In the units of `width`: 100 Han or 200 Latin letters.
    static let shortestCompared = 200
    /// Letters and digits below which equal texts say nothing (“as above”, “see the picture”): such a post is
    /// known by its title, its date and its bytes together.
    static let shortestContent = 40
  }

  /// What the body of a post is recognised by: normalise → digest, shingles.
  ///
  /// White space, marks, tags, addresses and Markdown do not count; nor do case, accents and the forms of
  /// characters that Unicode keeps for compatibility.
  ///
  /// - Parameters:
  ///   - body: UTF-8, as it is written in the post.
  ///   - title: the title of the post; it counts only where the text is too short to speak for itself.
  ///   - date: the date as text; likewise.
  public init(of body: [UInt8], title: String = "", date: String = "") {
    let text = NormalisedText(body)
    let isShort = text.letters.count < Likeness.shortestContent
    let identity = isShort ? Array("\(title)\0\(date)\0".utf8) + body : text.utf8
    self.init(
      content: Digest.sha256(of: identity), shingles: minHash(text), length: text.letters.count)
  }

  /// How like the text is to another, from 0 to 1: an estimate of the Jaccard index of their shingles. 0 where
  /// one of them is too short to be compared.
  public func likeness(to other: Fingerprint) -> Double {
    guard shingles.count == other.shingles.count, !shingles.isEmpty else { return 0 }
    var equal = 0
    for index in shingles.indices where shingles[index] == other.shingles[index] { equal += 1 }
    return Double(equal) / Double(shingles.count)
  }
}
