// Sets a text, handed in as a post, as a PDF.
import Manuscript
import PDF
import Posts
import Themes

@main struct MakePDF {
  static let post = """
    ---
    title: 两页之间
    date: 2024-05-06
    ---
    书页对折，四面成章。`bifolium` 的意思，就是这样对折的一张纸。

    > 折痕在哪里，书脊就在哪里。
    """

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else { return print("usage: example-pdf THEMES CACHE FILE.pdf") }
    let source = Source.text(name: "post.md", bytes: Array(post.utf8))
    let reading = try await PostReader().read([source])
    let theme = try ThemeLoader(searchPath: [arguments[1]]).load("book")
    let options = PDFOptions(
      created: PostDate(secondsSince1970: 1_714_953_600), generator: "example-pdf",
      fontCacheFolder: arguments[2])
    let result = try await PDFExporter(theme: theme, options: options)
      .export(reading.publication, to: arguments[3])
    print("\(result.pages) pages, \(result.bytes) bytes, \(result.findings.count) findings")
  }
}
