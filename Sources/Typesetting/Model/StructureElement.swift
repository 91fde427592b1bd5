package import Manuscript

/// A part of the book's logical structure: a paragraph, a list, the cell of a table (ISO 32000-1 §14.7).
///
/// An element knows what it stands in, not what stands in it. Whoever writes a file meets elements in the order of
/// the pages, and that is the order of the tree. So chapters make their elements side by side, nothing is numbered,
/// and a paragraph that goes on in the next column stays one element.
package final class StructureElement: Sendable {
  package let role: StructureRole
  /// `nil` stands in the document itself.
  package let parent: StructureElement?
  /// What most do not say, so that the many of a book take half the memory.
  private let remarks: Remarks?

  private final class Remarks: Sendable {
    let language: Language?
    let alternative: String?
    let attributes: StructureAttributes

    init(_ language: Language?, _ alternative: String?, _ attributes: StructureAttributes) {
      self.language = language
      self.alternative = alternative
      self.attributes = attributes
    }
  }

  package init(
    _ role: StructureRole, in parent: StructureElement? = nil, language: Language? = nil,
    alternative: String? = nil, attributes: StructureAttributes = .none
  ) {
    self.role = role
    self.parent = parent
    let language = language == parent?.ownLanguage ? nil : language
    let isPlain = language == nil && alternative == nil && attributes == .none
    remarks = isPlain ? nil : Remarks(language, alternative, attributes)
  }

  /// The language, where that of the parent is not the same.
  package var language: Language? { remarks?.language }
  /// What stands for it where it cannot be seen.
  package var alternative: String? { remarks?.alternative }
  package var attributes: StructureAttributes { remarks?.attributes ?? .none }

  /// The language that holds in it, as far as one was said.
  package var ownLanguage: Language? { language ?? parent?.ownLanguage }

  /// How many parts with titles of their own it stands in.
  var depth: Int { (role == .part ? 1 : 0) + (parent?.depth ?? 0) }
}

extension StructureElement: Equatable {
  /// Equal are elements that say the same and stand in equal ones.
  package static func == (one: StructureElement, other: StructureElement) -> Bool {
    one === other
      || (one.role == other.role && one.language == other.language && one.alternative == other.alternative
        && one.attributes == other.attributes && one.parent == other.parent)
  }
}

/// The standard structure types that we use (ISO 32000-1 §14.8.4).
package enum StructureRole: String, Sendable, Hashable {
  case document = "Document"
  case part = "Part"
  case section = "Sect"
  case division = "Div"
  case quotation = "BlockQuote"
  case caption = "Caption"
  case contents = "TOC"
  case contentsItem = "TOCI"
  case paragraph = "P"
  case heading1 = "H1"
  case heading2 = "H2"
  case heading3 = "H3"
  case heading4 = "H4"
  case heading5 = "H5"
  case heading6 = "H6"
  case list = "L"
  case listItem = "LI"
  case label = "Lbl"
  case listBody = "LBody"
  case table = "Table"
  case tableHead = "THead"
  case tableBody = "TBody"
  case row = "TR"
  case headCell = "TH"
  case cell = "TD"
  case span = "Span"
  case note = "Note"
  case reference = "Reference"
  case code = "Code"
  case link = "Link"
  case ruby = "Ruby"
  case rubyBase = "RB"
  case rubyText = "RT"
  case figure = "Figure"
  case formula = "Formula"

  /// The heading of a level; there are six.
  package static func heading(_ level: Int) -> StructureRole {
    [.heading1, .heading2, .heading3, .heading4, .heading5, .heading6][min(max(level, 1), 6) - 1]
  }
}

/// What some elements say about themselves besides their role (ISO 32000-1 §14.8.5).
package enum StructureAttributes: Sendable, Hashable {
  case none
  /// Whether the items of a list are numbered.
  case list(isNumbered: Bool)
  /// The rows and columns that a cell covers.
  case cell(rows: Int, columns: Int)
  /// A head, of its columns or of its row, and what it covers.
  case head(isOfRow: Bool, rows: Int, columns: Int)
}

/// What a picture is within its paragraph.
package struct InlinePicture: Sendable, Hashable {
  /// What stands for it where it cannot be seen; empty for decoration.
  package var alternative: String
  /// The number of its link in the paragraph; -1 for none.
  package var link: Int32

  package init(alternative: String, link: Int32 = -1) {
    self.alternative = alternative
    self.link = link
  }
}

/// What a run of glyphs is within its paragraph, where that is more than text.
package struct InlineStructure: Sendable, Hashable {
  package enum Kind: Sendable { case text, code, formula }

  package var kind: Kind
  /// The number of its link in the paragraph; -1 for none.
  package var link: Int32
  /// Whether the link is the mark of a note.
  package var isReference: Bool
  /// The number of its ruby in the paragraph; -1 for none.
  package var ruby: Int32
  /// Whether it is what stands over a base.
  package var isRubyText: Bool

  package init(
    kind: Kind = .text, link: Int32 = -1, isReference: Bool = false, ruby: Int32 = -1,
    isRubyText: Bool = false
  ) {
    self.kind = kind
    self.link = link
    self.isReference = isReference
    self.ruby = ruby
    self.isRubyText = isRubyText
  }

  package static let text = InlineStructure()
}
