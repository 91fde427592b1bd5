import Foundation
import TestSupport
import Testing

@testable import PDFDocuments

/// PDFs that are read and written object by object, and read again by libqpdf.
@Suite struct ObjectFileTests {
  /// A file as Cairo writes it: a table of places at the end, the length of a stream in an object of its own.
  private static let draft = """
    %PDF-1.5
    1 0 obj
    << /Type /Catalog /Pages 2 0 R >>
    endobj
    3 0 obj
    << /Length 4 0 R >>
    stream
    0 0 1 1 re f
    endstream
    endobj
    4 0 obj
       12
    endobj
    2 0 obj
    << /Type /Pages /Kids [] /Count 0 >>
    endobj

    """

  /// The draft with its cross-reference table; `change` may damage the text of it.
  private func place(_ folder: URL, change: (String) -> String = { $0 }) throws -> String {
    let body = Self.draft
    let places = (1...4).map { number -> String in
      let start = body.range(of: "\n\(number) 0 obj").map {
        body.utf8.distance(from: body.startIndex, to: $0.lowerBound)
      }
      return String(format: "%010d 00000 n \n", (start ?? 0) + 1)
    }
    let table =
      "xref\n0 5\n0000000000 65535 f \n" + places.joined()
      + "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n\(body.utf8.count)\n%%EOF\n"
    let url = folder.appending(path: "draft.pdf")
    try Data(change(body + table).utf8).write(to: url)
    return url.path
  }

  @Test func objectsAreFoundWhereTheTableSays() throws {
    try TestFolder.with { folder in
      let reader = try ObjectReader(path: place(folder))
      #expect(reader.count == 5)
      #expect(reader.trailer["Root"].reference == PDFObjectID(1))
      #expect(try reader.value(2)["Count"].integer == 0)
      #expect(try reader.object(0) == nil)
      let stream = try #require(try reader.object(3))
      #expect(String(decoding: try reader.read(try #require(stream.data)), as: UTF8.self) == "0 0 1 1 re f")
    }
  }

  @Test(arguments: [
    ("startxref", "startyref"), ("xref\n0 5", "xref\n0 99999999"), ("trailer", "trader"),
    ("0000000000 65535 f", "x"),
  ])
  func aFileWithoutATableIsAnError(_ old: String, _ new: String) throws {
    try TestFolder.with { folder in
      let path = try place(folder) { $0.replacingOccurrences(of: old, with: new) }
      #expect(throws: PDFError.self) { try ObjectReader(path: path) }
    }
  }

  @Test(arguments: [
    ("   12\nendobj", "  999\nendobj"), ("3 0 obj", "3 0 oxx"), ("stream\n0", "strexm\n0"),
    // A length that is its own.
    ("/Length 4 0 R", "/Length 3 0 R"),
  ])
  func aBrokenObjectIsAnError(_ old: String, _ new: String) throws {
    try TestFolder.with { folder in
      let reader = try ObjectReader(path: place(folder) { $0.replacingOccurrences(of: old, with: new) })
      #expect(throws: PDFError.self) { try reader.object(3) }
    }
  }

  /// Writes a file with so many small objects and streams.
  private func place(_ small: Int, freeing: [Int] = [], in folder: URL) throws -> URL {
    let reader = try ObjectReader(path: place(folder))
    let url = folder.appending(path: "book.pdf")
    let writer = try ObjectWriter(path: url.path, version: "1.7", count: 5)
    for number in freeing { writer.release(number) }
    var kids: [PDFValue] = []
    for number in 0..<small { kids.append(.reference(try writer.add(.dictionary(["N": .integer(number)])))) }
    let data = try #require(try reader.object(3)?.data)
    try writer.addStream([:], data: data, of: reader, as: 3)
    let text = try writer.addStream(try Deflater().deflate(Array("天地".utf8)), isDeflated: true)
    try writer.add(
      .dictionary(["Type": .name("Pages"), "Kids": .array([]), "Count": .integer(0)]), as: 2)
    let catalog: [String: PDFValue] = [
      "Type": .name("Catalog"), "Pages": .reference(PDFObjectID(2)), "All": .array(kids),
      "Text": .reference(text), "Content": .reference(PDFObjectID(3)),
    ]
    try writer.add(.dictionary(catalog), as: 1)
    try writer.finish(root: PDFObjectID(1), information: .null)
    return url
  }

