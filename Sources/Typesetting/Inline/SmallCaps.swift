/// How small letters of a run become small capitals.
enum SmallCaps {
  /// Not at all.
  case none
  /// By the face, which has them (`smcp`).
  case feature
  /// As capitals of a smaller size, where the face has none of its own: Han faces, many display faces.
  case drawn

  /// Drawn capitals are a little higher than small letters, as those of a face are.
  var scale: Double { self == .drawn ? 0.8 : 1 }

  /// The capital of a small letter; `nil` for what is none, and for letters whose capital is more than one character (ß).
  static func capital(of scalar: UInt32) -> UInt32? {
    guard let letter = Unicode.Scalar(scalar), letter.properties.isLowercase else { return nil }
    let capital = letter.properties.uppercaseMapping.unicodeScalars
    guard capital.count == 1, let first = capital.first, first != letter else { return nil }
    return first.value
  }
}
