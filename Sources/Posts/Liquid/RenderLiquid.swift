import Manuscript

/// A text after Liquid.
struct RenderedLiquid: Sendable {
  var bytes: [UInt8]
  /// Code that Liquid marked, which Markdown must not look into.
  var protected: [ProtectedText] = []
  /// From lines of `bytes` to lines of the text that was given.
  var lines = LineMap()
  var findings: [Finding] = []
}

/// Carries out the part of Liquid that posts use; Jekyll does so before Markdown.
///
/// - blocks: `raw comment highlight if unless case for capture`, and of Hexo `codeblock`, `blockquote` and
///   `pullquote`;
/// - tags: `assign include include_cached include_relative post_url link`, and those of Hexo;
/// - outputs with the filters of `LiquidFilters`;
/// - any other tag goes, with one finding for each name, and what it encloses stays.
///
/// Posts of a Jekyll site are templates through and through. Elsewhere Markdown code is left alone, and so are
/// outputs of names that mean nothing: they may be no Liquid at all.
///
/// - Parameters:
///   - source: the body of a post.
///   - isMarkdown: whether it is Markdown, else HTML.
///   - context: where the post stands.
///   - line: the line of the file in which `source` begins.
/// - Returns: the body without Liquid.
func renderLiquid(_ source: [UInt8], isMarkdown: Bool, context: PostContext, line: Int) -> RenderedLiquid {
  guard source.hasLiquid else { return RenderedLiquid(bytes: source) }
  let template = LiquidTemplate(source, leavesCode: isMarkdown && !context.site.isJekyll)
  var renderer = LiquidRenderer(isMarkdown: isMarkdown, context: context, firstLine: line)
  renderer.render(template)
  return RenderedLiquid(
    bytes: renderer.output.bytes, protected: renderer.protected, lines: renderer.output.lines,
    findings: renderer.makeFindings())
}

extension [UInt8] {
  /// Whether there is a tag or an output of Liquid.
  fileprivate var hasLiquid: Bool {
    var position = 0
    while position < count, let brace = self[position...].firstIndex(of: UInt8(ascii: "{")) {
      if hasText("{%", at: brace) || hasText("{{", at: brace) { return true }
      position = brace + 1
    }
    return false
  }
}
