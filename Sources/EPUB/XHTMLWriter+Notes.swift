import Manuscript

extension XHTMLWriter {
  /// Writes the mark of a note. Reading systems pop the note up where they can (EPUB 3 SSV `noteref`).
  mutating func writeReference(to id: NoteID) {
    guard let number = noteNumbers[id] else {
      report(.noteUndefined, "there is no note “\(id)”; its mark was kept")
      return xml.element("sup", text: id.description)
    }
    guard !isInLink else { return postponedReferences.append(id) }
    let count = referenceCounts[number, default: 0] + 1
    referenceCounts[number] = count
    if count == 1 { firstReferences[number] = pieces[piece] }
    let home = pieces[noteHomes[number]]
    xml.open("sup", .style("mark"))
    xml.element(
      "a", .id(anchors.id(reference: count, toNote: number)),
      .address(address(of: Anchors(document: home.name).id(note: number), in: home)),
      .type("noteref"), .role("doc-noteref"), text: "\(number)")
    xml.close()
  }

  /// Writes the notes of the document, each leading back to its first reference.
  mutating func writeNotes() {
    let notes = chapter.notes.enumerated().filter { noteHomes[$0.offset + 1] == piece }
    guard !notes.isEmpty else { return }
    isInNotes = true
    defer { isInNotes = false }
    xml.open("section", .style("notes"), .type("footnotes"), XMLAttribute("aria-label", wording.notes))
    xml.newline()
    for (index, note) in notes { write(note, number: index + 1) }
    xml.closeLine()
  }

  private mutating func write(_ note: Note, number: Int) {
    xml.open("aside", .id(anchors.id(note: number)), .type("footnote"), .role("doc-footnote"))
    xml.newline()
    lead = .note(number)
    if case .paragraph = note.blocks.first {
    } else {
      xml.open("p")
      writeLead()
      xml.closeLine()
    }
    write(note.blocks)
    xml.closeLine()
  }

  mutating func writeBacklink(_ number: Int) {
    guard let first = firstReferences[number] else {
      return xml.element("span", .style("mark"), text: "\(number)")
    }
    let reference = Anchors(document: first.name).id(reference: 1, toNote: number)
    xml.element(
      "a", .style("mark"), .address(address(of: reference, in: first)), .role("doc-backlink"),
      XMLAttribute("aria-label", "\(number) \(wording.backToText)"), text: "\(number)")
  }
}
