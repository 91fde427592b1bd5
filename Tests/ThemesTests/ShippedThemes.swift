import Foundation
import TestSupport
import Themes

/// The themes that are shipped, and a loader that finds them.
enum ShippedThemes {
  static let folder = TestFolder.root.appending(path: "themes").path
  static let loader = ThemeLoader(searchPath: [folder])
  static let names = ["anthology", "base", "book", "brief", "large", "newspaper", "phone", "report"]
}
