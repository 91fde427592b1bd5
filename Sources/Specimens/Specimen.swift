package import Manuscript

/// A small book that shows all that a theme styles: every block, every inline, in Chinese, Japanese, Korean and English.
package enum Specimen {
  /// The specimen of a theme.
  ///
  /// - Parameters:
  ///   - name: what the theme is called.
  ///   - summary: the sentence about it.
  /// - Returns: a book whose texts and picture are part of this program; it needs no file and no network.
  package static func publication(of name: String, summary: String) -> Publication {
    Publication(
      metadata: Metadata(
        title: "版样：\(name)", subtitle: summary.isEmpty ? nil : summary, creators: [Creator(name: "Bifolium")],
        language: .zhHans, date: date),
      parts: [
        Part(title: "一纸两面", chapters: [sheet, blocks]),
        Part(title: "四种文字", chapters: [traditional, japanese, korean, english]),
      ],
      resources: [Picture.id: .data(Array(Picture.drawing.utf8))])
  }

  /// The date of the texts, so that a specimen is always the same.
  private static let date = PostDate(year: 2024, month: 2, day: 4)

  /// What stands below the titles.
  static func byline(_ author: String, _ category: String) -> Byline {
    Byline(authors: [author], date: date, categories: [category])
  }

  /// A paragraph of plain text.
  static func paragraph(_ text: String) -> Block { .paragraph(Paragraph([.text(text)])) }

  /// A heading of plain text.
  static func heading(_ level: Int, _ text: String) -> Block {
    .heading(Heading(level: level, [.text(text)]))
  }

  /// An item of a list.
  static func item(_ text: String, isDone: Bool? = nil, _ more: [Block] = []) -> List.Item {
    List.Item([paragraph(text)] + more, isDone: isDone)
  }
}
