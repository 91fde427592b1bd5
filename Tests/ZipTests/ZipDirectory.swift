/// The headers of a ZIP archive, read by hand (PKWARE APPNOTE §4.3.7, §4.3.12, §4.3.16).
struct ZipDirectory {
  struct Entry {
    var name: String
    var flags: Int
    var method: Int
    var time: Int
    var date: Int
    var extraLength: Int
    var localExtraLength: Int
    var attributes: Int
  }

  /// The archive is too short, or its end cannot be found.
  struct Broken: Error {}

  let entries: [Entry]

  init(_ bytes: [UInt8]) throws {
    func number(_ offset: Int, _ width: Int) throws -> Int {
      guard offset >= 0, offset + width <= bytes.count else { throw Broken() }
      return (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    let end = bytes.count - 22
    guard try number(end, 4) == 0x0605_4b50 else { throw Broken() }
    var offset = try number(end + 16, 4)
    entries = try (0..<number(end + 10, 2)).map { _ in
      let nameLength = try number(offset + 28, 2)
      let extraLength = try number(offset + 30, 2)
      let local = try number(offset + 42, 4)
      defer { offset += 46 + nameLength + extraLength }
      return Entry(
        name: String(decoding: bytes[offset + 46..<offset + 46 + nameLength], as: UTF8.self),
        flags: try number(offset + 8, 2) | number(local + 6, 2), method: try number(offset + 10, 2),
        time: try number(offset + 12, 2), date: try number(offset + 14, 2), extraLength: extraLength,
        localExtraLength: try number(local + 28, 2), attributes: try number(offset + 38, 4))
    }
  }
}
