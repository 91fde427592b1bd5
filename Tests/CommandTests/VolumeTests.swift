import Foundation
import TestSupport
import Testing

/// Books that are divided because no picture can make them small enough.
@Suite struct VolumeTests {
  private static let posts = Dictionary(
    uniqueKeysWithValues: (1...4).map { post in
      // Text that does not pack well.
      var state = UInt32(post)
      let text = (0..<20_000).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return String(Unicode.Scalar(0x4e00 + (state >> 8) % 20_000).map(Character.init) ?? "字")
      }
      let address = "\n\n[下一篇](post-\(post % 4 + 1).md)\n"
      return ("posts/post-\(post).md", "---\ntitle: 篇\(post)\n---\n" + text.joined() + address)
    })

  @Test func getTheirNamesTogether() throws {
    try TestFolder.with(VolumeTests.posts) { folder in
      let bifolium = Bifolium(folder: folder)
      let result = try bifolium("export epub posts -o a.epub --cover none --max-size 110kB --json")
      #expect(result.status == 0, "\(result.errors)")
      let report = try Report(result.output)
      #expect(report.outputs.count > 1)
      #expect(report.outputs.map(\.path) == (1...report.outputs.count).map { "a-\($0).epub" })
      #expect(report.outputs.allSatisfy { ($0.bytes ?? 0) <= 110_000 })
      #expect(report.counts["book-divided"] == 1)
      #expect(try !bifolium.files().contains("a.epub"))
      if Epubcheck.isInstalled {
        let books = report.outputs.map { folder.appending(path: $0.path) }
        #expect(try Epubcheck.messages(about: books) == [])
      }
    }
  }

  /// A volume lists the pages of its own chapters alone.
  @Test func haveTheirOwnPages() throws {
    try TestFolder.with(VolumeTests.posts) { (folder) throws in
      let bifolium = Bifolium(folder: folder)
      let made = try bifolium("export epub posts -o a.epub -o a.pdf --cover none --max-size 110kB --json")
      let volumes = try Report(made.output).outputs.map(\.path).filter { $0.hasSuffix(".epub") }
      #expect(volumes.count > 1)
      let pages = try volumes.map { volume in
        try Tool.run("unzip", "-p", volume, "EPUB/nav.xhtml", in: folder).output
          .matches(of: #/#page-(\d+)"/#).compactMap { Int($0.1) }
      }
      #expect(pages.allSatisfy { !$0.isEmpty })
      #expect(pages.joined().elementsEqual(1...pages.joined().count))
    }
  }

  /// Nobody knows whose a file is that is named like one volume more.
  @Test(arguments: [110, 900]) func tellOfThoseOfEarlierRuns(size: Int) throws {
    try TestFolder.with(VolumeTests.posts) { folder in
      let bifolium = Bifolium(folder: folder)
      for number in 1...9 {
        try Data("old".utf8).write(to: folder.appending(path: "a-\(number).epub"))
      }
      let result = try bifolium("export epub posts -o a.epub --cover none --max-size \(size)kB --json")
      let report = try Report(result.output)
      let made = report.outputs.filter { $0.path != "a.epub" }.count
      #expect((made > 1) == (size == 110))
      #expect(report.counts["volume-left"] == 9 - made)
      #expect(try bifolium.bytes("a-9.epub") == Data("old".utf8))
    }
  }

  /// Where one volume cannot get its name, no other has it, and what stood there before stands there again.
  @Test func areAllThereOrNone() throws {
    try TestFolder.with(VolumeTests.posts) { folder in
      let bifolium = Bifolium(folder: folder)
      try Data("old".utf8).write(to: folder.appending(path: "a-1.epub"))
      try FileManager.default.createDirectory(
        at: folder.appending(path: "a-2.epub/full"), withIntermediateDirectories: true)
      let before = try bifolium.files()
      let result = try bifolium("export epub posts -o a.epub --cover none --max-size 110kB")
      #expect(result.status == 1)
      #expect(try bifolium.files() == before)
      #expect(try bifolium.bytes("a-1.epub") == Data("old".utf8))
    }
  }
}
