import Checking
import Foundation
import TestSupport
import Zip

@testable import EPUBChecking

/// A small book without a fault, and what a test changes in it.
struct SoundBook {
  /// Texts by path, in the order of the archive.
  var files: [(path: String, text: String)]
  /// Changes the bytes of the finished file.
  var damage: @Sendable (inout [UInt8]) -> Void = { _ in }

  /// Replaces what must be there.
  mutating func replace(_ old: String, _ new: String, in path: String) throws {
    guard let index = files.firstIndex(where: { $0.path == path }), files[index].text.contains(old) else {
      throw Missing(text: old, path: path)
    }
    files[index].text = files[index].text.replacingOccurrences(of: old, with: new)
  }

  /// Adds a file, and its entry to the manifest.
  mutating func add(_ path: String, _ mediaType: String, properties: String = "") throws {
    files.append((path, "x"))
    let href = path.replacingOccurrences(of: "EPUB/", with: "")
    try replace(
      "</manifest>",
      "<item id=\"added\" href=\"\(href)\" media-type=\"\(mediaType)\" properties=\"\(properties)\"/></manifest>",
      in: "EPUB/package.opf")
  }

  /// Adds a page that shows the cover and nothing else.
  mutating func addCoverPage() throws {
    files.append(
      ("EPUB/cover.xhtml", Self.page("封面", "<section><img src=\"cover.jpg\" alt=\"封面\"/></section>")))
    try replace(
      "</manifest>",
      "<item id=\"page\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>",
      in: "EPUB/package.opf")
    try replace(
      "<itemref idref=\"c1\"/>", "<itemref idref=\"page\"/><itemref idref=\"c1\"/>", in: "EPUB/package.opf")
  }

  /// The requirements that the book fails, as `group/id`.
  func failures(_ profile: Profile? = nil) async throws -> Set<String> {
    try await TestFolder.with { folder in
      let path = folder.appending(path: "book.epub")
      let entries = files.map { file in
        ArchiveEntry(
          file.path, .bytes(Array(file.text.utf8)), method: file.path == "mimetype" ? .stored : .deflated)
      }
      try await Archive(entries: entries).write(to: path.path, jobs: 1)
      var bytes = [UInt8](try Data(contentsOf: path))
      damage(&bytes)
      try Data(bytes).write(to: path)
      let failed = try checkEPUB(at: path.path, profile: profile).filter { $0.verdict.name == "fail" }
      return Set(failed.map(\.requirement.name))
    }
  }

  struct Missing: Error {
    var text: String
    var path: String
  }
}

extension Requirement {
  /// Ids of different groups may be alike.
  var name: String { "\(group)/\(id)" }
}

extension SoundBook {
  init() {
    files = [
      ("mimetype", "application/epub+zip"), ("META-INF/container.xml", Self.container),
      ("EPUB/package.opf", Self.package), ("EPUB/nav.xhtml", Self.navigation), ("EPUB/toc.ncx", Self.ncx),
      ("EPUB/c1.xhtml", Self.first), ("EPUB/c2.xhtml", Self.second),
      ("EPUB/style.css", "a { color: #224466; }"),
      ("EPUB/cover.jpg", "x"),
    ]
  }

  private static let container = """
    <container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
    """

  private static let package = """
    <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="zh-Hans">
    <metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier>
    <dc:title>渡口</dc:title><dc:language>zh-Hans</dc:language>
    <meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>
    <meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>
    <meta property="schema:accessibilityFeature">tableOfContents</meta>
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">有目录。</meta>
    <meta property="pageBreakSource">渡口 · PDF</meta></metadata>
    <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/>
    <item id="c2" href="c2.xhtml" media-type="application/xhtml+xml"/>
    <item id="css" href="style.css" media-type="text/css"/>
    <item id="cover" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/></manifest>
    <spine toc="ncx"><itemref idref="c1"/><itemref idref="c2"/></spine></package>
    """

  private static func page(_ title: String, _ body: String) -> String {
    """
    <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh-Hans" xml:lang="zh-Hans">
    <head><title>\(title)</title><link rel="stylesheet" href="style.css"/></head><body>\(body)</body></html>
    """
  }

  private static let navigation = page(
    "目录",
    """
    <h1>目录</h1><nav epub:type="toc" role="doc-toc"><ol><li><a href="c1.xhtml">船</a></li>
    <li><a href="c2.xhtml">桥</a></li></ol></nav>
    <nav epub:type="landmarks"><ol><li><a epub:type="toc" href="nav.xhtml">目录</a></li>
    <li><a epub:type="bodymatter" href="c1.xhtml">正文</a></li></ol></nav>
    <nav epub:type="page-list" role="doc-pagelist"><ol><li><a href="c1.xhtml#p1">1</a></li></ol></nav>
    """)

  private static let ncx = """
    <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap><navPoint id="n1" playOrder="1">
    <navLabel><text>船</text></navLabel><content src="c1.xhtml"/></navPoint></navMap></ncx>
    """

  private static let first = page(
    "船",
    """
    <h1>船</h1><h2>早班</h2><p id="a"><span id="p1" epub:type="pagebreak" role="doc-pagebreak" aria-label="1"/>
    到<a href="c2.xhtml#b">桥</a>去，<span lang="en" xml:lang="en">slowly</span>。<img src="cover.jpg" alt="一条船"/></p>
    <table><tr><th scope="col">时</th></tr><tr><td>七点</td></tr></table>
    """)

  private static let second = page("桥", "<h1>桥</h1><p id=\"b\">桥在下游。</p>")
}
