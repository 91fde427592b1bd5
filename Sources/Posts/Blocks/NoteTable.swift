import Manuscript

/// The notes at the end of a post, found in its tree, and which of them the text refers to.
struct NoteTable {
  /// A note as it stands in the tree.
  struct Entry {
    var id: NoteID
    var element: HTMLElement
  }

  private var entries: [String: Entry] = [:]
  private var order: [String] = []
  /// The identifiers of elements by those of notes; of several, the first counts.
  private var anchors: [NoteID: String] = [:]
  private var isReferred: Set<NoteID> = []
  /// The notes in the order of their first references.
  private(set) var referred: [NoteID] = []

  /// Adds the note of a list item; its identifier is what links name.
  mutating func add(_ element: HTMLElement) {
    guard let anchor = element.anchor, entries[anchor] == nil else { return }
    let id = NoteID(NoteTable.label(anchor))
    entries[anchor] = Entry(id: id, element: element)
    if anchors[id] == nil { anchors[id] = anchor }
    order.append(anchor)
  }

  /// The note that an address within the chapter leads to.
  func id(of address: String) -> NoteID? {
    guard address.hasPrefix("#"), !entries.isEmpty else { return nil }
    let anchor = String(address.dropFirst())
    return (entries[anchor] ?? entries[percentDecoded(anchor)])?.id
  }

  /// Notes that the text refers to a note.
  mutating func refer(to id: NoteID) {
    if isReferred.insert(id).inserted { referred.append(id) }
  }

  /// The element of a note.
  func element(of id: NoteID) -> HTMLElement? { anchors[id].flatMap { entries[$0]?.element } }

  /// Notes that nothing refers to, in the order in which they stand.
  var unreferred: [HTMLElement] {
    order.compactMap { entries[$0] }.filter { !isReferred.contains($0.id) }.map(\.element)
  }

  /// The author's label in the identifiers that cmark, kramdown and goldmark make.
  private static func label(_ anchor: String) -> String {
    for prefix in ["fn:", "fn-", "user-content-fn-", "footnote-", "fn"]
    where anchor.hasPrefix(prefix) && anchor.count > prefix.count {
      return String(anchor.dropFirst(prefix.count))
    }
    return anchor
  }
}
