import Manuscript
import Themes

/// Sets a title smaller in steps: until no word of it is longer than a line, and until what it heads has room.
struct FitTitle {
  let setter: any ParagraphSetter
  let context: InlineContext
  /// No title is set smaller than this: the size of the text.
  let smallest: Double

  /// Each size is this share of the one before, as on covers.
  private static let step = 0.87

  /// The block with the largest title whose words stay whole; where there is none, with the largest that has room:
  /// then words are broken.
  ///
  /// - Parameters:
  ///   - title: the words.
  ///   - style: how they are set at most: in this size, and in lines of this measure.
  ///   - room: how deep the block may be.
  ///   - make: sets the block with a title of the size given.
  /// - Returns: what `make` set.
  func block(
    _ title: String, _ style: ParagraphStyle, room: Double = .infinity, make: (_ size: Double) -> HeadBlock
  ) -> HeadBlock {
    var style = style
    var roomy: HeadBlock?
    while true {
      let block = make(style.size)
      if block.depth <= room {
        if setter.widths([.text(title)], style, context).minimum <= style.measure { return block }
        roomy = roomy ?? block
      }
      guard style.size > smallest else { return roomy ?? block }
      style.size = max(smallest, style.size * FitTitle.step)
    }
  }
}
