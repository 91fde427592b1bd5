import Foundation
import TestSupport
import Testing

/// Issues whose EPUB may have so many bytes.
@Suite struct IssueSizeTests {
  @Test(arguments: [("1kB", 1, false), ("40MB", 0, true)])
  func publishNothingThatIsTooLarge(size: String, status: Int32, isThere: Bool) throws {
    let job = """
      job: small
      sources: [{ id: site, path: site }]
      outputs: [{ path: "out/{{issue.number}}.epub", max-size: \(size) }, "out/{{issue.number}}.pdf"]
      """
    try Newsroom.with(["small.yml": job]) { (newsroom) throws in
      let run = try newsroom.run("small.yml --json")
      #expect(run.status == status, "\(run.errors)")
      #expect(run.output.contains("book-too-large") == !isThere)
      #expect(try newsroom.bifolium.files().contains("out/1.epub") == isThere)
      #expect(try newsroom.bifolium.files().contains("out/1.pdf") == isThere)
    }
  }
}
