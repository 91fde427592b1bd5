import Foundation
import TestSupport
import Testing

@Suite struct ThemeDocumentationTests {
  /// `base` has every key that exists; `docs/themes.md` must name each.
  @Test func namesEveryKey() throws {
    let theme = try String(contentsOf: TestFolder.root.appending(path: "themes/base/theme.yml"), encoding: .utf8)
    let page = try String(contentsOf: TestFolder.root.appending(path: "docs/themes.md"), encoding: .utf8)
    let lines = theme.split(separator: "\n").map { $0.prefix { $0 != "#" } }
    let keys = Set(lines.flatMap { $0.matches(of: /\b([a-z][a-z-]*):/).map { String($0.1) } })
    #expect(keys.count > 40)
    for key in keys { #expect(page.contains("\(key)`") || page.contains("\(key):"), "\(key) is not documented") }
  }
}
