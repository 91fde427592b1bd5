import Manuscript

/// An anchor in a chapter of the book.
struct ChapterAnchor: Hashable, Sendable {
  var chapter: ChapterID
  var anchor: String
}

/// Which anchors the links of a book name, and which blocks have them.
///
/// A heading that has no anchor of its own gets the one that kramdown, GitHub or Hexo would make of its text, if a
/// link names that. Where a chapter has no such anchor, the link leads to the chapter, with a finding.
struct AnchorTable {
  private var wanted: [ChapterID: Set<String>] = [:]
  private var linking: Set<ChapterID> = []
  private var found: [ChapterID: Set<String>] = [:]
  private var aliases: [ChapterID: [String: String]] = [:]

  init(_ drafts: [ChapterDraft]) {
    for draft in drafts {
      var links = AnchorLinks()
      links.walk(draft.chapter)
      if links.links.isEmpty { continue }
      linking.insert(draft.chapter.id)
      for (chapter, anchor) in links.links { wanted[chapter, default: []].insert(anchor) }
    }
    for draft in drafts where wanted[draft.chapter.id] != nil {
      var anchors = BlockAnchors()
      anchors.walk(placeAnchors(in: draft.chapter))
      found[draft.chapter.id] = anchors.anchors
      aliases[draft.chapter.id] = draft.aliases
    }
  }

  /// Whether a chapter has links to anchors.
  func hasLinks(from chapter: ChapterID) -> Bool { linking.contains(chapter) }

  /// A chapter whose headings have the anchors that links name.
  func placeAnchors(in chapter: Chapter) -> Chapter {
    guard let wanted = wanted[chapter.id] else { return chapter }
    var chapter = chapter
    var used: Set<String> = []
    for (index, block) in chapter.blocks.enumerated() {
      guard case .heading(var heading) = block else { continue }
      if let own = heading.attributes.anchor {
        used.insert(own)
        continue
      }
      let text = heading.inlines.plainText
      let made = [headingAnchor(text), slugify(text)].filter { wanted.contains($0) } + like(text, in: wanted)
      guard let anchor = made.first(where: { !used.contains($0) }) else { continue }
      used.insert(anchor)
      heading.attributes.anchor = anchor
      chapter.blocks[index] = .heading(heading)
    }
    return chapter
  }

  /// The anchors with the letters and digits of a heading: Hexo keeps capitals and makes a hyphen of any mark.
  private func like(_ heading: String, in wanted: Set<String>) -> [String] {
    let letters = lettersAlone(heading)
    return letters.isEmpty ? [] : wanted.filter { lettersAlone($0) == letters }.sorted()
  }

  private func lettersAlone(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Leads a link to an anchor that exists; a finding where there is none.
  func settle(_ inline: inout Inline, in draft: ChapterDraft) -> Finding? {
    switch inline {
    case .link(var link):
      let finding = settle(&link.destination, in: draft)
      inline = .link(link)
      return finding
    case .image(var image):
      guard var destination = image.destination else { return nil }
      let finding = settle(&destination, in: draft)
      image.destination = destination
      inline = .image(image)
      return finding
    default: return nil
    }
  }

  private func settle(_ destination: inout LinkDestination, in draft: ChapterDraft) -> Finding? {
    guard case .chapter(let target, let anchor?) = destination else { return nil }
    if found[target]?.contains(anchor) == true { return nil }
    if let alias = aliases[target]?[anchor], found[target]?.contains(alias) == true {
      destination = .chapter(target, anchor: alias)
      return nil
    }
    destination = .chapter(target, anchor: nil)
    return Finding(
      .linkUnresolved, "nothing has the anchor “\(anchor)”; the link leads to the start of the chapter",
      at: SourcePlace(
        path: draft.chapter.place?.path ?? "",
        line: draft.anchorLines[ChapterAnchor(chapter: target, anchor: anchor)]))
  }
}

/// The anchor that kramdown and GitHub give a heading: lower case, spaces as hyphens, no punctuation.
func headingAnchor(_ text: String) -> String {
  var anchor = ""
  for character in text.lowercased() {
    if character.isLetter || character.isNumber || character == "-" || character == "_" {
      anchor.append(character)
    } else if character.isWhitespace {
      anchor.append("-")
    }
  }
  return anchor
}

/// The links to anchors in a chapter.
private struct AnchorLinks: Walker {
  var links: [(ChapterID, String)] = []

  mutating func visit(_ inline: Inline) {
    switch inline {
    case .link(let link): add(link.destination)
    case .image(let image): if let destination = image.destination { add(destination) }
    default: break
    }
    walkChildren(of: inline)
  }

  private mutating func add(_ destination: LinkDestination) {
    if case .chapter(let chapter, let anchor?) = destination { links.append((chapter, anchor)) }
  }
}

/// The anchors of the blocks of a chapter.
private struct BlockAnchors: Walker {
  var anchors: Set<String> = []

  mutating func visit(_ block: Block) {
    if let anchor = block.attributes.anchor { anchors.insert(anchor) }
    walkChildren(of: block)
  }
}
