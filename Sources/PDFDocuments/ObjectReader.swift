import Glibc

/// Reads a PDF object by object: of the file only the places of its objects are in memory, however large it is.
///
/// For files as Cairo writes them, with a plain cross-reference table (ISO 32000-1 §7.5.4) and one section.
/// `PDFDocument` reads all others.
package final class ObjectReader {
  /// An object as it stands in the file.
  package struct Stored {
    /// The syntax of its value; of a stream, that of its dictionary.
    package var syntax: [UInt8]
    /// Where the data of a stream stand.
    package var data: Range<Int>?

    /// `nil` where the syntax is broken.
    package var value: PDFValue? {
      syntax.withUnsafeBufferPointer { bytes in
        var parser = ObjectParser(bytes)
        return parser.value()
      }
    }
  }

  private let descriptor: Int32
  /// Where each object begins and ends, by its number; empty for none.
  private let extents: [Range<Int>]
  package let trailer: PDFValue
  /// The head of an object is read with so many bytes; the dictionaries of Cairo's streams are shorter.
  private static let head = 4096

  package init(path: String) throws(PDFError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw PDFError(problem: "\(path): \(String(cString: strerror(errno)))") }
    guard let sections = FileSections(descriptor) else {
      close(descriptor)
      throw PDFError(problem: "\(path) has no cross-reference table")
    }
    (extents, trailer) = (sections.extents, sections.trailer)
  }

  deinit { close(descriptor) }

  /// Numbers of objects are less than this.
  package var count: Int { extents.count }

  /// An object; `nil` where there is none.
  package func object(_ number: Int) throws(PDFError) -> Stored? {
    guard extents.indices.contains(number), !extents[number].isEmpty else { return nil }
    let extent = extents[number]
    let isLong = extent.count > ObjectReader.head
    if let stored = try stored(read(extent.prefix(ObjectReader.head)), extent, isWhole: !isLong) {
      return stored
    }
    if isLong, let stored = try stored(read(extent), extent, isWhole: true) { return stored }
    throw PDFError(problem: "object \(number) cannot be read")
  }

  /// The object of a number as a value; null where there is none.
  package func value(_ number: Int) throws(PDFError) -> PDFValue {
    guard let stored = try object(number) else { return .null }
    guard let value = stored.value else { throw PDFError(problem: "object \(number) cannot be read") }
    return value
  }

  /// What the bytes of an object say; `nil` if they are too few of them.
  private func stored(_ bytes: [UInt8], _ extent: Range<Int>, isWhole: Bool) throws(PDFError) -> Stored? {
    guard let found = ObjectReader.outline(of: bytes) else { return nil }
    let syntax = Array(bytes[found.syntax])
    guard let data = found.data else { return isWhole ? Stored(syntax: syntax) : nil }
    var length = Stored(syntax: syntax).value?["Length"] ?? .null
    if case .reference(let id) = length { length = try value(id.number) }
    let start = extent.lowerBound + data
    guard let count = length.integer, count >= 0, start + count <= extent.upperBound else { return nil }
    return Stored(syntax: syntax, data: start..<start + count)
  }

  /// The syntax of the value within the bytes of an object, and where the data of a stream begin.
  private static func outline(of bytes: [UInt8]) -> (syntax: Range<Int>, data: Int?)? {
    bytes.withUnsafeBufferPointer { bytes in
      var parser = ObjectParser(bytes)
      guard parser.value() != nil, parser.value() != nil, parser.skip("obj") else { return nil }
      let start = parser.position
      guard parser.value() != nil else { return nil }
      let syntax = start..<parser.position
      guard parser.skip("stream") else { return parser.skip("endobj") ? (syntax, nil) : nil }
      let end = parser.position
      guard end + 1 < bytes.count else { return nil }
      return (syntax, bytes[end] == 13 ? end + 2 : end + 1)
    }
  }

  /// Bytes of the file.
  package func read(_ range: Range<Int>) throws(PDFError) -> [UInt8] {
    guard let bytes = readBytes(descriptor, range) else {
      throw PDFError(problem: "the draft ends before its time")
    }
    return bytes
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> {
    lowerBound..<Swift.min(lowerBound + count, upperBound)
  }
}

/// Bytes of an open file; `nil` if it has not so many.
private func readBytes(_ descriptor: Int32, _ range: Range<Int>) -> [UInt8]? {
  var done = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
    while done < range.count {
      let read = pread(
        descriptor, buffer.baseAddress.map { $0 + done }, range.count - done, range.lowerBound + done)
      if read <= 0 { break }
      done += read
    }
    count = done
  }
  return done == range.count ? bytes : nil
}

/// The cross-reference table and the trailer at the end of a file.
private struct FileSections {
  private(set) var extents: [Range<Int>] = []
  private(set) var trailer = PDFValue.null

  init?(_ descriptor: Int32) {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard let tail = readBytes(descriptor, max(0, size - 64)..<size), let start = FileSections.start(tail),
      start < size, let bytes = readBytes(descriptor, start..<size),
      let (offsets, trailer) = FileSections.read(bytes)
    else { return nil }
    self.trailer = trailer
    extents = FileSections.extents(offsets, end: start)
  }

  /// Where the table begins, as the last lines say.
  private static func start(_ tail: [UInt8]) -> Int? {
    let words = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard let key = words.lastIndex(of: "startxref"), key + 1 < words.count else { return nil }
    return Int(words[key + 1])
  }

  /// The places of objects by their numbers, 0 for none, and the trailer.
  private static func read(_ bytes: [UInt8]) -> (offsets: [Int], trailer: PDFValue)? {
    bytes.withUnsafeBufferPointer { bytes in
      var parser = ObjectParser(bytes)
      guard parser.skip("xref"), parser.value()?.integer == 0, let count = parser.value()?.integer,
        count >= 0, count <= bytes.count / 20
      else { return nil }
      var offsets: [Int] = []
      for _ in 0..<count {
        guard let offset = parser.value()?.integer, parser.value()?.integer != nil else { return nil }
        let isInUse = parser.skip("n")
        guard isInUse || parser.skip("f") else { return nil }
        offsets.append(isInUse ? offset : 0)
      }
      guard parser.skip("trailer"), let trailer = parser.value() else { return nil }
      return (offsets, trailer)
    }
  }

  /// Each object reaches to the next one, the last to the table.
  private static func extents(_ offsets: [Int], end: Int) -> [Range<Int>] {
    var extents = offsets.map { _ in 0..<0 }
    var next = end
    for number in offsets.indices.sorted(by: { offsets[$0] > offsets[$1] }) where offsets[number] > 0 {
      guard offsets[number] < next else { continue }
      extents[number] = offsets[number]..<next
      next = offsets[number]
    }
    return extents
  }
}
