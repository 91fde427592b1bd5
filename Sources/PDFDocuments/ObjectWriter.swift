/// Writes a PDF object by object (ISO 32000-1 §7.5): small ones in streams of many, and at the end a stream that says
/// where each stands. Only that is kept in memory, eight bytes an object.
///
/// libqpdf would hold every object of the file as trees of small allocations, 1.2 KB for an element of structure.
package final class ObjectWriter {
  private var output: OutputFile
  private let deflater: Deflater
  /// Where the objects are, by their numbers.
  private var places: [Place]
  /// Numbers that nobody has, the next one last.
  private var free: [Int] = []
  /// What will be the next stream of objects.
  private var pending: [Int] = []
  private var starts: [Int] = []
  private var pendingBytes: [UInt8] = []
  /// Objects in a stream: their index takes one byte.
  private static let most = 200

  /// Where an object is: at a place of the file, or in a stream of objects.
  private struct Place {
    private let bits: UInt64

    static let none = Place(bits: 0)

    init(offset: Int) { bits = UInt64(offset) << 10 | 1 << 8 }
    init(stream: Int, index: Int) { bits = UInt64(stream) << 10 | 2 << 8 | UInt64(index) }
    private init(bits: UInt64) { self.bits = bits }

    var kind: UInt8 { UInt8(truncatingIfNeeded: bits >> 8 & 3) }
    /// The offset, or the number of the stream.
    var first: Int { Int(bits >> 10) }
    var index: UInt8 { UInt8(truncatingIfNeeded: bits) }
  }

  /// A new file. Numbers below `count` are those of objects that come from elsewhere and keep them.
  package init(path: String, version: String, count: Int) throws(PDFError) {
    output = try OutputFile(path: path)
    deflater = try Deflater()
    places = Array(repeating: .none, count: max(1, count))
    // Bytes above 127 say that the file is no text (§7.5.2).
    try output.write(Array("%PDF-\(version)\n%".utf8) + [0xBF, 0xF7, 0xA2, 0xFE, 10])
  }

  /// A number that nobody has, for an object that comes later.
  package func reserve() -> PDFObjectID {
    if let number = free.popLast() { return PDFObjectID(number) }
    places.append(.none)
    return PDFObjectID(places.count - 1)
  }

  /// Numbers for so many objects.
  package func reserve(_ count: Int) -> [PDFObjectID] { (0..<count).map { _ in reserve() } }

  /// Lets others have a number.
  package func release(_ number: Int) { free.append(number) }

  /// Adds an object.
  package func add(_ value: PDFValue) throws(PDFError) -> PDFObjectID {
    let id = reserve()
    try add(value, as: id.number)
    return id
  }

  /// Adds an object that has a number.
  package func add(_ value: PDFValue, as number: Int) throws(PDFError) {
    begin(number)
    value.write(to: &pendingBytes)
    try end()
  }

  /// Adds an object that is written already.
  package func add(syntax: [UInt8], as number: Int) throws(PDFError) {
    begin(number)
    pendingBytes += syntax
    try end()
  }

  private func begin(_ number: Int) {
    pending.append(number)
    starts.append(pendingBytes.count)
  }

  private func end() throws(PDFError) {
    pendingBytes.append(10)
    if pending.count == ObjectWriter.most { try writePending() }
  }

  /// Adds a stream.
  package func addStream(
    _ data: [UInt8], _ entries: [String: PDFValue] = [:], isDeflated: Bool = false
  ) throws(PDFError) -> PDFObjectID {
    let id = reserve()
    try addStream(data, entries, isDeflated: isDeflated, as: id.number)
    return id
  }

  /// Adds a stream that has a number.
  package func addStream(
    _ data: [UInt8], _ entries: [String: PDFValue], isDeflated: Bool, as number: Int
  ) throws(PDFError) {
    var entries = entries
    entries["Length"] = .integer(data.count)
    if isDeflated { entries["Filter"] = .name("FlateDecode") }
    try writeStream(entries, number) { output throws(PDFError) in try output.write(data) }
  }

  /// Adds a stream whose data stand in another file.
  package func addStream(
    _ entries: [String: PDFValue], data range: Range<Int>, of reader: ObjectReader, as number: Int
  ) throws(PDFError) {
    var entries = entries
    entries["Length"] = .integer(range.count)
    try writeStream(entries, number) { output throws(PDFError) in
      for start in stride(from: range.lowerBound, to: range.upperBound, by: 1 << 18) {
        try output.write(reader.read(start..<min(start + 1 << 18, range.upperBound)))
      }
    }
  }

  private func writeStream(
    _ entries: [String: PDFValue], _ number: Int,
    _ writeData: (inout OutputFile) throws(PDFError) -> Void
  ) throws(PDFError) {
    places[number] = Place(offset: output.offset)
    var head = Array("\(number) 0 obj\n".utf8)
    PDFValue.dictionary(entries).write(to: &head)
    try output.write(head + "\nstream\n".utf8)
    try writeData(&output)
    // PDF/A-2 §6.1.7.1: the keyword stands on a line of its own.
    try output.write(Array("\nendstream\nendobj\n".utf8))
  }

  /// Writes a stream of objects (§7.5.7).
  private func writePending() throws(PDFError) {
    if pending.isEmpty { return }
    let stream = reserve().number
    var head: [UInt8] = []
    for (index, number) in pending.enumerated() {
      places[number] = Place(stream: stream, index: index)
      head += "\(number) \(starts[index]) ".utf8
    }
    let entries: [String: PDFValue] = [
      "Type": .name("ObjStm"), "N": .integer(pending.count), "First": .integer(head.count),
    ]
    let data = deflater.deflate(head + pendingBytes)
    (pending, starts, pendingBytes) = ([], [], [])
    try addStream(data, entries, isDeflated: true, as: stream)
  }

  /// Ends the file: whatever waits, where all objects are, and the identifier, which is made of the content.
  package func finish(root: PDFObjectID, information: PDFValue) throws(PDFError) {
    try writePending()
    let number = reserve().number
    let start = output.offset
    places[number] = Place(offset: start)
    let identifier = PDFValue.string(output.digest())
    let table = ReferenceTable(freeNumbers: free, largest: start)
    let rows = places.enumerated().lazy.map { number, place in
      table.row(number, kind: place.kind, first: place.first, index: place.index)
    }
    let entries: [String: PDFValue] = [
      "Type": .name("XRef"), "Size": .integer(places.count), "Root": .reference(root), "Info": information,
      "ID": .array([identifier, identifier]), "W": .array(table.widths.map { .integer($0) }),
      "DecodeParms": .dictionary([
        "Predictor": .integer(12), "Columns": .integer(table.widths.reduce(0, +)),
      ]),
    ]
    try addStream(deflater.deflate(table.predicted(rows)), entries, isDeflated: true, as: number)
    try output.write(Array("startxref\n\(start)\n%%EOF\n".utf8))
    try output.close()
  }
}
