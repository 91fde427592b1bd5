import Manuscript
import PangoCairo
import Themes

/// A font in the container: one face, with the characters that the book shows in it.
struct FontFile: Sendable {
  /// The family, as the style sheet calls it.
  let family: String
  /// 400 is regular, 700 is bold.
  let weight: Int
  let isItalic: Bool
  let characters: Int
  let isPostScript: Bool
  let bytes: [UInt8]
  /// The place among the fonts of the book, from 1.
  let number: Int

  /// The id in the manifest.
  var id: String { "font-\(number)" }
  var mediaType: MediaType { isPostScript ? .otf : .ttf }
  /// The path from the package document.
  var path: String { "fonts/font-\(number).\(mediaType.fileExtension)" }
}

/// How text looks, as far as its face depends on it.
struct TextLook: Hashable, Sendable {
  var role: FontRole
  var isBold = false
  var isItalic = false
  /// Whether reading systems show its small letters as capitals of a smaller size.
  var isSmallCaps = false
  var language: Language
}

extension EPUBOptions {
  /// The fonts that can be embedded and drawn with; `nil` where there is no folder for their cache, or none at all.
  var fontCatalogue: FontCatalogue? {
    guard let fontCacheFolder else { return nil }
    return try? FontCatalogue(
      folders: fontFolders ?? FontCatalogue.systemFolders, cacheFolder: fontCacheFolder)
  }
}
