import Manuscript
import PangoCairo
import Resources
import Themes

/// The first phase: nested inlines become one row of styled characters.
struct FlattenInlines {
  private let paragraph: ParagraphStyle
  private let context: InlineContext
  private let theme: Theme
  private let table = CharacterTable.shared
  private var flat = FlatText()
  private var passageCount: Int32 = 0
  private var addresses: PrintedAddress

  /// Flattens `inlines`; white space at both ends, also the typed indent U+3000, is dropped (PA-1).
  static func run(
    _ inlines: [Inline], _ paragraph: ParagraphStyle, _ context: InlineContext, _ theme: Theme
  ) -> FlatText {
    var flattening = FlattenInlines(paragraph: paragraph, context: context, theme: theme)
    let style = InlineStyle(
      font: paragraph.font, weight: paragraph.weight, size: paragraph.size, color: paragraph.color,
      language: paragraph.language)
    flattening.append(inlines, style)
    return flattening.flat
  }

  private init(paragraph: ParagraphStyle, context: InlineContext, theme: Theme) {
    self.paragraph = paragraph
    self.context = context
    self.theme = theme
    addresses = PrintedAddress(theme.page.links)
  }

  private mutating func append(_ inlines: [Inline], _ style: InlineStyle) {
    for inline in inlines { append(inline, style) }
  }

  private mutating func append(_ inline: Inline, _ style: InlineStyle) {
    var inner = style
    let start = flat.scalars.count
    let isAddress = addresses.isPrinted(inline)
    defer {
      addresses.leave(inline)
      if isAddress { flat.additions.append(start..<flat.scalars.count) }
    }
    switch inline {
    case .text(let text): append(text, style)
    case .emphasis(let inlines):
      inner.isEmphasis = true
      append(inlines, inner)
    case .strong(let inlines):
      inner.weight = .bold
      append(inlines, inner)
    case .strike(let inlines):
      inner.strike = passage()
      append(inlines, inner)
    case .mark(let inlines):
      inner.mark = passage()
      append(inlines, inner)
    case .underline(let inlines):
      inner.underline = passage()
      append(inlines, inner)
    case .span(let language, let inlines):
      inner.language = language
      append(inlines, inner)
    case .sub(let inlines): append(inlines, shifted(style, by: -0.18))
    case .sup(let inlines): append(inlines, shifted(style, by: 0.36))
    case .smallCaps(let inlines):
      inner.isSmallCaps = true
      append(inlines, inner)
    case .keyboard(let inlines):
      inner = verbatim(style, scale: 0.85)
      inner.key = passage()
      flat.hasPaddedPassages = true
      append(inlines, inner)
    case .code(let text), .math(let text):
      inner = verbatim(style, scale: 0.9)
      if case .math = inline { inner.kind = .formula } else { inner.kind = .code }
      inner.code = passage()
      flat.hasPaddedPassages = flat.hasPaddedPassages || theme.code.background != nil
      append(text, inner)
    case .link(let link): append(link, style)
    case .image(let image): append(image, style)
    case .lineBreak: append(scalar: 0x2028, style)
    case .ruby(let pairs):
      for pair in pairs { for syllable in syllables(of: pair) { append(syllable, style) } }
    case .noteReference(let note): appendReference(to: note, style)
    }
  }

  // MARK: Text

  /// A source newline is nothing beside Han, and a space between Latin words.
  private mutating func append(_ text: String, _ style: InlineStyle) {
    let index = self.index(of: style)
    let start = flat.scalars.count
    for scalar in text.unicodeScalars {
      let value = scalar.value
      let isBreakingSpace = value == 0x20 || value == 0x3000 || value == 0x0A || value == 0x09
      if isBreakingSpace, flat.scalars.isEmpty { continue }
      // A byte order mark of joined texts, which no font of a PDF may show (PDF/UA-1 §7.21.7).
      if value == 0xFEFF { continue }
      flat.scalars.append(value)
    }
    flat.styleIndices.append(contentsOf: repeatElement(index, count: flat.scalars.count - start))
    if text.utf8.contains(0x0A) { removeNewlines(from: start) }
  }

