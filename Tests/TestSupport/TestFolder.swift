public import Foundation

/// The folders that tests read, and temporary ones that they write.
public enum TestFolder {
  /// The root of the checkout.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  /// Inputs by subject.
  public static let suite = root.appending(path: "Tests/Suite")
  /// Goldens, mirroring the inputs.
  public static let reference = root.appending(path: "Tests/Reference")
  /// Frozen fonts.
  public static let fonts = root.appending(path: "Tests/Fonts")
  /// The sample site.
  public static let samples = root.appending(path: "samples")

  /// Makes a folder that holds `files` (path → text), gives it to `body`, and removes it again.
  public static func with<Result>(
    _ files: [String: String] = [:], _ body: (URL) throws -> Result
  ) throws -> Result {
    let folder = try make(files)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Like ``with(_:_:)-sync``, for work that suspends.
  public static func with<Result>(
    _ files: [String: String] = [:], _ body: (URL) async throws -> Result
  ) async throws -> Result {
    let folder = try make(files)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  private static func make(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bifolium-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }
}
