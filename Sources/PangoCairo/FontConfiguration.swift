import CFontconfig

/// Owns an isolated `FcConfig` and the patterns of its fonts.
///
/// Safe to share between tasks: nothing changes after `init`, and fontconfig counts references atomically.
final class FontConfiguration: @unchecked Sendable {
  let faces: [FontCatalogue.Face]
  let config: OpaquePointer
  /// Where fontconfig keeps what it found; other files for fonts may stand there too.
  let cacheFolder: String
  /// The characters of each face, owned by `config`.
  private let coverage: [OpaquePointer?]

  init(folders: [String], cacheFolder: String) throws(FontCatalogueError) {
    guard let config = FcConfigCreate() else { throw .notConfigured }
    let settings = FontConfiguration.settings(folders: folders, cacheFolder: cacheFolder)
    guard FcConfigParseAndLoadFromMemory(config, settings, FcBool(1)) != 0, FcConfigBuildFonts(config) != 0
    else {
      FcConfigDestroy(config)
      throw .notConfigured
    }
    let found = FontConfiguration.readFaces(config)
    guard !found.isEmpty else {
      FcConfigDestroy(config)
      throw .noFonts(folders)
    }
    self.config = config
    self.cacheFolder = cacheFolder
    self.faces = found.map(\.face)
    self.coverage = found.map(\.coverage)
  }

  deinit { FcConfigDestroy(config) }

  func has(_ scalar: UInt32, face: Int) -> Bool {
    guard let set = coverage[face] else { return false }
    return FcCharSetHasChar(set, scalar) != 0
  }

  /// The whole configuration: folders and a cache, no rules. Without a cache folder fontconfig complains.
  private static func settings(folders: [String], cacheFolder: String) -> String {
    let dirs = folders.map { "<dir>\(escaped($0))</dir>" }.joined()
    return """
      <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig>\(dirs)<cachedir>\(escaped(cacheFolder))</cachedir></fontconfig>
      """
  }

  private static func escaped(_ path: String) -> String {
    path.reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      default: text.append(character)
      }
    }
  }

  private static func readFaces(
    _ config: OpaquePointer
  ) -> [(face: FontCatalogue.Face, coverage: OpaquePointer?)] {
    guard let set = FcConfigGetFonts(config, FcSetSystem) else { return [] }
    let patterns = (0..<Int(set.pointee.nfont)).compactMap { set.pointee.fonts[$0] }
    let faces = patterns.compactMap { pattern in
      face(pattern).map { (face: $0, coverage: characters(pattern)) }
    }
    return faces.sorted { ($0.face.path, $0.face.index) < ($1.face.path, $1.face.index) }
  }

  /// `nil` for what a book is not set in: bitmaps, and the variable form of a font, whose named instances
  /// have no file of their own.
  private static func face(_ pattern: OpaquePointer) -> FontCatalogue.Face? {
    let index = integer(pattern, "index", 0)
    guard flag(pattern, "scalable"), !flag(pattern, "variable"), index >= 0, index < 1 << 16,
      let path = string(pattern, "file", 0), let family = string(pattern, "family", 0)
    else { return nil }
    var names: [String] = []
    while let name = string(pattern, "family", names.count) { names.append(name.lowercased()) }
    return FontCatalogue.Face(
      path: path, index: index, family: family, names: names,
      weight: Int(FcWeightToOpenType(Int32(integer(pattern, "weight", 80)))),
      isItalic: integer(pattern, "slant", 0) != 0, width: integer(pattern, "width", 100),
      isColor: flag(pattern, "color"))
  }

  private static func characters(_ pattern: OpaquePointer) -> OpaquePointer? {
    var set: OpaquePointer?
    return FcPatternGetCharSet(pattern, "charset", 0, &set) == FcResultMatch ? set : nil
  }

  private static func string(_ pattern: OpaquePointer, _ object: String, _ position: Int) -> String? {
    var value: UnsafeMutablePointer<FcChar8>?
    guard FcPatternGetString(pattern, object, Int32(position), &value) == FcResultMatch, let value else {
      return nil
    }
    return String(cString: value)
  }

  private static func integer(_ pattern: OpaquePointer, _ object: String, _ fallback: Int) -> Int {
    var value: Int32 = 0
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? Int(value) : fallback
  }

  private static func flag(_ pattern: OpaquePointer, _ object: String) -> Bool {
    var value: FcBool = 0
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value != 0
  }
}
