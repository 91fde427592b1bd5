import Glibc

/// Reads a PDF object by object: of the file only the places of its objects are in memory, however large it is.
///
/// For files of one section, with a table as Cairo writes it (ISO 32000-1 §7.5.4) or a stream as `ObjectWriter` does.
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
  /// Where the objects are, by their numbers.
  let places: [FileSections.Place]
  package let trailer: PDFValue
  /// The head of an object is read with so many bytes; the dictionaries of Cairo's streams are shorter.
  private static let head = 4096

  package init(path: String) throws(PDFError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw PDFError(problem: "\(path): \(String(cString: strerror(errno)))") }
    do throws(PDFError) {
      guard let sections = try FileSections(descriptor) else {
        throw PDFError(problem: "\(path) has no cross-reference table")
      }
      (places, trailer) = (sections.places, sections.trailer)
    } catch {
      close(descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Numbers of objects are less than this.
  package var count: Int { places.count }

  /// An object; `nil` where there is none.
  package func object(_ number: Int) throws(PDFError) -> Stored? {
    guard places.indices.contains(number) else { return nil }
    switch places[number] {
    case .free: return nil
    case .stream(let stream, let index):
      guard let stored = try contained(stream)[index, number] else {
        throw PDFError(problem: "object \(number) is not where it should be")
      }
      return stored
    case .file(let extent):
      let isLong = extent.count > ObjectReader.head
      if let stored = try stored(read(extent.prefix(ObjectReader.head)), number, extent, isWhole: !isLong) {
        return stored
      }
      if isLong, let stored = try stored(read(extent), number, extent, isWhole: true) { return stored }
      throw PDFError(problem: "object \(number) cannot be read")
    }
  }

  /// The objects in a stream of them.
  func contained(_ number: Int) throws(PDFError) -> ObjectStream {
    guard places.indices.contains(number), case .file = places[number], let stored = try object(number),
      let data = stored.data, let entries = stored.value,
      let stream = try ObjectStream(entries, read(data))
    else { throw PDFError(problem: "object \(number) is no stream of objects") }
    return stream
  }

  /// The object of a number as a value; null where there is none.
  package func value(_ number: Int) throws(PDFError) -> PDFValue {
    guard let stored = try object(number) else { return .null }
    guard let value = stored.value else { throw PDFError(problem: "object \(number) cannot be read") }
    return value
  }

  /// The entries of an object that must be a dictionary.
  package func entries(_ number: Int) throws(PDFError) -> [String: PDFValue] {
    guard let entries = try value(number).entries else {
      throw PDFError(problem: "object \(number) is no dictionary")
    }
    return entries
  }

  /// What the bytes of an object say; `nil` if they are too few of them, or another object.
  private func stored(
    _ bytes: [UInt8], _ number: Int, _ extent: Range<Int>, isWhole: Bool
  ) throws(PDFError) -> Stored? {
    guard let found = ObjectOutline(bytes), found.number == number else { return nil }
    let syntax = Array(bytes[found.syntax])
    guard let data = found.data else { return isWhole ? Stored(syntax: syntax) : nil }
    let start = extent.lowerBound + data
    guard let count = try length(Stored(syntax: syntax).value?["Length"] ?? .null, of: number),
      (0...extent.upperBound - start).contains(count)
    else { return nil }
    return Stored(syntax: syntax, data: start..<start + count)
  }

  /// The length of a stream, which may be an object of its own.
  private func length(_ value: PDFValue, of number: Int) throws(PDFError) -> Int? {
    guard case .reference(let id) = value else { return value.integer }
    // One that is in a stream could be in the very one that is asked for.
    guard id.number != number, places.indices.contains(id.number), case .file(let extent) = places[id.number]
    else { return nil }
    let bytes = try read(extent.prefix(ObjectReader.head))
    guard let found = ObjectOutline(bytes), found.number == id.number, found.data == nil else { return nil }
    return Stored(syntax: Array(bytes[found.syntax])).value?.integer
  }

  /// Bytes of the file.
  package func read(_ range: Range<Int>) throws(PDFError) -> [UInt8] {
    guard let bytes = readBytes(descriptor, range) else {
      throw PDFError(problem: "the file ends before its time")
    }
    return bytes
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> {
    lowerBound..<Swift.min(lowerBound + count, upperBound)
  }
}
