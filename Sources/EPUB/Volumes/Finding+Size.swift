import Manuscript

extension Finding {
  /// A book that is larger than it should be.
  static func tooLarge(_ bytes: Int, limit: Int) -> Finding {
    Finding(
      .bookTooLarge, "the book has \(megabytes(bytes)), more than \(megabytes(limit))",
      hint: "choose fewer posts, or divide it with --max-size")
  }

  /// Bytes as people say them.
  static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}

extension PictureStep {
  /// What was done to the pictures, for a book that came to `bytes`.
  func finding(_ bytes: Int) -> Finding {
    let size = Finding.megabytes(bytes)
    let quality = "JPEG quality \(quality)"
    let pixels = mostPixels.map { ", at most \(Int($0) / 10_000) ten thousand pixels each" } ?? ""
    return Finding(.imageReduced, "pictures were packed again with \(quality)\(pixels): the book has \(size)")
  }
}
