import CFontconfig

/// The faces of some folders: every font that a book can be set in, and no other.
///
/// The catalogue never reads the user's fontconfig settings, so that a book looks the same on every machine
/// that has the same font files; faces are numbered by path and index for the same reason.
package struct FontCatalogue: Sendable {
  /// One face of a font file.
  package struct Face: Sendable, Hashable {
    /// The font file.
    package var path: String
    /// The position within a font collection.
    package var index: Int
    /// The English family name.
    package var family: String
    /// All names that the family goes by, in small letters.
    package var names: [String]
    /// 400 is regular, 700 is bold (OpenType `usWeightClass`).
    package var weight: Int
    package var isItalic: Bool
    /// 100 is normal; condensed faces are below.
    package var width: Int
    /// Whether the glyphs are coloured pictures.
    package var isColor: Bool
  }

  /// Where Debian and most other systems keep fonts.
  package static let systemFolders = ["/usr/share/fonts", "/usr/local/share/fonts"]

  package let faces: [Face]
  private let byName: [String: [FaceID]]
  let configuration: FontConfiguration

  /// Reads the fonts below `folders`.
  ///
  /// - Parameters:
  ///   - folders: absolute paths; one that does not exist is no error.
  ///   - cacheFolder: where fontconfig may keep what it found, for a quick start.
  /// - Throws: ``FontCatalogueError``, where there is nothing to set a book in.
  package init(folders: [String], cacheFolder: String) throws(FontCatalogueError) {
    let configuration = try FontConfiguration(folders: folders, cacheFolder: cacheFolder)
    var byName: [String: [FaceID]] = [:]
    for (index, face) in configuration.faces.enumerated() {
      for name in face.names { byName[name, default: []].append(FaceID(index: index)) }
    }
    self.configuration = configuration
    self.faces = configuration.faces
    self.byName = byName
  }

  package subscript(id: FaceID) -> Face { faces[id.index] }

  /// The face of a family that is nearest to a weight and a style; `nil` if there is no family of that name.
  ///
  /// fontconfig's own matching would answer an unknown name with just any font.
  package func face(family: String, weight: Int, italic: Bool) -> FaceID? {
    byName[family.lowercased()]?.min { distance($0, weight, italic) < distance($1, weight, italic) }
  }

  private func distance(_ id: FaceID, _ weight: Int, _ italic: Bool) -> Int {
    let face = self[id]
    return abs(face.weight - weight) + (face.isItalic == italic ? 0 : 2000) + abs(face.width - 100) * 100
  }

  /// Whether a face maps a character to a glyph.
  package func has(_ scalar: UInt32, _ id: FaceID) -> Bool { configuration.has(scalar, face: id.index) }

  /// The face of the catalogue that has a character and is nearest in make and weight; `nil` if there is none.
  /// The relations of `family` are preferred: beside “Noto Serif” stands “Noto Serif Thai” rather than any other
  /// Thai.
  package func anyFace(for scalar: UInt32, weight: Int, like family: String? = nil) -> FaceID? {
    let holders = faces.indices.filter { configuration.has(scalar, face: $0) }.map(FaceID.init(index:))
    return holders.min { foreignness($0, weight, family) < foreignness($1, weight, family) }
  }

  /// A picture is the last resort, and a family of another make the last but one.
  private func foreignness(_ id: FaceID, _ weight: Int, _ family: String?) -> Int {
    let isRelated = family.map { self[id].family.hasPrefix($0) } ?? true
    return distance(id, weight, false) + (self[id].isColor ? 200_000 : 0) + (isRelated ? 0 : 100_000)
  }
}

/// Why there is no font catalogue.
package enum FontCatalogueError: Error, Equatable {
  /// fontconfig did not accept the folders.
  case notConfigured
  /// No font file stands below the folders.
  case noFonts([String])
}
