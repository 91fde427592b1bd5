import CFontconfig
import Glibc

/// The faces that the text of one SVG picture can be set in, cut down to its characters, as files of a
/// fontconfig configuration of its own.
///
/// librsvg finds faces by name through Pango. If it found the installed ones, Cairo would embed each with all
/// its subroutines, half a megabyte for the title on a cover; and on machines without rules for fontconfig a
/// name that is not installed would become just any font. The files stay until the object goes, because Cairo
/// opens them again when it writes the fonts out.
final class DrawingFonts {
  let config: OpaquePointer
  private let folder: String
  private var files: [String] = []
  /// How the names of the folders begin.
  private static let prefix = "drawing-"

  /// Cuts the faces that `svg` names, and those that have the characters that they lack.
  init(svg: [UInt8], catalogue: FontCatalogue) throws(PaintError) {
    guard let config = FcConfigCreate() else {
      throw PaintError.picture("fontconfig cannot be started")
    }
    self.config = config
    do throws(PaintError) {
      folder = try DrawingFonts.makeFolder(in: [catalogue.configuration.cacheFolder, "/tmp"])
    } catch {
      FcConfigDestroy(config)
      throw error
    }
    let text = DrawingText(svg)
    if text.characters.isEmpty { return }
    guard FcConfigParseAndLoadFromMemory(config, GenericFamily.rules, FcBool(1)) != 0 else {
      throw PaintError.picture("fontconfig does not take its rules")
    }
    for (face, characters) in DrawingFonts.faces(for: text, catalogue) {
      try add(catalogue[face], characters)
    }
  }

  deinit {
    FcConfigDestroy(config)
    for file in files { unlink(file) }
    rmdir(folder)
  }

  /// A folder in the first of `places` that can be written to. No other drawing of this process ever has its
  /// name: Cairo remembers faces by the names of their files.
  private static func makeFolder(in places: [String]) throws(PaintError) -> String {
    for place in places {
      mkdir(place, 0o755)
      sweep(place)
      var template = Array("\(place)/\(prefix)XXXXXX".utf8CString)
      if let made = mkdtemp(&template) { return String(cString: made) }
    }
    throw PaintError.unwritable(path: places[0], code: errno)
  }

  /// Removes the folders of processes that were killed: no drawing is a day under way.
  private static func sweep(_ place: String) {
    guard let folder = opendir(place) else { return }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(DrawingFonts.prefix) { names.append("\(place)/\(name)") }
    }
    for path in names {
      var status = stat()
      guard stat(path, &status) == 0, time(nil) - status.st_mtim.tv_sec > 86_400 else { continue }
      for number in 0..<100 where unlink("\(path)/\(number)") != 0 { break }
      rmdir(path)
    }
  }

  private func add(_ face: FontCatalogue.Face, _ characters: [UInt32]) throws(PaintError) {
    guard let font = FaceSubset.bytes(path: face.path, index: face.index, characters: characters) else {
      // Pango ends the program where there is no face at all: rather a heavy one than none.
      return try use(face.path)
    }
    let path = "\(folder)/\(files.count)"
    files.append(path)
    let file = try OutputFile(path: path)
    _ = file.write(font.start, font.count)
    try file.close()
    try use(path)
  }

  private func use(_ path: String) throws(PaintError) {
    guard FcConfigAppFontAddFile(config, path) != 0 else {
      throw PaintError.picture("fontconfig does not take \(path)")
    }
  }

  /// Which faces, and which characters each has to have.
  private static func faces(for text: DrawingText, _ catalogue: FontCatalogue) -> [(FaceID, [UInt32])] {
    var result: [(FaceID, [UInt32])] = []
    var missing = Set(text.characters)
    for family in text.families(of: catalogue) {
      for (weight, italic) in text.styles {
        guard let face = catalogue.face(family: family, weight: weight, italic: italic),
          !result.contains(where: { $0.0 == face })
        else { continue }
        let present = text.characters.filter { catalogue.has($0, face) }
        if present.isEmpty { continue }
        result.append((face, present))
        missing.subtract(present)
      }
    }
    return result + fallbacks(missing.sorted(), catalogue)
  }

  /// Faces for characters that no named family has, as few as may be.
  private static func fallbacks(_ characters: [UInt32], _ catalogue: FontCatalogue) -> [(FaceID, [UInt32])] {
    var result: [(FaceID, [UInt32])] = []
    var missing = characters
    while let first = missing.first {
      var found: Set = [first]
      if let face = catalogue.anyFace(for: first, weight: 400) {
        let present = missing.filter { catalogue.has($0, face) }
        result.append((face, present))
        found.formUnion(present)
      }
      missing.removeAll { found.contains($0) }
    }
    return result
  }
}
