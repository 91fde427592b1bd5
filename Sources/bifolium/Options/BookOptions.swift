public import ArgumentParser
public import EPUB
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
    transform: PageSize.init(argument:))
  var pageSize: PageSize?

  @Option(
    help: ArgumentHelp(
      "The reading systems that the EPUB is made for: kinds and sizes of pictures, cover, announcements."))
  var profile = EPUBProfile.generic

  @Option(help: "Whether an EPUB shows the page numbers of the PDF that is made with it.")
  var pageList = PageListOption.auto

  @Option(
    help: ArgumentHelp(
      "The most that the EPUB may have, such as 40MB: pictures are packed again, then made smaller; then it is "
        + "divided into volumes, book-1.epub and so on.", valueName: "size"),
    transform: { text in
      guard let size = ByteSize(text) else {
        throw ValidationError("There is no size “\(text)”; 40MB is one.")
      }
      return size.bytes
    })
  var maxSize: Int?

  func validate() throws {
    if output.filter({ $0 == "-" }).count > 1 { throw ValidationError("Only one book fits standard output.") }
    if Set(output).count < output.count { throw ValidationError("Two outputs have the same name.") }
    if let tocDepth, !(0...6).contains(tocDepth) { throw ValidationError("--toc-depth is from 0 to 6.") }
  }
}

extension EPUBProfile: ExpressibleByArgument {}

extension PageSize {
  /// The size that an argument names.
  init(argument text: String) throws {
    guard let size = PageSize(named: text) else { throw ValidationError("There is no page size “\(text)”.") }
    self = size
  }
}

/// Whether an EPUB that is made together with a PDF has its page numbers.
enum PageListOption: String, ExpressibleByArgument, CaseIterable {
  case auto, none
}

/// A number of bytes as people write it: `40MB`, `500 kB`, `1.5GB`, `200000`. Units are decimal, as shops have them.
struct ByteSize: Equatable {
  let bytes: Int

  init?(_ text: String) {
    let letters = text.drop { $0.isASCII && ($0.isNumber || $0 == ".") }
    let units = ["": 1.0, "b": 1, "kb": 1e3, "k": 1e3, "mb": 1e6, "m": 1e6, "gb": 1e9, "g": 1e9]
    guard let number = Double(text.dropLast(letters.count)),
      let unit = units[letters.drop(while: \.isWhitespace).lowercased()], number * unit >= 1,
      number * unit < 1e12
    else { return nil }
    bytes = Int(number * unit)
  }
}
