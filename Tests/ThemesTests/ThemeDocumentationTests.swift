import Foundation
import TestSupport
import Testing

@Suite struct ThemeDocumentationTests {
  /// `base` has every key that exists; `docs/themes.md` must name each.
  @Test func namesEveryKey() throws {
    let theme = try text("themes/base/theme.yml").split(separator: "\n").map { $0.prefix { $0 != "#" } }
    let page = try text("docs/themes.md")
    let keys = Set(theme.flatMap { $0.matches(of: /\b([a-z][a-z-]*):/).map { String($0.1) } })
    #expect(keys.count > 40)
    for key in keys {
      let isThere = ["\(key)`", "`\(key).", "\(key):"].contains { page.contains($0) }
      #expect(isThere, "\(key) is not documented")
    }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: TestFolder.root.appending(path: path), encoding: .utf8)
  }
}
