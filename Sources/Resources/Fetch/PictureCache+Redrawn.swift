import Foundation

extension PictureCache {
  /// Copies of an earlier way to redraw pictures are not taken: to be counted up when that changes.
  private static let version = 2

  /// What was once made of the picture with a digest for a budget of pixels, and the file that holds it.
  func redrawn(of digest: String, _ budget: Double) -> (bytes: [UInt8], path: String)? {
    guard let entry = entry(named: name(of: digest, budget)),
      let data = FileManager.default.contents(atPath: path(of: entry)), sha256(Array(data)) == entry.digest
    else { return nil }
    touch(entry)
    return (Array(data), path(of: entry))
  }

  /// Keeps what was made of the picture with a digest for a budget of pixels, so that neither memory nor the next run pays for it.
  ///
  /// - Returns: the file; `nil` where it cannot be written, which costs memory and loses nothing.
  func keep(redrawn bytes: [UInt8], of digest: String, _ budget: Double) -> String? {
    guard let draft = try? draft(), bytes.withUnsafeBytes(draft.write) == nil,
      let result = try? finish(draft)
    else { return nil }
    let entry = CacheEntry(
      address: name(of: digest, budget), digest: result, size: bytes.count, freshUntil: .max)
    write(entry)
    return path(of: entry)
  }

  private func name(of digest: String, _ budget: Double) -> String {
    "redrawn-\(Self.version)-\(Int(budget)):\(digest)"
  }
}
