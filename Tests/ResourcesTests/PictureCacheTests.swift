import Foundation
import Manuscript
import TestSupport
import Testing

@testable import Resources

/// What a server says of how long a copy is good, and what comes of it in seconds.
@Suite("Freshness")
struct FreshnessTests {
  @Test(arguments: [
    (nil, 86_400), ("", 86_400), ("public", 86_400), ("max-age=7200", 7200),
    ("public, Max-Age=\"7200\"", 7200),
    ("max-age=0", 300), ("no-cache, max-age=7200", 300), ("max-age=31536000, immutable", 2_592_000),
    ("max-age=soon", 86_400), ("max-age=-5", 300), ("s-maxage=9,max-age=7200", 7200),
  ])
  func staysWithinBounds(control: String?, seconds: Int) {
    #expect(CacheEntry.Answer(control: control).lifetime(FetchPolicy.Freshness()) == seconds)
  }

  @Test(arguments: [("no-store", true), ("private, No-Store", true), ("no-cache", false)])
  func knowsWhatMayNotBeKept(control: String, forbidden: Bool) {
    #expect(CacheEntry.Answer(control: control).forbidsKeeping == forbidden)
  }
}

@Suite("The cache of pictures", .enabled(if: PictureServer.shared != nil, "python3 is not installed"))
struct PictureCacheTests {
  @Test func asksNothingWhileACopyIsFresh() async throws {
    try await Network.with { (network: inout Network) async throws in
      #expect(await network.load("tagged?control=max-age=600&a").0 != nil)
      network.now += 599
      #expect(await network.load("tagged?control=max-age=600&a").0 != nil)
      #expect(try await network.requests("tagged?control=max-age=600&a") == 1)
      network.now += 1
      #expect(await network.load("tagged?control=max-age=600&a").0 != nil)
      #expect(try await network.requests("tagged?control=max-age=600&a") == 2)
    }
  }

  /// A second answer without a body is enough, and makes the copy fresh again.
  @Test(arguments: ["tagged?b", "dated?b"])
  func asksOnlyWhetherACopyStillIsRight(path: String) async throws {
    try await Network.with { (network: inout Network) async throws in
      let (first, _) = await network.load(path)
      network.now += 2 * 86_400
      let (second, findings) = await network.load(path)
      #expect(second == first && findings.isEmpty)
      network.now += 10
      #expect(await network.load(path).0 == first)
      #expect(try await network.requests(path) == 2)
    }
  }

  /// A picture that is gone, or a server that is out of order: the copy stays, and a note says so.
  @Test(arguments: [404, 500]) func keepsACopyOfWhatIsGone(status: Int) async throws {
    try await Network.with { (network: inout Network) async throws in
      let (first, _) = await network.load("once/\(status)")
      network.now += 2 * 86_400
      let (second, findings) = await network.load("once/\(status)")
      #expect(second == first && first != nil)
      #expect(findings.map(\.id) == [.imageSubstituted])
      #expect(findings.first?.message.contains("\(status)") == true)
    }
  }

  @Test func isAllThereIsOffline() async throws {
    try await Network.with { (network: inout Network) async throws in
      let (first, _) = await network.load("ok.png?c")
      network.now += 365 * 86_400
      network.policy.isOffline = true
      let (second, findings) = await network.load("ok.png?c")
      #expect(second == first && findings.isEmpty)
      let (other, missing) = await network.load("ok.png?other")
      #expect(other == nil && missing.map(\.id) == [.imageOffline])
      #expect(missing.first?.message.contains("ok.png?other") == true)
      #expect(try await network.requests("ok.png?other") == 0)
    }
  }

  @Test func keepsNothingThatTheServerForbidsToKeep() async throws {
    try await Network.with { (network: inout Network) async throws in
      #expect(await network.load("tagged?control=no-store&d").0 != nil)
      #expect(try network.cached("entries").isEmpty)
      #expect(await network.load("tagged?control=no-store&d").0 != nil)
      #expect(try await network.requests("tagged?control=no-store&d") == 2)
    }
  }

