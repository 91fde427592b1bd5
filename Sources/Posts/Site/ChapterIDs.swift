import Manuscript

/// Makes the identifiers of chapters: `c-2022-03-14-xingye-puhui`, unique in a publication.
struct ChapterIDs {
  private var used: Set<String> = []

  /// The identifier of a post of that date and slug.
  mutating func next(date: PostDate?, slug: String) -> ChapterID {
    let parts = ["c", date?.calendarDate, ChapterIDs.ascii(slug)].compactMap { $0 }
    let base = parts.joined(separator: "-")
    var id = base
    var number = 2
    while !used.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return ChapterID(id)
  }

  /// The slug if it is ASCII; else its ASCII words and a hash, so that it stays the same whatever is around.
  private static func ascii(_ slug: String) -> String {
    let words = slug.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let kept = String(words.joined(separator: "-").prefix(60))
    let isWhole = slug.unicodeScalars.allSatisfy(\.isASCII) && !kept.isEmpty
    return isWhole ? kept : ([kept, hash(slug)].filter { !$0.isEmpty }.joined(separator: "-"))
  }

  /// FNV-1a in 32 bits: short, and the same on every machine.
  private static func hash(_ text: String) -> String {
    var hash: UInt32 = 2_166_136_261
    for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    let digits = String(hash, radix: 36)
    return String(repeating: "0", count: 7 - min(7, digits.count)) + digits
  }
}
