import Manuscript

/// The chapters of a book with pictures numbered throughout and every anchor that links name in its place.
struct JoinedChapters {
  var chapters: [Chapter] = []
  var resources: [ResourceID: ResourceOrigin] = [:]
  var findings: [Finding] = []
}

/// Joins drafts in the order of the book: `img-0001`, `img-0002` … in reading order, the same origin once. A draft's text is
/// dropped when its chapter is there.
func joinChapters(_ drafts: consuming [ChapterDraft]) -> JoinedChapters {
  var joined = JoinedChapters()
  var ids: [ResourceOrigin: ResourceID] = [:]
  let anchors = AnchorTable(copy drafts)
  for index in drafts.indices {
    var chapter = anchors.placeAnchors(in: drafts[index].chapter)
    drafts[index].chapter.dropText()
    let draft = drafts[index]
    joined.findings += draft.findings
    let numbers = draft.origins.map { origin in
      let id = ids[origin] ?? ResourceID("img-" + padded(ids.count + 1))
      ids[origin] = id
      joined.resources[id] = origin
      return id
    }
    let needsRewriting = !numbers.isEmpty || anchors.hasLinks(from: chapter.id)
    if needsRewriting {
      rewrite(&chapter) { inline in
        renumber(&inline, numbers)
        if let finding = anchors.settle(&inline, in: draft) { joined.findings.append(finding) }
      }
    }
    joined.chapters.append(chapter)
  }
  return joined
}

extension Chapter {
  /// Leaves what is said about the text.
  fileprivate mutating func dropText() { (blocks, notes) = ([], []) }
}

private func padded(_ number: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

private func renumber(_ inline: inout Inline, _ numbers: [ResourceID]) {
  guard case .image(var image) = inline, let number = Int(image.resource.description),
    numbers.indices.contains(number)
  else { return }
  image.resource = numbers[number]
  inline = .image(image)
}
