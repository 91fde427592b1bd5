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
      let file = try await TestBook.kitchenSink.tree().files.first
      return file?.path == "mimetype" ? [] : ["the media type is not first"]
    },
    Requirement(2, "links resolved, ids ASCII, nothing remote (LinkTests, SplittingTests)") {
      try await TestBook.hostile.documents { text in
        text.matches(of: /\sid="([^"]*)"/).map { String($0.1) }.filter { !$0.allSatisfy(\.isASCII) }
          + text.matches(of: /\ssrc="(https?:[^"]*)"/).map { String($0.1) }
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
      return ["epub:type=\"noteref\"", "epub:type=\"footnote\"", "doc-backlink"].filter { !text.contains($0) }
    },
    Requirement(7, "Chinese, Japanese, Korean (StylesheetTests, ContentDocumentTests)") {
      let style = try await TestBook.kitchenSink.file("style.css")
      return ["text-emphasis-style", "text-indent: 2em", "line-break", "hanging-punctuation", "rt {"]
        .filter { !style.contains($0) }
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
      EPUBProfile.allCases.map(\.rawValue) == ["generic", "kindle", "kobo", "apple"] ? [] : ["profiles"]
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
