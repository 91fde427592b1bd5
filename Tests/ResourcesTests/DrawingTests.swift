import Foundation
import Manuscript
import Resources
import TestSupport
import Testing

@Suite("Drawings")
struct DrawingTests {
  @Test func loseAllThatRunsOrReachesOut() async throws {
    let (image, findings) = await Pictures.load(.file(Pictures.path("active.svg")))
    let drawing = try #require(image)
    expectGolden(String(decoding: try drawing.bytes(), as: UTF8.self), "images/active.svg")
    expectGolden(
      findings.map {
        "\($0.severity.rawValue): \($0.message.replacing(Pictures.folder.path + "/", with: ""))\n"
      }
      .joined(), "images/active.txt")
    #expect(findings.allSatisfy { $0.id == .contentDropped })
  }

  /// 40 mm are 151.18 CSS pixels.
  static let sizes: [(String, Double, Double)] = [
    ("active.svg", 151.18, 75.59), ("entities.svg", 60, 40), ("plain.svg", 90, 30),
  ]

  @Test(arguments: sizes)
  func areMeasuredInCSSPixels(file: String, width: Double, height: Double) async throws {
    let image = try #require(await Pictures.load(.file(Pictures.path(file))).0)
    #expect(image.kind == .svg)
    #expect(abs(image.width - width) < 0.01)
    #expect(abs(image.height - height) < 0.01)
  }

  @Test func keepFiltersThatCanBePainted() async throws {
    let svg =
      "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><filter id='f'>"
      + "<feTurbulence numOctaves='9999'/><feMorphology radius='5000 2'/></filter>"
      + String(repeating: "<rect width='4' height='3' filter='url(#f)'/>", count: 250) + "</svg>"
    let (image, findings) = await Pictures.load(.data(Array(svg.utf8)))
    let text = String(decoding: try #require(image).bytes(), as: UTF8.self)
    #expect(text.contains("numOctaves=\"10\"") && text.contains("radius=\"32 2\""))
    #expect(text.split(separator: "filter=\"url").count == 201)
    #expect(findings.map(\.id) == [.contentDropped])
  }

  @Test func keepTheTextOfTheirOwnEntities() async throws {
    let text = String(decoding: try await Pictures.load("entities.svg").bytes(), as: UTF8.self)
    #expect(text.contains("指数 &gt; 均线"))
    #expect(!text.contains("ENTITY"))
  }

  @Test func getTheNameSpaceThatTheyForgot() async throws {
    let text = String(decoding: try await Pictures.load("plain.svg").bytes(), as: UTF8.self)
    #expect(text.contains("<svg xmlns=\"http://www.w3.org/2000/svg\""))
  }

  @Test func neverTakeInOtherFiles() async throws {
    let (image, findings) = await Pictures.load(.file(Pictures.path("outside.svg")))
    #expect(image == nil && findings.map(\.id) == [.imageBroken])
  }

  @Test(arguments: [
    ("fill: url(#a)", "fill: url(#a)"), ("fill: url( \"b.svg#a\" )", "fill: none"),
    (#"fill: u\72l(b.svg#a)"#, ""), (#"font-family: "\5b8b \4f53""#, #"font-family: "\5b8b \4f53""#),
    ("fill: URL(https://example.org/", "fill: none"),
  ])
  func haveNoStyleThatLeadsOutside(style: String, clean: String) async throws {
    let quoted = style.replacing("\"", with: "&quot;")
    let source =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path style=\"\(quoted)\"/></svg>"
    let (image, _) = await Pictures.load(.data(Array(source.utf8)))
    let text = String(decoding: try #require(image).bytes(), as: UTF8.self)
    #expect(text.contains("style=\"\(clean.replacing("\"", with: "&quot;"))\""))
  }

  /// Identifiers of drawing programs that are no names in XML, and one that stands twice.
  @Test func haveIdentifiersThatAreNamesEachOnce() async throws {
    let source = """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">
      <style>rect { fill: url("#8c50$a"); }</style><g id="8c50$a"/><g id="ok"/><g id="ok"/>
      <use xlink:href="#8c50$a"/><path clip-path="url(#ok)" fill="url(#8c50$a)"/></svg>
      """
    let (image, _) = await Pictures.load(.data(Array(source.utf8)))
    let text = String(decoding: try #require(image).bytes(), as: UTF8.self)
    #expect(!text.contains("\"8c50") && !text.contains("#8c50"))
    #expect(text.split(separator: "id-8c50_24a").count == 5)
    #expect(text.split(separator: "id=\"ok\"").count == 2)
    #expect(text.contains("url(#ok)"))
  }
}
