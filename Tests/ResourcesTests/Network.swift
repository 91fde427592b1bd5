import Foundation
import Manuscript
import Resources
import TestSupport
import Testing

/// What a test may say of the network; the folder of the cache is its own.
struct Network: Sendable {
  var policy = FetchPolicy()
  var folder: URL
  /// The time of day.
  var now = 1_700_000_000

  let server: PictureServer

  var fetching: Fetching {
    let now = now
    return Fetching(policy: policy, cacheFolder: folder.path, now: { now })
  }

  /// Gives `body` a network in which waits are short and the own machine may be asked, and an empty cache.
  static func with<Result>(_ body: (inout Network) async throws -> Result) async throws -> Result {
    try await TestFolder.with { folder in
      var network = Network(folder: folder, server: try #require(PictureServer.shared))
      network.policy.allowsPrivateNetworks = true
      network.policy.backOff = .milliseconds(10)
      network.policy.userAgent = "Bifolium/test"
      return try await body(&network)
    }
  }

  /// Loads what is at a path of the server, or at a whole address.
  func load(_ path: String) async -> (ImageResource?, [Finding]) {
    await load(origin: .remote(address(path)))
  }

  func load(origin: ResourceOrigin) async -> (ImageResource?, [Finding]) {
    let (library, findings) = await loadAll([origin])
    return (library[ResourceID("0")], findings)
  }

  /// Loads several pictures in one run.
  func loadAll(_ origins: [ResourceOrigin]) async -> (ImageLibrary, [Finding]) {
    let ids = origins.indices.map { ResourceID(String($0)) }
    let images = ids.enumerated().map { index, id in
      Inline.image(Image(id, alternative: nil, place: SourcePlace(path: "post.md", line: index + 1)))
    }
    let chapter = Chapter(
      id: ChapterID("a"), title: "图", blocks: [.paragraph(Paragraph(images))],
      address: "https://blog.example/2024/hekou/")
    let publication = Publication(
      metadata: Metadata(title: "图"), parts: [Part(chapters: [chapter])],
      resources: Dictionary(uniqueKeysWithValues: zip(ids, origins)))
    return await ImageLoader(jobs: 2, fetching: fetching).load(publication)
  }

  /// How often the server was asked for a path.
  func requests(_ path: String) async throws -> Int { try await number("count/" + path) }

  /// A number that the server tells at a path.
  func number(_ path: String) async throws -> Int {
    let url = try #require(URL(string: server.http + path))
    let text = try Tool.run(
      "python3", "-c", "import urllib.request as u; print(u.urlopen('\(url)').read().decode())"
    ).output
    return try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  private func address(_ path: String) -> String {
    path.prefix(8).contains("://") ? path : server.http + path
  }

  /// The files of the cache, below its folder.
  func cached(_ kind: String) throws -> [URL] {
    let folder = folder.appending(path: "pictures/\(kind)")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  }
}
