/// The header of an archive's first entry, as its bytes have it (PKWARE APPNOTE §4.3.7).
package struct LocalHeader: Sendable, Equatable {
  package var isStored: Bool
  /// Whether sizes and checksum follow the data instead of standing here (§4.4.4, bit 3).
  package var hasDescriptor: Bool
  package var extraLength: Int
  package var name: [UInt8]
  /// The first bytes of the content.
  package var beginning: [UInt8]

  /// Reads it from the first bytes of a file; `nil` where they are no such header.
  package init?(_ bytes: [UInt8]) {
    func number(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
    guard bytes.count >= 30, bytes.starts(with: [0x50, 0x4b, 3, 4]) else { return nil }
    hasDescriptor = number(6) & 8 != 0
    isStored = number(8) == 0
    extraLength = number(28)
    name = Array(bytes.dropFirst(30).prefix(number(26)))
    beginning = Array(bytes.dropFirst(30 + number(26) + extraLength))
  }
}
