import EPUB
import Foundation
import Manuscript
import Resources
import TestSupport
import Testing

/// What each profile makes of the same book.
@Suite struct ProfileTests {
  @Test func generalBooksKeepTheirPictures() async throws {
    let kinds = try await kinds(.generic)
    #expect(kinds == ["jpg", "png", "svg", "webp"])
  }

  @Test(arguments: [EPUBProfile.kindle, .kobo, .apple])
  func convertsWhatItsReadersDoNotShow(profile: EPUBProfile) async throws {
    #expect(try await kinds(profile) == (profile == .kindle ? ["jpg", "png"] : ["jpg", "png", "svg"]))
  }

  @Test func saysWhatItConverted() async throws {
    try await TestFolder.with { folder in
      let result = try await export(.kobo, to: folder)
      let messages = result.findings.filter { $0.id == .imageConverted }.map(\.message)
      #expect(messages.contains { $0.hasSuffix("was converted from WebP to JPEG for Kobo") })
    }
  }

  @Test func givesTheCoverAPageForKoboOnly() async throws {
    for profile in EPUBProfile.allCases {
      var book = TestBook.illustrated
      book.options.profile = profile
      let files = try await book.tree().files.map(\.path)
      #expect(files.contains("EPUB/cover.xhtml") == (profile == .kobo))
      let landmarks = try await book.file("nav.xhtml")
      #expect(landmarks.contains("<a epub:type=\"cover\" href=\"cover.xhtml\">封面</a>") == (profile == .kobo))
    }
  }

  /// Kindle takes covers in JPEG only, drawn ones and those of users.
  @Test(arguments: [true, false]) func coversAreOfKindsThatTheirShopTakes(isDrawn: Bool) async throws {
    let file = TestFolder.suite.appending(path: "images/transparent.png")
    for profile in EPUBProfile.allCases {
      var book = TestBook("cover", [paragraph("文")])
      book.options.profile = profile
      if isDrawn {
        let bytes = [UInt8](try Data(contentsOf: file))
        book.cover = CoverImage(bytes: bytes, kind: .png, width: 8, height: 8)
      } else {
        book.publication.cover = .image(ResourceID("cover"))
        book.publication.resources[ResourceID("cover")] = .file(file.path)
        book.images = await ImageLoader(jobs: 1).load(book.publication).0
      }
      let kind = profile == .kindle ? "image/jpeg" : "image/png"
      let package = try await book.fittedPackage()
      #expect(
        package.contains("media-type=\"\(kind)\" properties=\"cover-image\""), "\(profile)")
    }
  }

  @Test(.enabled(if: Epubcheck.isInstalled))
  func everyProfileIsValid() async throws {
    try await TestFolder.with { folder in
      var books: [URL] = []
      for profile in EPUBProfile.allCases {
        _ = try await export(profile, to: folder)
        books.append(folder.appending(path: profile.rawValue + ".epub"))
      }
      #expect(try Epubcheck.messages(about: books) == [])
    }
  }

  /// The endings of the pictures in a book.
  private func kinds(_ profile: EPUBProfile) async throws -> Set<String> {
    try await TestFolder.with { folder in
      _ = try await export(profile, to: folder)
      let file = folder.appending(path: profile.rawValue + ".epub").path
      let names = try Tool.run("unzip", "-Z1", file).output.split(separator: "\n")
      return Set(names.filter { $0.contains("/images/") }.map { String($0.split(separator: ".").last ?? "") })
    }
  }

  private func export(_ profile: EPUBProfile, to folder: URL) async throws -> EPUBResult {
    var book = TestBook.illustrated
    let names = ["lossy.webp", "transparent.png"] + (profile == .kindle ? ["animated.gif"] : [])
    book.publication.parts[0].chapters[0].blocks += names.map {
      .figure(Figure(images: [Image(ResourceID($0), alternative: "图")]))
    }
    book.publication.cover = .none
    book.options.profile = profile
    for name in names {
      book.publication.resources[ResourceID(name)] = .file(
        TestFolder.suite.appending(path: "images/\(name)").path)
    }
    let (loaded, _) = await ImageLoader(jobs: 2).load(book.publication)
    book.images.images.merge(loaded.images) { first, _ in first }
    book.options.fontCacheFolder = folder.appending(path: "fonts").path
    let path = folder.appending(path: profile.rawValue + ".epub").path
    return try await book.exporter.export(book.publication, images: book.images, cover: nil, to: path)
  }
}

extension TestBook {
  /// The package document of the book with the pictures as its profile wants them.
  fileprivate func fittedPackage() async throws -> String {
    try await TestFolder.with { folder in
      let file = folder.appending(path: "book.epub")
      _ = try await exporter.export(publication, images: images, cover: cover, to: file.path)
      return try Tool.run("unzip", "-p", file.path, "EPUB/package.opf").output
    }
  }
}
