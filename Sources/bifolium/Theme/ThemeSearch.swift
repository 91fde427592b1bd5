import Foundation
import Publishing

/// Where themes are looked for.
enum ThemeSearch {
  /// The folders, the first one first: those of `$BIFOLIUM_THEMES` (separated by colons), `./themes`,
  /// `../share/bifolium/themes` beside the executable, and, for an executable that was built in a checkout,
  /// the `themes` folder of that checkout.
  static func path(in environment: Environment) -> [String] {
    let named = (environment.variables["BIFOLIUM_THEMES"] ?? "").split(separator: ":").map(String.init)
    let bin = Destination.folder(of: environment.executable)
    let installed = Destination.folder(of: bin) + "/share/bifolium/themes"
    return named + ["themes", installed] + [checkout(above: bin)].compactMap { $0 }
  }

  /// The `themes` folder in the nearest folder above `bin` that holds one with `base` in it.
  private static func checkout(above bin: String) -> String? {
    var folder = bin
    while folder != "/" && folder != "." {
      let themes = folder + "/themes"
      if FileManager.default.fileExists(atPath: themes + "/base/theme.yml") { return themes }
      folder = Destination.folder(of: folder)
    }
    return nil
  }
}
