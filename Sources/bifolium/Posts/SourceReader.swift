import Foundation
import Manuscript
import Posts
import Publishing

/// Reads the sources of a command line.
struct SourceReader: Sendable {
  /// Reads sources by their names; `-` is one post on standard input.
  ///
  /// - Throws: what keeps a source from being read at all. A post in a folder that cannot be read is a finding
  ///   among others.
  func read(_ names: [String], _ options: ReadingOptions, progress: Tally.Listener? = nil)
    async throws(Failure) -> Reading
  {
    let sources = try names.map { (name) throws(Failure) in try source(name) }
    do throws(ReadingError) {
      return try await PostReader(options: options).read(sources, progress: progress)
    } catch {
      throw Failure(.unreadable, error.findings)
    }
  }

  private func source(_ name: String) throws(Failure) -> Source {
    guard name == "-" else { return .path(name) }
    var bytes: [UInt8] = []
    while true {
      switch Descriptor(STDIN_FILENO).read(1 << 16) {
      case .success([]): return .text(name: "-", bytes: bytes)
      case .success(let more): bytes += more
      case .failure(let error):
        throw Failure(.unreadable, [Finding(.sourceUnreadable, "standard input cannot be read: \(error)")])
      }
    }
  }
}
