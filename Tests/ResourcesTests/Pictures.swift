import Foundation
import Manuscript
import Resources
import TestSupport
import Testing

/// The pictures of the suite, and loading them by themselves.
enum Pictures {
  static let folder = TestFolder.suite.appending(path: "images")

  static func path(_ name: String) -> String { folder.appending(path: name).path }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  /// Loads one picture, which stands in a post at line 3.
  static func load(_ origin: ResourceOrigin) async -> (ImageResource?, [Finding]) {
    let id = ResourceID("image")
    let place = SourcePlace(path: "post.md", line: 3)
    let (library, findings) = await ImageLoader(jobs: 2).load([id: origin], places: [id: place])
    #expect(findings.allSatisfy { $0.place == place })
    return (library[id], findings)
  }

  /// Loads a picture of the suite that has no finding.
  static func load(_ name: String) async throws -> ImageResource {
    let (image, findings) = await load(.file(path(name)))
    #expect(findings.isEmpty)
    return try #require(image)
  }
}
