import EPUB
import Testing

/// Every reference inside a book leads somewhere, without asking epubcheck.
@Suite struct LinkTests {
  @Test(arguments: TestBook.all)
  func everyReferenceHasItsTarget(book: TestBook) async throws {
    let files = try await book.tree().files
    let paths = Set(files.map(\.path))
    let documents = files.filter { $0.path.hasSuffix(".xhtml") || $0.path.hasSuffix(".ncx") }
    let targets = Set(documents.flatMap { file in ids(file).map { file.path + "#" + $0 } }).union(paths)
    for file in documents {
      for match in (file.text ?? "").matches(of: /(?:href|src)="([^"]+)"/) {
        let reference = String(match.1)
        if reference.contains(":") { continue }
        let target = reference.hasPrefix("#") ? file.path + reference : "EPUB/" + reference
        #expect(targets.contains(target), "\(reference) in \(file.path)")
      }
    }
  }

  @Test(arguments: TestBook.all)
  func noIdStandsTwiceInABook(book: TestBook) async throws {
    let documents = try await book.tree().files.filter { $0.path.hasSuffix(".xhtml") }
    let all = documents.flatMap(ids)
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.allSatisfy(\.isASCII) && $0.first?.isLetter == true })
  }

  @Test(arguments: TestBook.all)
  func everyDocumentHasOneTitleAndNoRemoteResource(book: TestBook) async throws {
    for file in try await book.tree().files where file.path.hasSuffix(".xhtml") {
      let text = file.text ?? ""
      #expect(text.matches(of: /<h1[ >]/).count == 1, "\(file.path)")
      #expect(!text.contains("src=\"http"), "\(file.path)")
    }
  }

  private func ids(_ file: ContainerTree.File) -> [String] {
    (file.text ?? "").matches(of: /\sid="([^"]+)"/).map { String($0.1) }
  }
}
