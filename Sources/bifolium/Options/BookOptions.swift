import ArgumentParser
import Themes

/// The books of a run, and how they look.
struct BookOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The book; give several to read the posts once. The ending .epub or .pdf tells its format; other names, "
        + "and - for standard output, take the format of the command.", valueName: "file"),
    completion: .file(extensions: ["epub", "pdf"]))
  var output: [String]

  @Option(help: "The look: the name of a theme, or the path of a theme file.")
  var theme = "book"

  @Option(
    help: ArgumentHelp(
      "A picture for the cover, or none; otherwise the theme draws one.", valueName: "file|none"),
    completion: .file(extensions: ["jpg", "jpeg", "png", "svg", "webp", "gif"]))
  var cover: String?

  @Option(
    help: ArgumentHelp("Levels in the table of contents, from 0 to 6; 1 is chapters alone.", valueName: "n"))
  var tocDepth: Int?

  @Option(
    help: ArgumentHelp(
      "The trim size of the PDF: \(PageSize.names.joined(separator: ", ")), or 140x203mm.", valueName: "size"),
    transform: { text in
      guard let size = PageSize(named: text) else {
        throw ValidationError("There is no page size “\(text)”.")
      }
      return size
    })
  var pageSize: PageSize?

  func validate() throws {
    if output.filter({ $0 == "-" }).count > 1 { throw ValidationError("Only one book fits standard output.") }
    if Set(output).count < output.count { throw ValidationError("Two outputs have the same name.") }
    if let tocDepth, !(0...6).contains(tocDepth) { throw ValidationError("--toc-depth is from 0 to 6.") }
  }
}
