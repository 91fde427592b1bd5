import Manuscript
import PangoCairo

extension PDFOptions {
  /// The catalogue of the folders that are to be looked in.
  func fonts() throws(Finding) -> FontCatalogue {
    let folders = fontFolders ?? FontCatalogue.systemFolders
    do {
      return try FontCatalogue(folders: folders, cacheFolder: fontCacheFolder)
    } catch {
      switch error {
      case .notConfigured: throw Finding(.fontMissing, "fontconfig cannot be started")
      case .noFonts:
        throw Finding(
          .fontMissing, "there are no fonts below \(folders.joined(separator: ", "))",
          hint: "install fonts-noto-cjk and fonts-noto-core")
      }
    }
  }

  /// The dictionaries of the folders that are to be looked in.
  var hyphenation: Hyphenation { Hyphenation(folders: hyphenationFolders ?? Hyphenation.systemFolders) }
}
