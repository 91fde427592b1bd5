import Manuscript
import Resources

/// The unique identifier of a book: a UUID, so that a book that is made again replaces the older one.
enum BookIdentifier {
  /// The identifier as the package document and the NCX write it.
  ///
  /// A UUID of version 5 (RFC 9562 §5.5) of the identifier that the user gave, or else of the title and
  /// the text of all chapters: neither clock nor chance has a part in it.
  static func urn(_ metadata: Metadata, chapters fingerprints: [[UInt8]]) -> String {
    if let identifier = metadata.identifier, !identifier.isEmpty {
      return "urn:uuid:" + uuid([Array(identifier.utf8)])
    }
    return "urn:uuid:" + uuid([Array(metadata.title.utf8)] + fingerprints)
  }

  /// The name space of our names, itself of version 4.
  private static let namespace: [UInt8] = [
    0x5d, 0x0c, 0x3a, 0x92, 0x41, 0x7e, 0x4b, 0x68, 0x9f, 0x25, 0xe6, 0x13, 0x8a, 0xd4, 0x70, 0xbb,
  ]

  private static func uuid(_ name: [[UInt8]]) -> String {
    var bytes = Array(SHA1.digest(of: [namespace] + name).prefix(16))
    guard bytes.count == 16 else { return "" }
    bytes[6] = bytes[6] & 0x0f | 0x50
    bytes[8] = bytes[8] & 0x3f | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { digits[$0].joined() }.joined(separator: "-")
  }
}
