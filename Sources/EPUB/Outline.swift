import Manuscript

/// The contents of a book as a tree: parts, chapters in them, headings in those; in the order of the spine.
struct Outline: Sendable {
  /// What a line of the contents leads to.
  enum Kind: Sendable { case part, chapter, heading, colophon }

  /// A line of the contents.
  struct Entry: Sendable {
    var title: String
    /// The language of the title, where it is not the book's.
    var language: Language?
    var kind: Kind
    /// The reference from the folder of the package document.
    var address: String
    var children: [Entry] = []

    /// How many levels this entry and those below it make.
    var depth: Int { 1 + (children.map(\.depth).max() ?? 0) }
  }

  private(set) var entries: [Entry] = []

  /// How many levels there are; at least one.
  var depth: Int { entries.map(\.depth).max() ?? 1 }

  /// The outline of a book of which the documents have been written.
  init(_ book: BookContext, headings: [String: [OutlineHeading]]) {
    for document in book.order.documents {
      switch document.content {
      case .cover, .titlePage, .contents: break
      case .part(let part):
        entries.append(Entry(title: part.title ?? "", kind: .part, address: document.file))
      case .chapter(let chapter):
        let own = headings[document.name, default: []].filter { $0.level <= book.options.tocDepth }
        let entry = Entry(
          title: chapter.title,
          language: chapter.language == book.metadata.language ? nil : chapter.language,
          kind: .chapter, address: document.file, children: Outline.tree(own[...]))
        if document.isInPart {
          entries[entries.count - 1].children.append(entry)
        } else {
          entries.append(entry)
        }
      case .colophon:
        entries.append(Entry(title: book.wording.colophon, kind: .colophon, address: document.file))
      }
    }
  }

  /// Headings as a tree: what is deeper than the first belongs to it.
  private static func tree(_ headings: ArraySlice<OutlineHeading>) -> [Entry] {
    var entries: [Entry] = []
    var rest = headings
    while let first = rest.popFirst() {
      let below = rest.prefix { $0.level > first.level }
      rest = rest.dropFirst(below.count)
      let children = tree(below)
      // A picture without words as heading cannot be listed; what stands below it can.
      if first.title.allSatisfy(\.isWhitespace) { entries += children; continue }
      entries.append(
        Entry(title: first.title, kind: .heading, address: first.address, children: children))
    }
    return entries
  }
}