  private mutating func removeNewlines(from start: Int) {
    var index = start
    while index < flat.scalars.count {
      defer { index += 1 }
      guard flat.scalars[index] == 0x0A else { continue }
      let before = index > 0 ? table[flat.scalars[index - 1]] : .ideograph
      let after = index + 1 < flat.scalars.count ? table[flat.scalars[index + 1]] : .letter
      if (before.isFullWidth && before != .hangul) || (after.isFullWidth && after != .hangul) {
        flat.scalars.remove(at: index)
        flat.styleIndices.remove(at: index)
        index -= 1
      } else {
        flat.scalars[index] = 0x20
      }
    }
  }

  private mutating func append(scalar: UInt32, _ style: InlineStyle) {
    flat.scalars.append(scalar)
    flat.styleIndices.append(index(of: style))
  }

  private mutating func index(of style: InlineStyle) -> Int32 {
    if let last = flat.styles.last, last == style { return Int32(flat.styles.count - 1) }
    flat.styles.append(style)
    return Int32(flat.styles.count - 1)
  }

  // MARK: Styles

  private func shifted(_ style: InlineStyle, by rise: Double) -> InlineStyle {
    var style = style
    style.rise += rise * style.size
    style.size *= 0.65
    return style
  }

  /// Letters of a mono face are larger than those of text: at nine tenths they have the same x-height.
  private func verbatim(_ style: InlineStyle, scale: Double) -> InlineStyle {
    var style = style
    style.font = .mono
    style.size *= scale
    style.isVerbatim = true
    style.isSmallCaps = false
    return style
  }

  private mutating func passage() -> Int32 {
    defer { passageCount += 1 }
    return passageCount
  }

  // MARK: Links, notes, pictures, ruby

  private mutating func append(_ link: Link, _ style: InlineStyle) {
    var inner = style
    let noteAddress = noteAddress(of: link)
    inner.link = Int32(flat.links.count)
    inner.color = theme.colors.link
    let destination = LinkArea.Destination(link.destination)
    flat.links.append(FlatLink(destination: destination, noteAddress: noteAddress, end: 0))
    append(link.inlines, inner)
    flat.links[Int(inner.link)].end = flat.scalars.count
    guard let noteAddress, let mark = context.addressMarks[noteAddress] else { return }
    append(mark, referenceMark(inner))
    flat.links[Int(inner.link)].end = flat.scalars.count
  }

  /// Paper needs the address of a link unless the text already says it.
  private func noteAddress(of link: Link) -> String? {
    guard theme.page.links == .notes, case .external(let address) = link.destination else { return nil }
    let text = link.inlines.plainText
    return text == address || "mailto:" + text == address ? nil : address
  }

  private mutating func appendReference(to note: NoteID, _ style: InlineStyle) {
    var inner = referenceMark(style)
    inner.note = note
    inner.link = Int32(flat.links.count)
    let target = TargetName.note(note, in: context.chapter)
    append(context.noteMarks[note] ?? note.description, inner)
    flat.links.append(FlatLink(destination: .target(target), noteAddress: nil, end: flat.scalars.count))
  }

  /// Marks of notes are superior, in Hei and in the accent.
  private func referenceMark(_ style: InlineStyle) -> InlineStyle {
    var style = shifted(style, by: 0.36)
    style.font = .sans
    style.weight = .regular
    style.color = theme.colors.accent
    (style.isEmphasis, style.isSmallCaps) = (false, false)
    (style.underline, style.strike, style.code, style.key) = (-1, -1, -1, -1)
    style.isReferenceMark = true
    return style
  }

