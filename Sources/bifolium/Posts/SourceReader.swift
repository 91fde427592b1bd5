import Foundation
import Manuscript
import Posts

/// Reads the sources of a command line.
struct SourceReader: Sendable {
  let environment: Environment

  /// Reads sources by their names; `-` is one post on standard input.
  ///
  /// - Throws: what keeps a source from being read at all. A post in a folder that cannot be read is a finding
  ///   among others.
  func read(_ names: [String], _ options: ReadingOptions) async throws(Failure) -> Reading {
    do {
      return try await PostReader(options: options).read(names.map(source))
    } catch let finding as Finding {
      throw Failure(.unreadable, [finding])
    } catch {
      throw Failure(.unreadable, [Finding(.sourceUnreadable, "\(error)")])
    }
  }

  private func source(_ name: String) throws -> Source {
    guard name == "-" else { return .path(name) }
    let bytes = try FileHandle.standardInput.readToEnd() ?? Data()
    return .text(String(decoding: bytes, as: UTF8.self), name: "-")
  }
}
