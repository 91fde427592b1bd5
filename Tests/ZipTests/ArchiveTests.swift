import Foundation
import TestSupport
import Testing
import Zip

@Suite struct ArchiveTests {
  @Test func beginsLikeAnEPUB() async throws {
    let bytes = try await archive([mimetype, text("EPUB/nav.xhtml", "目录")])
    // OCF §4.2.2: no extra field, stored, and so the type stands at byte 38.
    #expect(bytes[0..<4].elementsEqual([0x50, 0x4b, 0x03, 0x04]))
    #expect(bytes[4..<8].elementsEqual([10, 0, 0, 0]), "version 1.0, no flags")
    #expect(bytes[8..<10].elementsEqual([0, 0]), "stored")
    #expect(bytes[10..<14].elementsEqual([0, 0, 0x21, 0]), "midnight of 1 January 1980")
    #expect(bytes[14..<18].elementsEqual([0x6f, 0x61, 0xab, 0x2c]), "checksum")
    #expect(bytes[18..<26].elementsEqual([20, 0, 0, 0, 20, 0, 0, 0]), "sizes")
    #expect(bytes[26..<30].elementsEqual([8, 0, 0, 0]), "length of the name, no extra field")
    #expect(String(decoding: bytes[30..<58], as: UTF8.self) == "mimetypeapplication/epub+zip")
  }

  @Test(arguments: [1, 2, 8])
  func makesTheSameBytesWhateverTheNumberOfJobs(jobs: Int) async throws {
    let entries =
      [mimetype] + (0..<200).map { text("EPUB/\($0).xhtml", String(repeating: "第\($0)篇。", count: $0 * 9)) }
    #expect(try await archive(entries, jobs: jobs) == archive(entries, jobs: 3))
  }

  /// In processes of their own: libzip asks the C library, whose time zone belongs to the process.
  @Test func doesNotDependOnTheTimeZone() async {
    await #expect(processExitsWith: .success) {
      let here = try await archive([mimetype, text("EPUB/nav.xhtml", "目录")])
      for zone in ["Pacific/Kiritimati", "America/Anchorage", "Asia/Kathmandu", "Europe/London"] {
        setenv("TZ", zone, 1)
        tzset()
        let there = try await archive([mimetype, text("EPUB/nav.xhtml", "目录")])
        #expect(there == here, "\(zone)")
      }
    }
  }

  @Test func keepsNoExtraFieldAndNoDataDescriptor() async throws {
    let bytes = try await archive([mimetype, text("EPUB/a.css", "p{}"), text("EPUB/b.css", "")])
    let headers = try ZipDirectory(bytes).entries
    #expect(headers.map(\.name) == ["mimetype", "EPUB/a.css", "EPUB/b.css"])
    #expect(headers.map(\.method) == [0, 8, 8])
    #expect(headers.allSatisfy { $0.flags & 8 == 0 && $0.extraLength == 0 && $0.localExtraLength == 0 })
    #expect(headers.allSatisfy { $0.time == 0 && $0.date == 0x21 && $0.attributes == 0o100644 << 16 })
  }

  @Test(.enabled(if: Tool.exists("unzip")))
  func givesBackWhatWasPutIn() async throws {
    try await TestFolder.with(["in/a.jpg": "not really"]) { folder in
      let long = String(repeating: "春风又绿江南岸，", count: 5000)
      let file = folder.appending(path: "out.epub")
      let entries = [
        mimetype, text("EPUB/long.xhtml", long), text("EPUB/empty.xhtml", ""),
        ArchiveEntry("EPUB/a.jpg", .file(folder.appending(path: "in/a.jpg").path), method: .stored),
      ]
      let size = try await Archive(entries: entries).write(to: file.path, jobs: 2)
      #expect(try Data(contentsOf: file).count == size)
      let check = try Tool.run("unzip", "-d", "all", file.path, in: folder)
      #expect(check.status == 0, "\(check.errors)")
      let all = folder.appending(path: "all/EPUB")
      #expect(try String(contentsOf: all.appending(path: "long.xhtml"), encoding: .utf8) == long)
      #expect(try String(contentsOf: all.appending(path: "empty.xhtml"), encoding: .utf8) == "")
      #expect(try String(contentsOf: all.appending(path: "a.jpg"), encoding: .utf8) == "not really")
    }
  }

  @Test func replacesAnOlderFile() async throws {
    try await TestFolder.with(["old.epub": "an older book"]) { folder in
      let path = folder.appending(path: "old.epub").path
      try await Archive(entries: [mimetype]).write(to: path, jobs: 2)
      #expect(try Data(contentsOf: URL(filePath: path)).prefix(2) == Data("PK".utf8))
    }
  }
}

/// The entry that opens every EPUB.
let mimetype = ArchiveEntry("mimetype", .bytes(Array("application/epub+zip".utf8)), method: .stored)

/// An entry of text.
func text(_ path: String, _ text: String) -> ArchiveEntry {
  ArchiveEntry(path, .bytes(Array(text.utf8)), method: .deflated)
}

/// The bytes of an archive of `entries`.
func archive(_ entries: [ArchiveEntry], jobs: Int = 2) async throws -> [UInt8] {
  try await TestFolder.with { folder in
    let file = folder.appending(path: "test.zip")
    try await Archive(entries: entries).write(to: file.path, jobs: jobs)
    return [UInt8](try Data(contentsOf: file))
  }
}
