import Foundation
import TestSupport
import Testing

/// The same input makes the same bytes, wherever and whenever it is made.
@Suite struct ReproducibleTests {
  @Test(arguments: ["epub", "pdf"]) func makesTheSameBytesInAnotherZoneAndLocale(format: String) throws {
    try Bifolium.with { (bifolium) throws in
      var far = bifolium
      far.environment = ["TZ": "Pacific/Kiritimati", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"]
      var near = bifolium
      near.environment = ["TZ": "America/Los_Angeles", "LC_ALL": "C"]
      #expect(try far("export \(format) site -o far.\(format) -j 1").status == 0)
      #expect(try near("export \(format) site -o near.\(format) -j 4").status == 0)
      #expect(try bifolium.bytes("far.\(format)") == bifolium.bytes("near.\(format)"))
    }
  }

  @Test(arguments: ["epub", "pdf"]) func honoursTheDateOfTheSources(format: String) throws {
    try Bifolium.with { (bifolium) throws in
      var later = bifolium
      later.environment = ["SOURCE_DATE_EPOCH": "1767225600"]
      #expect(try later("export \(format) site -o later.\(format)").status == 0)
      #expect(try later("export \(format) site -o again.\(format)").status == 0)
      #expect(try bifolium("export \(format) site -o now.\(format)").status == 0)
      #expect(try bifolium.bytes("later.\(format)") == bifolium.bytes("again.\(format)"))
      #expect(try bifolium.bytes("later.\(format)") != bifolium.bytes("now.\(format)"))
    }
  }

  @Test func doesNotDependOnWhereTheSiteLies() throws {
    try Bifolium.with { (bifolium) throws in
      #expect(try bifolium("export epub site -o a.epub -o a.pdf").status == 0)
      #expect(try bifolium.shell("mkdir deep; mv site deep/other").status == 0)
      #expect(try bifolium("export epub deep/other -o b.epub -o b.pdf").status == 0)
      #expect(try bifolium.bytes("a.epub") == bifolium.bytes("b.epub"))
      #expect(try bifolium.bytes("a.pdf") == bifolium.bytes("b.pdf"))
    }
  }
}
