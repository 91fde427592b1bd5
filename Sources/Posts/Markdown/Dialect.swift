/// Which Markdown a site is written in.
public enum Dialect: String, Sendable, CaseIterable {
  /// Jekyll's, with the rules of its GFM parser: attribute lists, definition lists, its own tables and HTML.
  case kramdown
  /// GitHub's, and nothing beyond but mathematics and lenient emphasis.
  case gfm
  /// GitHub's, with Hugo's shortcodes.
  case hugo
  /// GitHub's, with Hexo's tags.
  case hexo
}

/// The rules that make a dialect CommonMark.
struct DialectRules: Sendable, Equatable {
  /// `{: .class}`, `{#id}`, `{:toc}`, `{::comment}`. They mean nothing elsewhere, so they go in any text of
  /// which nobody says that it is GitHub's.
  var hasAttributeLists = true
  /// kramdown's rules of what begins and ends a block.
  var hasKramdownBlocks = false
  /// `parse_block_html` of kramdown: there is Markdown in every element.
  var parsesElements = false
  /// `hard_wrap` of kramdown: a new line in the source is one in the text.
  var breaksLines = false
  /// `:::info … :::` is a box, as for markdown-it with its container plugin, which Hexo's sites often use.
  var hasBoxes = false
  /// `--` and `...` and straight quotation marks become those of print.
  var isSmart = false

  init(_ dialect: Dialect?) {
    hasAttributeLists = dialect == nil || dialect == .kramdown
    hasKramdownBlocks = dialect == .kramdown
    hasBoxes = dialect == .hexo
  }
}
