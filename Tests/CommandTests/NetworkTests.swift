import Foundation
import TestSupport
import Testing

/// Pictures on the network, from the command line.
@Suite(.enabled(if: PictureServer.shared != nil, "python3 is not installed"))
struct NetworkTests {
  private static let epub = "export epub post.md --cover none --cache-dir cache -o"

  @Test func bringsPicturesIntoBothBooks() throws {
    try withPost { (bifolium) throws in
      let made = try bifolium("\(Self.epub) a.epub -o a.pdf --allow-private-networks --json")
      #expect(made.status == 0, "\(made.errors)")
      let report = try Report(made.output)
      #expect(report.counts == ["image-missing": 1])
      let text = try bifolium.shell("unzip -p a.epub '*.xhtml'").output
      #expect(text.contains("src=\"images/"))
      #expect(!text.contains("src=\"http"))
      #expect(text.contains("没有了"), "the alternative text of what is gone")
      #expect(made.errors.contains("loading images"))
      let links = try bifolium.shell("qpdf --qdf --object-streams=disable a.pdf - | grep -a -c 'status/404'")
      #expect(links.output == "1\n", "the words in its place lead to where it should be")
    }
  }

  @Test func makesTheSameBookOffline() throws {
    try withPost { (bifolium) throws in
      let first = try bifolium("\(Self.epub) a.epub --allow-private-networks")
      #expect(first.status == 0, "\(first.errors)")
      let second = try bifolium("\(Self.epub) b.epub --offline")
      #expect(second.status == 0 && second.errors.contains("warning[image-offline]"), "\(second.errors)")
      #expect(try bifolium.bytes("a.epub") == bifolium.bytes("b.epub"))
    }
  }

  @Test func asksNothingOffline() throws {
    try withPost { (bifolium) throws in
      let made = try bifolium("\(Self.epub) a.epub --offline --json")
      #expect(try Report(made.output).counts == ["image-offline": 2])
      #expect(try bifolium.files().contains("cache") == false)
    }
  }

  @Test func reachesNoPrivateNetworkUnlessItIsAllowed() throws {
    try withPost { (bifolium) throws in
      let made = try bifolium("\(Self.epub) a.epub")
      #expect(made.status == 0)
      #expect(made.errors.contains("is on a private network"), "\(made.errors)")
      #expect(made.errors.contains("--allow-private-networks"))
      #expect(try bifolium("\(Self.epub) a.epub --strict=image-missing").status == 3)
    }
  }

  /// A post with one picture that the server has and one that it has not.
  private func withPost(_ body: (Bifolium) throws -> Void) throws {
    let server = try #require(PictureServer.shared).http
    let post = """
      ---
      title: 远方的图
      date: 2024-05-01
      ---
      ![在](\(server)ok.png?command)

      ![没有了](\(server)status/404?command)
      """
    try Bifolium.with(["post.md": post], body)
  }
}
