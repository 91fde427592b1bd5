import Manuscript

/// A chapter whose pictures are numbered by itself and whose anchors have not been checked yet.
struct ChapterDraft: Sendable {
  var chapter: Chapter
  /// The pictures in reading order; their identifiers in the chapter are their numbers.
  var origins: [ResourceOrigin]
  /// Anchors that stand for those of the blocks that they stood in.
  var aliases: [String: String]
  /// The lines of the first links to anchors.
  var anchorLines: [ChapterAnchor: Int]
  var findings: [Finding]
}

/// Reads the body of a post: Markdown → HTML → tree → without `drops` → clean tree → blocks.
func readBody(_ post: LoadedPost, context: PostContext, drops: [ElementSelector]) -> ChapterDraft {
  var findings: [Finding] = []
  var parsed = parseBody(post, context: context, findings: &findings)
  if parsed.flattened > 0 {
    findings.append(
      Finding(
        .nestingTooDeep, "\(parsed.flattened) elements nest too deeply and were flattened",
        at: SourcePlace(path: context.path, line: post.bodyLine)))
  }
  findings += dropSelected(from: &parsed.nodes, drops, path: context.path)
  var tree = cleanTree(parsed.nodes, path: context.path)
  if post.file.kind == .html { findArticle(in: &tree, path: context.path) }
  var builder = BlockBuilder(context: context, title: post.title)
  builder.takeNotes(from: &tree.nodes)
  let source = removeNavigation(from: &tree, path: context.path, mayTakeSource: post.header.source == nil)
  var blocks = builder.blocks(tree.nodes)
  let notes = builder.buildNotes()
  blocks += builder.unreferredNotes()
  if blocks.isEmpty {
    findings.append(
      Finding(
        .sourceEmpty, "the post has no text", at: SourcePlace(path: context.path, line: post.bodyLine),
        severity: .warning))
  }
  let header = post.header
  let byline = Byline(
    authors: header.authors, date: post.date, source: header.source ?? source, categories: header.categories,
    tags: header.tags)
  let language =
    header.book.language ?? header.language ?? detectLanguage(post.title, blocks) ?? context.site.language
  let chapter = Chapter(
    id: context.chapter, title: post.title, byline: byline, language: language ?? .zhHans, blocks: blocks,
    notes: notes, place: SourcePlace(path: context.path),
    address: context.site.url.map { $0 + context.site.baseURL + context.address })
  return ChapterDraft(
    chapter: chapter, origins: builder.origins, aliases: builder.aliases, anchorLines: builder.anchorLines,
    findings: findings + tree.findings + builder.findings)
}

/// Liquid → dialect → CommonMark → HTML → tree; HTML posts skip the two in the middle.
private func parseBody(_ post: LoadedPost, context: PostContext, findings: inout [Finding]) -> ParsedHTML {
  let isMarkdown = post.file.kind == .markdown
  let first = post.bodyLine
  // What a feed holds has been rendered by its site; braces in it are text.
  if post.file.entry != nil {
    return parseHTML(post.body, isDocument: true, lines: LineTable(of: post.body) { $0 + first - 1 })
  }
  let liquid =
    context.site.dialect == .hugo && isMarkdown
    ? renderShortcodes(post.body, context: context, line: first)
    : renderLiquid(post.body, isMarkdown: isMarkdown, context: context, line: first)
  findings += liquid.findings
  guard isMarkdown else {
    let lines = LineTable(of: liquid.bytes) { liquid.lines.source(of: $0) + first - 1 }
    return parseHTML(liquid.bytes, isDocument: true, lines: lines)
  }
  let rules = documentRules(liquid.bytes, context.site.rules)
  let prepared = prepareMarkdown(liquid.bytes, protected: liquid.protected, rules: rules)
  func line(_ line: SourceLine) -> Int { liquid.lines.source(of: line.number) + first - 1 }
  findings += abbreviationFindings(prepared.abbreviations, path: context.path, line: line)
  if let row = prepared.endlessRow {
    findings.append(
      Finding(
        .tableTooBig, "a line has too many bars for a row of a table, and stays text",
        hint: "a table may have \(TableSize.mostColumns) columns",
        at: SourcePlace(path: context.path, line: line(row))))
  }
  let html = renderMarkdown(prepared.bytes, protected: prepared.protected, rules: rules) { line in
    liquid.lines.source(of: prepared.lines.source(of: line)) + first - 1
  }
  findings += noteFindings(html, source: post.body, path: context.path, firstLine: first)
  return parseHTML(html.bytes, isDocument: false, lines: html.lines)
}
