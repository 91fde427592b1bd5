import EPUB
import Foundation
import Manuscript
import TestSupport
import Testing

/// The files of the books of the suite, compared one by one.
@Suite struct EPUBTreeTests {
  @Test(arguments: [TestBook.kitchenSink, .hostile, .collisions, .newsletter, .bare, .english])
  func looksAsItDid(book: TestBook) async throws {
    let (files, findings) = try await book.tree()
    for file in files {
      guard let text = file.text else { continue }
      // The style sheet is the same for all; one golden of it is enough.
      if file.path.hasSuffix(".css"), book.name != "kitchen-sink" { continue }
      expectGolden(text, "epub/\(book.name)/\(file.path)")
    }
    expectGolden(files.map(\.path).joined(separator: "\n") + "\n", "epub/\(book.name)/files.txt")
    let lines = findings.map { "\($0.severity.rawValue)[\($0.id.rawValue)]: \($0.message)" }
    expectGolden(lines.joined(separator: "\n") + "\n", "epub/\(book.name)/findings.txt")
  }
}

extension TestBook: CustomTestStringConvertible {
  var testDescription: String { name }
}
