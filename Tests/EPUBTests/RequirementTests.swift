import EPUB
import Foundation
import Manuscript
import TestSupport
import Testing

/// What a book must be, by number; the details are in the suites that each names.
struct Requirement: Sendable, CustomTestStringConvertible {
  let number: Int
  let name: String
  /// What is wrong, if anything.
  let problems: @Sendable () async throws -> [String]

  var testDescription: String { "\(number) \(name)" }

  init(_ number: Int, _ name: String, _ problems: @escaping @Sendable () async throws -> [String]) {
    (self.number, self.name, self.problems) = (number, name, problems)
  }
}

@Suite struct RequirementTests {
  @Test(arguments: Requirement.all) func holds(requirement: Requirement) async throws {
    #expect(try await requirement.problems() == [])
  }

  @Test func areAllThere() { #expect(Requirement.all.map(\.number) == Array(1...13)) }
}

extension Requirement {
  /// All of them; `EpubcheckTests` has the other half of the first.
  static let all = [
    Requirement(1, "valid, media type first and stored (EPUBExporterTests, EpubcheckTests, XMLWriterTests)") {
      try await TestFolder.with { folder in
        let (book, file) = (TestBook.hostile, folder.appending(path: "book.epub"))
        _ = try await book.exporter.export(
          book.publication, images: book.images, cover: book.cover, to: file.path)
        let start = [UInt8](try Data(contentsOf: file).prefix(58))
        let isStored = start[8..<10].allSatisfy { $0 == 0 } && start[28..<30].allSatisfy { $0 == 0 }
        let name = String(decoding: start[30...], as: UTF8.self)
        return (isStored ? [] : ["the media type is packed or has an extra field"])
          + (name == "mimetypeapplication/epub+zip" ? [] : ["bytes 30 to 57 are \(name)"])
      }
    },
    Requirement(2, "links resolved, ids ASCII, nothing remote (LinkTests, SplittingTests)") {
      try await TestBook.hostile.documents { text in
        text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }.filter { !$0.allSatisfy(\.isASCII) }
          + text.matches(of: /\ssrc="(https?:[^"]*)"/).map { String($0.1) }
          + text.matches(of: /\shref="#([^"]*)"/).map { String($0.1) }.filter {
            !text.contains(" id=\"\($0)\"")
          }
      }
    },
    Requirement(3, "contents, landmarks, NCX, guide (NavigationTests, EPUBTreeTests)") {
      let package = try await TestBook.illustrated.file("package.opf")
      let nav = try await TestBook.illustrated.file("nav.xhtml")
      let wanted = ["toc=\"ncx\"", "<guide>", "properties=\"cover-image\"", "properties=\"nav\""]
      let types = ["\"toc\"", "\"landmarks\"", "\"bodymatter\"", "\"titlepage\"", "\"loi\""]
      return wanted.filter { !package.contains($0) } + types.filter { !nav.contains("epub:type=" + $0) }
    },
    Requirement(4, "metadata (PackageDocumentTests)") {
      let text = try await TestBook.kitchenSink.file("package.opf")
      return [
        "dc:title", "dc:creator", "\"role\"", "\"file-as\"", "dc:language>zh-Hans", "dc:date",
        "dcterms:modified", "dc:publisher", "dc:rights", "dc:description", "dc:subject",
        "belongs-to-collection", "group-position\">3<", "urn:uuid:",
      ].filter { !text.contains($0) }
    },
    Requirement(5, "accessibility, never false (PackageDocumentTests)") {
      let wanted = ["accessMode", "accessModeSufficient", "accessibilityFeature", "accessibilityHazard"]
      let package = try await TestBook.kitchenSink.file("package.opf")
      let documents = try await TestBook.kitchenSink.documents { text in
        (text.matches(of: /<h1/).count == 1 ? [] : ["not one h1"])
          + (text.matches(of: /<img (?![^>]*alt=)/).isEmpty ? [] : ["a picture without alt"])
          + (text.matches(of: /<th(?=[ >])(?![^>]*scope=)/).isEmpty ? [] : ["th without scope"])
      }
      return wanted.filter { !package.contains("schema:\($0)\"") } + documents
    },
    Requirement(6, "notes that pop up, with a way back (EPUBTreeTests)") {
      let text = try await TestBook.kitchenSink.file("blocks.xhtml")
      let notes = text.matches(of: /href="#([^"]+)" epub:type="noteref"/).map { String($0.1) }
      return (notes.isEmpty ? ["no reference"] : [])
        + notes.filter { !text.contains("<aside id=\"\($0)\" epub:type=\"footnote\" role=\"doc-footnote\"") }
        + (text.contains("role=\"doc-backlink\"") ? [] : ["no way back"])
    },
    Requirement(7, "Chinese, Japanese, Korean (StylesheetTests, ContentDocumentTests)") {
      let style = try await TestBook.kitchenSink.file("style.css")
      let text = try await TestBook.kitchenSink.tree().files.compactMap(\.text).joined()
      return ["text-emphasis-style", "text-indent: 2em", "line-break", "hanging-punctuation", "rt {"]
        .filter { !style.contains($0) }
        + ["<ruby>", "<rt>", "<span lang=\"en\" xml:lang=\"en\">"].filter { !text.contains($0) }
    },
    Requirement(8, "fonts: the reader's, or subsets (FontTests)") {
      let style = try await TestBook.kitchenSink.file("style.css")
      return style.contains("@font-face") ? ["a font that nobody asked for"] : []
    },
    Requirement(9, "safe at night (StylesheetTests)") {
      let style = try await TestBook.kitchenSink.file("style.css")
      let body = style.firstMatch(of: /body \{[^}]*\}/).map { String($0.0) } ?? ""
      return (body.contains("color") || body.contains("background") ? ["body has colours"] : [])
        + (style.contains("prefers-color-scheme: dark") ? [] : ["nothing for the night"])
        + (style.contains("img.transparent { background: #fff; }") ? [] : ["no ground for pictures"])
    },
    Requirement(10, "properties as the documents are (XMLWriterTests)") {
      let package = try await TestBook.kitchenSink.file("package.opf")
      let claimed = package.matches(of: /properties="([^"]*)"/).map { String($0.1) }
      return claimed.filter { !["nav", "cover-image"].contains($0) }
    },
    Requirement(11, "big chapters in several documents (SplittingTests)") {
      let sizes = try await TestBook.big.documents {
        $0.utf8.count > 250_000 ? ["\($0.utf8.count) bytes"] : []
      }
      let count = try await TestBook.big.tree().files.filter { $0.path.contains("EPUB/big") }.count
      return sizes + (count > 1 ? [] : ["not cut"])
    },
    Requirement(12, "reproducible (EPUBExporterTests)") {
      let first = try await TestBook.kitchenSink.tree().files.map(\.text)
      let second = try await TestBook.kitchenSink.tree().files.map(\.text)
      return first == second ? [] : ["two runs differ"]
    },
    Requirement(13, "profiles and sizes (ProfileTests, SizeTests)") {
      let names = EPUBProfile.allCases.map(\.rawValue)
      let problems = names == ["generic", "kindle", "kobo", "apple"] ? [] : ["profiles: \(names)"]
      var book = TestBook.illustrated
      book.options.maximumSize = 1000
      let isDivided = await #expect(throws: BookTooLarge.self) {
        try await TestFolder.with { folder in
          try await book.exporter.export(
            book.publication, images: book.images, cover: nil, to: folder.appending(path: "book.epub").path)
        }
      }
      return problems + (isDivided == nil ? ["a book of any size"] : [])
    },
  ]
}

extension TestBook {
  /// What `examine` says about the content documents, each with its name.
  fileprivate func documents(_ examine: (String) -> [String]) async throws -> [String] {
    try await tree().files.filter { $0.path.hasSuffix(".xhtml") }.flatMap { file in
      examine(file.text ?? "").map { "\(file.path): \($0)" }
    }
  }
}
