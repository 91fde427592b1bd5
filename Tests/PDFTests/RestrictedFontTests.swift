import Foundation
import Manuscript
import TestSupport
import Testing

@testable import PDF

/// Fonts that forbid to be embedded are told of.
@Suite struct RestrictedFontTests {
  /// The frozen serif with other bits in `fsType`, in a folder of its own.
  private func withFont<Result>(bits: UInt8, _ body: (String) throws -> Result) throws -> Result {
    let original = TestFolder.fonts.appending(path: "paint/serif.otf")
    var bytes = Array(try Data(contentsOf: original))
    let tag = try #require(bytes.firstRange(of: Array("OS/2".utf8)))
    let offset = bytes[tag.upperBound + 4..<tag.upperBound + 8].reduce(0) { $0 << 8 | Int($1) }
    bytes[offset + 9] = bits
    return try TestFolder.with { folder in
      try Data(bytes).write(to: folder.appending(path: "serif.otf"))
      return try body(folder.path)
    }
  }

  private func findings(bits: UInt8) throws -> [FindingID] {
    try withFont(bits: bits) { fonts in
      let maker = try PageMaker(folders: [fonts])
      return try TestFolder.with { folder in
        try maker.file([maker.page(["天地"])]).write(to: folder.appending(path: "book.pdf").path).findings
          .map(\.id)
      }
    }
  }

  @Test func tellsOfOneThatForbidsIt() throws { #expect(try findings(bits: 0x02) == [.fontRestricted]) }

  @Test(arguments: [0x00, 0x04, 0x08] as [UInt8]) func tellsOfNoOther(_ bits: UInt8) throws {
    #expect(try findings(bits: bits).isEmpty)
  }
}
