// Lists the themes of a folder, or says what a page of one of them holds.
import Manuscript
import Themes

@main struct DescribeTheme {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 1 else { return print("usage: example-themes FOLDER [NAME]") }
    let loader = ThemeLoader(searchPath: [arguments[1]])
    guard arguments.count > 2 else {
      for theme in loader.list() { print(theme.name) }
      return
    }
    do {
      let theme = try loader.load(arguments[2])
      let page = theme.page
      print("\(theme.name): \(page.size.width) × \(page.size.height) pt")
      print(
        "\(page.columns.count) column(s) of \(page.lines(of: theme.text)) lines of \(theme.text.leading) pt")
      print("serif for Chinese: \(theme.fonts.stack(.serif).hanFamily(.zhHans) ?? "none")")
    } catch {
      for finding in error.findings { print("error \(finding.id.rawValue): \(finding.message)") }
    }
  }
}