  /// Such a file as libqpdf finds it.
  private func written(_ small: Int, freeing: [Int] = []) throws -> PDFDocument {
    try TestFolder.with { folder in
      try PDFDocument(bytes: Array(try Data(contentsOf: place(small, freeing: freeing, in: folder))))
    }
  }

  @Test(arguments: [0, 1, 199, 200, 201, 1234])
  func libqpdfFindsEveryObject(_ count: Int) throws {
    let document = try written(count)
    let catalog = document[document.catalog]
    let numbers = (catalog["All"].array ?? []).map { document.resolved($0)["N"].integer }
    #expect(numbers == Array(0..<count))
    #expect(document.stream(try #require(catalog["Text"].reference)) == Array("天地".utf8))
    #expect(document.stream(try #require(catalog["Content"].reference)) == Array("0 0 1 1 re f".utf8))
    #expect(document.takeWarnings().isEmpty)
  }

  @Test func freeNumbersAreTakenFirstAndNeverTwice() throws {
    let document = try written(3, freeing: [4])
    let all = (document[document.catalog]["All"].array ?? []).compactMap(\.reference?.number)
    #expect(all == [4, 5, 6])
    #expect(document.takeWarnings().isEmpty)
  }

  @Test func numbersThatNobodyTakesAreFree() throws {
    let document = try written(0, freeing: [4])
    // The text took the number; so does whatever comes next, and nothing is left over.
    #expect(document[document.catalog]["Text"].reference == PDFObjectID(4))
    #expect(document[PDFObjectID(99)].isNull)
    let table = ReferenceTable(freeNumbers: [7, 3], largest: 70_000)
    #expect(table.widths == [1, 3, 1])
    #expect(table.row(0, kind: 0, first: 0, index: 0) == [0, 0, 0, 3, 0])
    #expect(table.row(3, kind: 0, first: 0, index: 0) == [0, 0, 0, 7, 0])
    #expect(table.row(7, kind: 0, first: 0, index: 0) == [0, 0, 0, 0, 0])
    #expect(table.row(9, kind: 2, first: 300, index: 5) == [2, 0, 1, 44, 5])
  }

  @Test func aFileOfOursIsReadAgain() throws {
    try TestFolder.with { folder in
      let path = try place(450, in: folder).path
      let reader = try ObjectReader(path: path)
      try reader.examine()
      #expect(try reader.pageCount() == 0)
      let all = (try reader.value(1)["All"].array ?? []).compactMap(\.reference?.number)
      #expect(try all.map { try reader.value($0)["N"].integer } == Array(0..<450))
    }
  }

  /// Whatever is damaged or missing: an error at most, and never the end of the program.
  @Test func damageIsAnErrorAndNoCrash() throws {
    try TestFolder.with { folder in
      let url = try place(30, in: folder)
      let whole = Array(try Data(contentsOf: url))
      var found = 0
      let places = stride(from: 0, to: whole.count, by: 11)
      for index in places {
        var bytes = whole
        bytes[index] ^= 0x11
        try Data(bytes).write(to: url)
        do { try ObjectReader(path: url.path).examine() } catch { found += 1 }
      }
      // Without its last line it is whole all the same: nothing comes behind the place of the table.
      for end in stride(from: 0, to: whole.count - 8, by: 13) {
        try Data(whole[..<end]).write(to: url)
        #expect(throws: PDFError.self) { try ObjectReader(path: url.path).examine() }
      }
      // Not looked at are the data of streams, and a few bytes that say nothing.
      #expect(found > whole.count / 22)
    }
  }

  @Test func theSameObjectsAreTheSameFile() throws {
    #expect(try written(250).trailer["ID"] == written(250).trailer["ID"])
    #expect(try written(250).trailer["ID"] != written(251).trailer["ID"])
  }

  @Test func onlyWholeStreamsAreInflated() throws {
    let (deflater, inflater) = (try Deflater(), try Inflater())
    let data = [UInt8](repeating: 7, count: 1_000_000)
    let packed = deflater.deflate(data)
    #expect(inflater.inflate(packed) == data)
    #expect(inflater.inflate(deflater.deflate([])) == [])
    #expect(inflater.inflate(Array(packed.dropLast(3))) == nil)
    #expect(inflater.inflate([1, 2, 3]) == nil)
  }
}
