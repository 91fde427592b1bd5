import CMark
import Synchronization

/// HTML made from Markdown, with the lines of the source that it came from.
struct RenderedHTML: Sendable {
  var bytes: [UInt8]
  var lines: LineTable
  /// Notes that the text refers to and nobody wrote, with their lines.
  var undefinedNotes: [(label: String, line: Int)] = []
  /// The labels of the notes that the text refers to.
  var noteLabels: [String] = []
}

/// Parses CommonMark with GitHub's tables, strikethrough, task lists and footnotes, and writes it as HTML.
///
/// Bare addresses are linked later (`LinkAddresses`), for HTML posts too and with an end that knows Chinese.
///
/// - Parameters:
///   - markdown: valid UTF-8 without control characters, its dialect already made CommonMark.
///   - protected: what the placeholders in `markdown` stand for.
///   - rules: of the dialect that it was written in.
///   - line: from lines of `markdown` to lines of the source.
/// - Returns: what stands inside `body`.
func renderMarkdown(
  _ markdown: [UInt8], protected: [ProtectedText], rules: DialectRules = DialectRules(nil),
  line: @escaping (Int) -> Int
) -> RenderedHTML {
  guard let document = parse(markdown) else { return RenderedHTML(bytes: [], lines: LineTable()) }
  defer { cmark_node_free(document) }
  var renderer = MarkdownRenderer(
    protected: protected, rules: rules, sourceLine: line, capacity: markdown.count)
  renderer.render(document, of: markdown)
  return RenderedHTML(
    bytes: renderer.output, lines: renderer.lines, undefinedNotes: renderer.undefinedNotes,
    noteLabels: renderer.noteLabels)
}

private func parse(_ markdown: [UInt8]) -> OpaquePointer? {
  _ = registered
  guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE) else { return nil }
  defer { cmark_parser_free(parser) }
  let hasTilde = markdown.contains(UInt8(ascii: "~"))
  for name in hasTilde ? ["table", "tasklist", "strikethrough"] : ["table", "tasklist"] {
    if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
  }
  markdown.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return }
    base.withMemoryRebound(to: CChar.self, capacity: buffer.count) {
      cmark_parser_feed(parser, $0, buffer.count)
    }
  }
  guard hasTilde else { return cmark_parser_finish(parser) }
  return specialCharacters.withLock { _ in
    UncheckedNode(node: cmark_parser_finish(parser))
  }.node
}

private struct UncheckedNode: @unchecked Sendable { let node: OpaquePointer? }

private let registered: Void = cmark_gfm_core_extensions_ensure_registered()

/// cmark-gfm keeps the characters that begin inlines in one table for the whole process, and an extension
/// such as strikethrough adds its own only while inlines are parsed. Posts with a tilde therefore finish
/// one at a time; posts without one do not care what the table says about it.
private let specialCharacters = Mutex<Void>(())
