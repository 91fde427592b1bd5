import Foundation
import Manuscript
import Resources
import TestSupport
import Testing

@Suite("Fetching pictures", .enabled(if: PictureServer.shared != nil, "python3 is not installed"))
struct FetchingTests {
  /// Whatever the server does on the way, the picture comes.
  @Test(arguments: [
    "ok.png", "shy.txt", "packed", "slow", "path/河 口?q=秋", "path/%E6%B2%B3%20%E5%8F%A3?q=%E7%A7%8B#无",
    "hops/5",
    "hops/1", "to?url=/ok.png&status=308", "agent", "flaky/503/2/a", "flaky/500/3/a", "flaky/408/1/a",
    "flaky/429/1/a?after=1", "drops/2/a", "own", "referer?site=https://blog.example/2024/",
  ])
  func takesWhatTheServerHas(path: String) async throws {
    try await Network.with { (network: inout Network) async throws in
      let (image, findings) = await network.load(path)
      #expect(image?.kind == .png && image?.width == 24)
      #expect(findings.isEmpty)
      #expect(try network.cached("drafts").isEmpty)
    }
  }

  /// What cannot be had has one finding that says why.
  @Test(arguments: [
    ("status/404", "404 (Not Found)"), ("status/403", "403"), ("flaky/503/9/b", "503"),
    ("loop/0/b", "without an end"),
    ("hops/6", "without an end"), ("to?url=file:///etc/passwd", "not file"),
    ("to?url=gopher://a/", "not gopher"),
    ("to?url=http://", "no address"), ("short", "less than it says"), ("badly", "less than it says"),
    ("endless", "larger than 1 MB"), ("bomb", "larger than 1 MB"), ("announced", "larger than 1 MB"),
    ("flaky/429/9/b?after=3600", "come back in 3600 s"), ("status/304", "304"), ("silent", "too long"),
    ("stuck", "too long"), ("http://nowhere.invalid/a.png", "no server"),
    ("ftp://a.example/a.png", "not ftp"), ("drops/9/b", "no connection"),
  ])
  func tellsWhatItCouldNotHave(path: String, reason: String) async throws {
    try await Network.with { (network: inout Network) async throws in
      network.policy.mostBytes = 1 << 20
      // Others may be slow on a machine that has much to do.
      if ["silent", "stuck"].contains(path) { network.policy.timeout = .milliseconds(300) }
      let (image, findings) = await network.load(path)
      #expect(image == nil)
      #expect(findings.map(\.id) == [.imageMissing])
      #expect(findings.first?.message.contains(reason) == true, "\(findings)")
      #expect(findings.first?.hint != nil)
      #expect(findings.first?.place == SourcePlace(path: "post.md", line: 1))
    }
  }

  @Test func tellsOfAServerThatIsNotThere() async throws {
    try await Network.with { (network: inout Network) async throws in
      let (image, findings) = await network.load(network.server.closed + "a.png")
      #expect(image == nil && findings.map(\.id) == [.imageMissing])
      #expect(findings.first?.message.contains("no connection to “127.0.0.1”") == true)
    }
  }

  @Test func knowsAWebPageWhateverTheServerCallsIt() async throws {
    try await Network.with { (network: inout Network) async throws in
      let (image, findings) = await network.load("lie.jpg")
      #expect(image == nil && findings.map(\.id) == [.imageBroken])
      #expect(findings.first?.message.contains("a web page, not a picture") == true)
    }
  }

  @Test func findsAPictureThatIsLongerThanTheServerSays() async throws {
    try await Network.with { (network: inout Network) async throws in
      let (image, findings) = await network.load("long")
      #expect(image == nil && findings.map(\.id) == [.imageBroken])
    }
  }

  @Test func asksForAnAddressOnce() async throws {
    try await Network.with { (network: inout Network) async throws in
      let address = network.server.http + "color/00aa00/once"
      let (library, findings) = await network.loadAll(
        Array(repeating: .remote(address), count: 5) + [.remote(address + "#part")])
      #expect(library.images.count == 6 && findings.isEmpty)
      #expect(Set(library.images.values.map(\.digest)).count == 1)
      #expect(try await network.requests("color/00aa00/once") == 1)
    }
  }

  @Test func takesNoMoreThanFourAtATimeFromAServer() async throws {
    try await Network.with { (network: inout Network) async throws in
      let (library, findings) = await network.loadAll(
        (0..<24).map { .remote(network.server.http + "busy/\($0)") })
      #expect(library.images.count == 24 && findings.isEmpty)
      #expect(try await network.number("most") <= 4)
    }
  }

  /// Hundreds of pictures of a site that is gone shall not take hundreds of waits.
  @Test func givesUpAServerThatIsNotThere() async throws {
    try await Network.with { (network: inout Network) async throws in
      let closed = network.server.closed
      let (library, findings) = await network.loadAll((0..<200).map { .remote(closed + "\($0).png") })
      #expect(library.images.isEmpty)
      #expect(findings.map(\.id) == Array(repeating: .imageMissing, count: 200))
      #expect(findings.map(\.place?.line) == (1...200).map(Optional.some))
    }
  }

  @Test func sendsNoCookies() async throws {
    try await Network.with { (network: inout Network) async throws in
      let (library, findings) = await network.loadAll(
        ["cookie/a", "cookie/b", "cookie/c"].map { .remote(network.server.http + $0) })
      #expect(library.images.count == 3 && findings.isEmpty)
    }
  }

  @Test func takesTheNextCandidateWhereTheFirstIsNone() async throws {
    try await Network.with { (network: inout Network) async throws in
      for bad in ["status/404", "lie.jpg"] {
        let origin = ResourceOrigin.either(
          .remote(network.server.http + bad), or: .remote(network.server.http + "ok.png"))
        let (image, findings) = await network.load(origin: origin)
        #expect(image?.width == 24)
        #expect(findings.map(\.id) == [.imageSubstituted])
        #expect(findings.first?.message.contains(bad) == true)
      }
      let none = ResourceOrigin.either(
        .remote(network.server.http + "status/404"), or: .remote(network.server.http + "status/410"))
      let (image, findings) = await network.load(origin: none)
      #expect(image == nil && findings.map(\.id) == [.imageMissing])
      #expect(findings.first?.message.contains("status/404") == true)
    }
  }

  @Test func asksNothingUnlessItMay() async throws {
    let (library, findings) = await ImageLoader(jobs: 1).load(
      [ResourceID("a"): .remote("http://127.0.0.1:9/a.png")], places: [:])
    #expect(library.images.isEmpty && findings.map(\.id) == [.imageRemote])
  }

  @Test func endsWhenItIsCancelled() async throws {
    try await Network.with { (network: inout Network) async throws in
      let ended = Task { [network] in await network.load("silent") }
      try await Task.sleep(for: .milliseconds(100))
      ended.cancel()
      let (image, findings) = await ended.value
      #expect(image == nil && findings.map(\.id) == [.imageMissing])
      #expect(findings.first?.message.contains("cancelled") == true)
    }
  }

  @Test func trustsNoCertificateThatNobodySigned() async throws {
    try await Network.with { (network: inout Network) async throws in
      guard let https = network.server.https else { return }
      let (image, findings) = await network.load(https + "ok.png")
      #expect(image == nil && findings.first?.message.contains("certificate of “localhost”") == true)
      network.policy.certificates = network.server.certificate
      let (trusted, none) = await network.load(https + "ok.png")
      #expect(trusted != nil && none.isEmpty)
      let (redirected, _) = await network.load(https + "to?url=" + network.server.http + "ok.png")
      #expect(redirected != nil)
    }
  }
}
