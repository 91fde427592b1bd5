/// Addresses of the own machine and network: what a post that someone else has written must not reach.
///
/// The benchmark network 198.18.0.0/15 is not among them: transparent proxies answer every name with an address
/// of it, and would lose all pictures.
enum PrivateAddress {
  /// Networks of IPv4 by their first bits (RFC 6890; RFC 1112 for multicast).
  private static let networks: [(prefix: UInt32, bits: UInt32)] = [
    (0x0000_0000, 8),  // this network, and the unspecified address
    (0x0a00_0000, 8), (0xac10_0000, 12), (0xc0a8_0000, 16),  // private
    (0x6440_0000, 10),  // shared by a provider; metadata of one cloud
    (0x7f00_0000, 8),  // loopback
    (0xa9fe_0000, 16),  // link-local; metadata of most clouds
    (0xc000_0000, 24),  // protocol assignments
    (0xe000_0000, 4), (0xf000_0000, 4),  // multicast, reserved, broadcast
  ]

  /// Whether an address of 4 or 16 bytes is one of them; anything else is too.
  static func contains(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: containsIPv4(bytes[...])
    case 16: containsIPv6(bytes)
    default: true
    }
  }

  private static func containsIPv4(_ bytes: ArraySlice<UInt8>) -> Bool {
    let address = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return networks.contains { (address ^ $0.prefix) >> (32 - $0.bits) == 0 }
  }

  private static func containsIPv6(_ bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1]) {
    case (0xff, _), (0xfc, _), (0xfd, _): return true  // multicast, unique local
    case (0xfe, 0x80...): return true  // link-local, site-local
    case (0x20, 0x02): return containsIPv4(bytes[2..<6])  // 6to4
    case (0, 0x64) where bytes[2] == 0xff && bytes[3] == 0x9b: return containsIPv4(bytes[12...])  // NAT64
    default: break
    }
    // ::, ::1, and IPv4 written within: mapped (::ffff:0:0/96), translated, and the old compatible form.
    guard bytes[..<8].allSatisfy({ $0 == 0 }) else { return false }
    return containsIPv4(bytes[12...])
  }
}
