// Makes an EPUB of a site. The date is that of the newest post, so that the same posts make the same bytes.
import EPUB
import Manuscript
import Posts
import Themes

@main struct MakeEPUB {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 else { return print("usage: example-epub SITE THEMES FILE.epub") }
    let reading = try await PostReader().read([arguments[1]])
    let theme = try ThemeLoader(searchPath: [arguments[2]]).load("book")
    let date = reading.posts.compactMap(\.date).max() ?? PostDate(secondsSince1970: 0)
    let exporter = EPUBExporter(theme: theme, options: EPUBOptions(modified: date))
    let result = try await exporter.export(reading.publication, to: arguments[3])
    print("\(result.files) files, \(result.bytes) bytes, \(result.findings.count) findings")
  }
}