  private mutating func append(_ image: Image, _ style: InlineStyle) {
    guard let picture = context.images[image.resource], picture.width > 0, picture.height > 0 else {
      return appendAlternative(image, style)
    }
    let inner = linked(style, image.destination, length: 1)
    let role = InlinePicture(alternative: words(of: image, style), link: inner.link)
    flat.objects[flat.scalars.count] = box(picture, as: role, shown: image.width, style)
    append(scalar: 0xFFFC, inner)
  }

  /// What stands for a picture where it cannot be seen: an author who gives it no words at all, not even empty ones, has not
  /// said that it is decoration.
  private func words(of image: Image, _ style: InlineStyle) -> String {
    if image.alternative?.isEmpty == true { return "" }
    let words = [image.alternative, image.title].compactMap(\.self).first { !$0.isEmpty }
    return words ?? Wording(style.language).figure
  }

  /// The words of a picture that could not be had lead to where it is on the network.
  private mutating func appendAlternative(_ image: Image, _ style: InlineStyle) {
    guard let words = image.alternative, !words.isEmpty else { return }
    let address = context.images.addresses[image.resource].map(LinkDestination.external)
    let inner = linked(style, image.destination ?? address, length: 0)
    let start = flat.scalars.count
    append(words, inner)
    flat.additions.append(start..<flat.scalars.count)
    if inner.link != style.link { flat.links[Int(inner.link)].end = flat.scalars.count }
  }

  /// The style of a link to `destination` over the next `length` scalars; links do not nest.
  private mutating func linked(_ style: InlineStyle, _ destination: LinkDestination?, length: Int)
    -> InlineStyle
  {
    guard let destination, style.link < 0 else { return style }
    var inner = style
    inner.link = Int32(flat.links.count)
    let end = flat.scalars.count + length
    flat.links.append(
      FlatLink(destination: LinkArea.Destination(destination), noteAddress: nil, end: end))
    return inner
  }

  /// CSS pixels are ¾ pt. A picture about as high as the text stands in its middle, as a character would;
  /// a higher one stands on the foot of the ideographs. In vertical lines its middle is always that of the line.
  private func box(
    _ picture: ImageResource, as role: InlinePicture, shown: Double?, _ style: InlineStyle
  ) -> InlineBox {
    let isVertical = theme.writing == .vertical
    let scale = (shown ?? picture.width) / picture.width
    let (along, across) =
      isVertical ? (picture.height, picture.width) : (picture.width, picture.height)
    let indent = flat.scalars.isEmpty ? max(0, paragraph.firstIndent) : 0
    let width = min(along * scale * 0.75, paragraph.measure - indent)
    let height = across * width / along
    let isCentred = isVertical || height <= 1.25 * style.size
    return InlineBox(
      resource: picture.id, picture: role, width: width, height: height,
      depth: isCentred ? height / 2 - VerticalLine.centre * style.size : 0.12 * style.size)
  }

  /// A word with its reading syllable by syllable (`yín háng`, `ㄊㄞˊ ㄨㄢ`) as one pair for each character:
  /// the syllables then stand with their characters, and lines may break between them.
  private func syllables(of pair: RubyPair) -> [RubyPair] {
    guard pair.base.count == 1, case .text(let base) = pair.base[0] else { return [pair] }
    let readings = pair.text.split(whereSeparator: \.isWhitespace)
    let characters = base.unicodeScalars
    guard readings.count > 1, readings.count == characters.count,
      characters.allSatisfy({ table[$0.value] == .ideograph })
    else { return [pair] }
    return zip(characters, readings).map { RubyPair(base: [.text(String($0))], text: String($1)) }
  }

  private mutating func append(_ pair: RubyPair, _ style: InlineStyle) {
    var inner = style
    let start = flat.scalars.count
    inner.ruby = Int32(flat.rubies.count)
    flat.rubies.append(FlatRuby(range: start..<start, text: pair.text, isZhuyin: pair.isZhuyin))
    append(pair.base, inner)
    flat.rubies[Int(inner.ruby)].range = start..<flat.scalars.count
  }
}
