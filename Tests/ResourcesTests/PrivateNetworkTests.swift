import Manuscript
import TestSupport
import Testing

@testable import Resources

@Suite("Private networks")
struct PrivateNetworkTests {
  @Test(arguments: [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.168.1.1", "224.0.0.251", "239.1.1.1", "240.0.0.1",
    "255.255.255.255",
  ])
  func areRefused(address: String) { #expect(PrivateAddress.contains(bytes(address))) }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.0.0.1", "128.0.0.1",
    "172.15.0.1",
    "172.32.0.1", "192.0.1.1", "192.169.0.1", "198.18.0.7", "223.255.255.255",
  ])
  func areNotTheWholeInternet(address: String) { #expect(!PrivateAddress.contains(bytes(address))) }

  @Test(arguments: [
    [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 1], [0xfe80, 0, 0, 0, 0, 0, 0, 1],
    [0xfec0, 0, 0, 0, 0, 0, 0, 1],
    [0xfc00, 0, 0, 0, 0, 0, 0, 1], [0xfdff, 0, 0, 0, 0, 0, 0, 1], [0xff02, 0, 0, 0, 0, 0, 0, 1],
    [0, 0, 0, 0, 0, 0xffff, 0x7f00, 1], [0, 0, 0, 0, 0, 0, 0x7f00, 1], [0, 0, 0, 0, 0xffff, 0, 0x0a00, 1],
    [0x64, 0xff9b, 0, 0, 0, 0, 0xa9fe, 0xa9fe], [0x2002, 0xc0a8, 0x0101, 0, 0, 0, 0, 1],
  ])
  func areRefusedInIPv6(groups: [UInt16]) { #expect(PrivateAddress.contains(bytes(groups))) }

  @Test(arguments: [
    [0x2606, 0x4700, 0, 0, 0, 0, 0, 0x1111], [0, 0, 0, 0, 0, 0xffff, 0x0101, 0x0101],
    [0x64, 0xff9b, 0, 0, 0, 0, 0x0101, 0x0101], [0x2002, 0x0101, 0x0101, 0, 0, 0, 0, 1],
  ])
  func leaveTheRestOfIPv6(groups: [UInt16]) { #expect(!PrivateAddress.contains(bytes(groups))) }

  /// Every way to write the own machine: all of them are what the connection goes to.
  @Test(
    .enabled(if: PictureServer.shared != nil, "python3 is not installed"),
    arguments: [
      "127.0.0.1", "localhost", "LOCALHOST.", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]",
      "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "１２７.0.0.1",
    ])
  func areNotReachedUnderAnyName(host: String) async throws {
    try await Network.with { (network: inout Network) async throws in
      network.policy.allowsPrivateNetworks = false
      let port = network.server.http.split(separator: ":")[2].dropLast()
      let (image, findings) = await network.load("http://\(host):\(port)/ok.png?name=\(host)")
      #expect(image == nil && findings.map(\.id) == [.imageMissing])
      let message = findings.first?.message ?? ""
      #expect(
        message.contains("on a private network") || message.contains("no server")
          || message.contains("no address"), "\(message)")
    }
  }

  @Test(.enabled(if: PictureServer.shared != nil, "python3 is not installed"))
  func areNamedTogetherWithTheOptionThatAllowsThem() async throws {
    try await Network.with { (network: inout Network) async throws in
      guard let ipv6 = network.server.ipv6 else { return }
      let (allowed, _) = await network.load(ipv6 + "ok.png")
      #expect(allowed != nil)
      network.policy.allowsPrivateNetworks = false
      let (image, findings) = await network.load(ipv6 + "ok.png?again")
      #expect(image == nil && findings.first?.hint?.contains("--allow-private-networks") == true)
      #expect(try await network.requests("ok.png?again") == 0)
    }
  }

  /// The server stands for a proxy: it is asked for whole addresses.
  @Test(.enabled(if: PictureServer.shared != nil, "python3 is not installed"))
  func areNotReachedThroughAProxyEither() async throws {
    try await Network.with { (network: inout Network) async throws in
      network.policy.allowsPrivateNetworks = false
      network.policy.proxies = Proxies(["http_proxy": network.server.http, "no_proxy": ".direct.invalid"])
      #expect(await network.load("http://blog.invalid/ok.png").0 != nil)
      let (direct, _) = await network.load("http://a.direct.invalid/ok.png")
      #expect(direct == nil)
      let hosts = [
        "127.0.0.1", "localhost", "a.localhost.", "2130706433", "0x7f.1", "[::1]", "[::ffff:10.0.0.1]",
      ]
      for host in hosts {
        let (image, findings) = await network.load("http://\(host)/ok.png")
        #expect(image == nil, "\(host)")
        #expect(findings.first?.message.contains("on a private network") == true, "\(findings)")
      }
      let (redirected, _) = await network.load("http://blog.invalid/to?url=http://169.254.169.254/ok.png")
      #expect(redirected == nil)
    }
  }

  private func bytes(_ address: String) -> [UInt8] { address.split(separator: ".").compactMap { UInt8($0) } }

  private func bytes(_ groups: [UInt16]) -> [UInt8] { groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
}
