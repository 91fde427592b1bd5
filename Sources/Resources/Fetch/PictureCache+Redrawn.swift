import Foundation

extension PictureCache {
  /// Copies of an earlier way to redraw pictures are not taken: to be counted up when that changes.
  private static let version = 2

  /// What was once made of the picture with a digest, and the file that holds it; `making` says what was asked for:
  /// a budget of pixels, or a packing.
  func redrawn(of digest: String, as making: String) -> (bytes: [UInt8], path: String)? {
    guard let entry = entry(named: name(of: digest, as: making)),
      let data = FileManager.default.contents(atPath: path(of: entry)),
      Digest.sha256(of: Array(data)) == entry.digest
    else { return nil }
    touch(entry)
    return (Array(data), path(of: entry))
  }

  /// Keeps what was made of the picture with a digest, so that neither memory nor the next run pays for it.
  ///
  /// - Returns: the file; `nil` where it cannot be written, which costs memory and loses nothing.
  func keep(redrawn bytes: [UInt8], of digest: String, as making: String) -> String? {
    guard let draft = try? draft(), bytes.withUnsafeBytes(draft.write) == nil,
      let result = try? finish(draft)
    else { return nil }
    let entry = CacheEntry(
      address: name(of: digest, as: making), digest: result, size: bytes.count, freshUntil: .max)
    write(entry)
    return path(of: entry)
  }

  private func name(of digest: String, as making: String) -> String {
    "redrawn-\(Self.version)-\(making):\(digest)"
  }
}
