import Glibc

/// Where the objects of a file are, as its cross-reference table or stream says, and its trailer.
struct FileSections {
  /// Where an object is.
  enum Place: Equatable {
    case free
    /// From its number to what follows its last word.
    case file(Range<Int>)
    /// In a stream of objects, behind so many others.
    case stream(Int, index: Int)
  }

  private(set) var places: [Place] = []
  private(set) var trailer = PDFValue.null
  /// Objects in front of which the table stands.
  private let end: Int

  /// `nil` where the end of the file leads to neither.
  init?(_ descriptor: Int32) throws(PDFError) {
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size > 0, let tail = readBytes(descriptor, max(0, size - 64)..<size),
      let start = FileSections.start(tail),
      (0..<size).contains(start), let bytes = readBytes(descriptor, start..<size)
    else { return nil }
    end = start
    if !readTable(bytes), try !readStream(bytes, size: size) { return nil }
  }

  /// Where the table begins, as the last lines say.
  private static func start(_ tail: [UInt8]) -> Int? {
    let words = String(decoding: tail, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard let key = words.lastIndex(of: "startxref"), key + 1 < words.count else { return nil }
    return Int(words[key + 1])
  }

  /// Reads a table (ISO 32000-1 §7.5.4).
  private mutating func readTable(_ bytes: [UInt8]) -> Bool {
    let read = bytes.withUnsafeBufferPointer { bytes -> (offsets: [Int], trailer: PDFValue)? in
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
    guard let read else { return false }
    trailer = read.trailer
    // One that stands where another does has no bytes of its own, and cannot be read.
    places = zip(read.offsets, FileSections.extents(read.offsets, end: end)).map { offset, extent in
      offset == 0 ? .free : .file(extent)
    }
    return true
  }

  /// Reads a stream (§7.5.8), as `ObjectWriter` writes it.
  private mutating func readStream(_ bytes: [UInt8], size: Int) throws(PDFError) -> Bool {
    guard let outline = ObjectOutline(bytes), let start = outline.data, let entries = outline.value(bytes),
      let count = entries["Length"].integer, (0...bytes.count - start).contains(count),
      let widths = entries["W"].array?.compactMap(\.integer),
      let data = try Inflater().inflate(Array(bytes[start..<start + count])),
      let rows = ReferenceTable.rows(data, widths: widths), rows.count == entries["Size"].integer
    else { return false }
    trailer = entries
    let offsets = rows.map { $0.kind == 1 ? $0.first : 0 }
    let extents = FileSections.extents(offsets, end: size)
    places = rows.enumerated().map { number, row in
      switch row.kind {
      case 1: .file(extents[number])
      case 2: .stream(row.first, index: row.index)
      default: .free
      }
    }
    return true
  }

  /// Each object reaches to the next one, the last to the end.
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

/// Bytes of an open file; `nil` if it has not so many.
func readBytes(_ descriptor: Int32, _ range: Range<Int>) -> [UInt8]? {
  var done = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
    while done < range.count {
      let read = pread(
        descriptor, buffer.baseAddress.map { $0 + done }, range.count - done, range.lowerBound + done)
      if read < 0, errno == EINTR { continue }
      if read <= 0 { break }
      done += read
    }
    count = done
  }
  return done == range.count ? bytes : nil
}
