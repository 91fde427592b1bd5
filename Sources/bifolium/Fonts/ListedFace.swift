import PDF
import Themes

/// A face of a theme as `fonts list` prints it.
struct ListedFace: Encodable {
  var role: String
  var language: String
  var style: String
  var family: String
  /// `nil` where the family is not installed.
  var file: String?
  /// The position within a font collection.
  var index: Int?
  /// The Debian package that the file came with.
  var package: String?

  init(_ face: ThemeFace, packages: [String: String]) {
    role = face.role.rawValue
    language = face.script
    style = face.style.rawValue
    family = face.wanted
    file = face.found?.path
    index = face.found?.index
    package = face.found.flatMap { packages[$0.path] }
  }

  /// One row for each face, in columns.
  static func table(_ faces: [ListedFace]) -> String {
    let cells = faces.map { [$0.role, $0.language, $0.style, $0.family] }
    let widths = (0..<4).map { column in cells.map { $0[column].count }.max() ?? 0 }
    return zip(faces, cells).map { face, cells in
      let columns = zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return (columns + [face.source]).joined(separator: "  ") + "\n"
    }.joined()
  }

  /// The file with its index, and the package.
  private var source: String {
    guard let file, let index else { return "missing" }
    return file + (index > 0 ? "#\(index)" : "") + (package.map { " (\($0))" } ?? "")
  }
}