  /// Whatever was done to its files, the picture comes, and the next run is well.
  @Test(arguments: ["body", "cut", "entry", "nothing", "digest"])
  func survivesDamage(damage: String) async throws {
    try await Network.with { (network: inout Network) async throws in
      let path = "ok.png?damage-\(damage)"
      let (first, _) = await network.load(path)
      let body = try #require(try network.cached("bodies").first)
      let entry = try #require(try network.cached("entries").first)
      switch damage {
      case "body": try Data(repeating: 7, count: try Data(contentsOf: body).count).write(to: body)
      case "cut": try Data(contentsOf: body).dropLast(9).write(to: body)
      case "entry": try Data("{\"address\":".utf8).write(to: entry)
      case "nothing": try Data().write(to: entry)
      default:
        let text = try String(contentsOf: entry, encoding: .utf8)
        let digest = body.lastPathComponent
        try text.replacing(digest, with: "../../" + digest.dropFirst(6)).write(
          to: entry, atomically: true, encoding: .utf8)
      }
      for _ in 0..<2 {
        let (again, findings) = await network.load(path)
        #expect(again == first && findings.isEmpty)
      }
      #expect(try await network.requests(path) == 2)
    }
  }

  /// The oldest go first; what was used within the hour stays, because a book may be made of it right now.
  @Test func staysWithinItsSize() async throws {
    try await Network.with { (network: inout Network) async throws in
      for color in ["000001", "000002", "000003"] { _ = await network.load("color/\(color)/size") }
      network.policy.mostCached = 150
      let bodies = try network.cached("bodies").sorted { $0.path < $1.path }
      for (age, body) in bodies.enumerated() {
        let date = Date(timeIntervalSince1970: Double(network.now - (age == 0 ? 60 : 10_000 + age)))
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: body.path)
      }
      _ = await network.load("lie.jpg?size")
      let left = Set(try network.cached("bodies").map(\.lastPathComponent))
      #expect(left.contains(bodies[0].lastPathComponent))
      #expect(!left.contains(bodies[1].lastPathComponent) && !left.contains(bodies[2].lastPathComponent))
      #expect(try network.cached("entries").count == 2)
    }
  }

  @Test func tellsWhereItCannotBeWritten() async throws {
    try await Network.with { (network: inout Network) async throws in
      network.folder = URL(filePath: "/proc/bifolium")
      let (image, findings) = await network.load("ok.png")
      #expect(image == nil && findings.map(\.id) == [.imageMissing])
      #expect(findings.first?.message.contains("cache cannot be written") == true)
      #expect(findings.first?.hint?.contains("--cache-dir") == true)
    }
  }

  /// Scaled photographs would fill the memory of a run, and cost the next one as much time again.
  @Test func keepsWhatWasMadeOfPictures() async throws {
    try await Network.with { (network: inout Network) async throws in
      let origin = ResourceOrigin.file(Pictures.path("held.jpg"))
      let (first, findings) = await network.load(origin: origin)
      let body = try #require(try network.cached("bodies").first)
      #expect(findings.map(\.id) == [.imageConverted])
      #expect(first?.content == .file(body.path))
      let (second, again) = await network.load(origin: origin)
      #expect(second == first && again == findings)
      try Data(repeating: 7, count: try Data(contentsOf: body).count).write(to: body)
      #expect(await network.load(origin: origin).0 == first)
      #expect(try first?.pixels().width == 32)
    }
  }

  /// Several runs at once on one folder: each has all pictures, whole.
  @Test func isSharedByRuns() async throws {
    try await Network.with { (network: inout Network) async throws in
      let origins = (0..<12).map {
        ResourceOrigin.remote(network.server.http + "color/0000\(10 + $0)/shared")
      }
      let counts = await withTaskGroup(of: Int.self) { [network] group in
        for _ in 0..<4 { group.addTask { await network.loadAll(origins).0.images.count } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(counts == [12, 12, 12, 12])
      #expect(try network.cached("bodies").count == 12 && network.cached("drafts").isEmpty)
    }
  }
}
