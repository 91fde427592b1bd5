import EPUB
import Foundation
import Manuscript
import Resources
import TestSupport
import Testing
import Themes
import Zip

/// Fonts in the book, where the theme wants them there.
@Suite struct FontTests {
  @Test func bringsNoFontUnlessTheThemeSaysSo() async throws {
    try await TestFolder.with { folder in
      var book = embedding(in: folder)
      book.theme.epub.fonts = .reader
      let files = try await book.tree().files
      #expect(files.allSatisfy { !$0.path.contains("fonts/") })
      #expect(files.allSatisfy { $0.text?.contains("@font-face") != true })
    }
  }

  @Test func cutsOneSubsetPerFace() async throws {
    try await TestFolder.with { folder in
      let (files, findings) = try await embedding(in: folder).tree()
      let fonts = files.filter { $0.path.contains("fonts/") }
      let style = files.first { $0.path.hasSuffix(".css") }?.text ?? ""
      #expect(fonts.count == style.matches(of: /@font-face/).count && fonts.count >= 2)
      for font in fonts {
        guard case .bytes(let bytes) = font.content else { continue }
        #expect(bytes.count > 500 && bytes.count < 400_000)
        #expect(style.contains("src: url(\(font.path.dropFirst("EPUB/".count)));"))
        #expect(String(decoding: bytes, as: UTF8.self).contains("O\0p\0e\0n\0"), "the licence is kept")
      }
      #expect(findings.contains { $0.id == .fontEmbedded && $0.message.contains("Noto Serif CJK SC (") })
    }
  }

  @Test func tellsWhichCharactersNoFontHas() async throws {
    try await TestFolder.with { folder in
      var book = embedding(in: folder)
      book.publication.parts[0].chapters[0].blocks.append(paragraph("ᚠ"))
      let missing = try await book.tree().findings.filter { $0.id == .glyphMissing }
      #expect(missing.count == 1 && missing.first?.message.contains("U+16A0 ᚠ") == true)
    }
  }

  @Test func announcesFontsToAppleBooks() async throws {
    try await TestFolder.with { folder in
      var book = embedding(in: folder)
      book.options.profile = .apple
      let files = try await book.tree().files
      #expect(files.contains { $0.path == "META-INF/com.apple.ibooks.display-options.xml" })
      #expect(
        try await book.file("package.opf").contains("<meta property=\"ibooks:specified-fonts\">true</meta>"))
    }
  }

  @Test(.enabled(if: Epubcheck.isInstalled))
  func booksWithFontsAreValid() async throws {
    try await TestFolder.with { folder in
      var books: [URL] = []
      for profile in [EPUBProfile.generic, .apple] {
        var book = embedding(in: folder)
        book.options.profile = profile
        let file = folder.appending(path: "\(profile.rawValue).epub")
        _ = try await book.exporter.export(book.publication, images: book.images, cover: nil, to: file.path)
        books.append(file)
      }
      #expect(try Epubcheck.messages(about: books) == [])
    }
  }

  /// A book in the frozen fonts of the tests.
  private func embedding(in folder: URL) -> TestBook {
    let text: [Block] = [
      .paragraph(Paragraph([.text("山"), .strong([.text("中")]), .text(" word "), .emphasis([.text("Moby")])]))
    ]
    var book = TestBook("fonts", text)
    book.theme.epub.fonts = .embed
    book.theme.fonts = FontSet(stacks: [
      .serif: FontStack(latin: "Noto Serif", han: ["zh-Hans": "Noto Serif CJK SC"]),
      .sans: FontStack(latin: "Noto Sans", han: ["zh-Hans": "Noto Sans CJK SC"]),
    ])
    book.options.fontFolders = [TestFolder.fonts.appending(path: "text").path]
    book.options.fontCacheFolder = folder.appending(path: "cache").path
    return book
  }
}
