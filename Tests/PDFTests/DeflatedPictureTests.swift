import Foundation
import Manuscript
import TestSupport
import Testing
import Typesetting

@testable import PDF
@testable import Resources

/// PNGs whose rows go into the file as they are, read back by a foreign program.
@Suite(.enabled(if: Tool.exists("pdfimages") && Tool.exists("qpdf")))
struct DeflatedPictureTests {
  static let kinds = [
    "opaque.png": "rgb 3 8", "grey.png": "gray 1 8", "line-art.png": "gray 1 1",
    "palette-of-three.png": "index 1 2",
    "deep.png": "gray 1 8",
  ]

  @Test(arguments: kinds)
  func keepTheirPixelsAndTheirKind(file: String, kind: String) throws {
    let image = picture(file)
    try written(image) { pdf in
      let list = try Tool.run("pdfimages", "-list", pdf.path).output
      let fields = list.split(separator: "\n").dropFirst(2).map { $0.split(separator: " ") }
      #expect(Set(fields.map { $0[5...7].joined(separator: " ") }) == [kind], "\(list)")
      #expect(Set(fields.map { $0[10] }).count == 1, "drawn twice, embedded once")

      _ = try Tool.run("pdfimages", "-png", pdf.path, "read", in: pdf.deletingLastPathComponent())
      let read = picture(pdf.deletingLastPathComponent().appending(path: "read-000.png"))
      #expect(try read.pixels().bytes == image.pixels().bytes)
    }
  }

  @Test(arguments: kinds.keys)
  func makeASoundFile(file: String) throws {
    try written(picture(file)) { pdf in
      let check = try Tool.run("qpdf", "--check", pdf.path)
      #expect(check.status == 0, "\(check.output)\(check.errors)")
    }
  }

  /// A picture that is cut between its identification and its page goes the long way, where that is found.
  @Test func reportDamage() throws {
    var bytes = try Data(contentsOf: folder.appending(path: "opaque.png"))
    bytes.removeLast(bytes.count - 60)
    try TestFolder.with { place in
      try bytes.write(to: place.appending(path: "cut.png"))
      try written(picture(place.appending(path: "cut.png"))) { _ in
      } findings: {
        #expect(Set($0.map(\.id)) == [.imageBroken])
      }
    }
  }

  private let folder = TestFolder.suite.appending(path: "images")

  private func picture(_ name: String) -> ImageResource { picture(folder.appending(path: name)) }

  private func picture(_ url: URL) -> ImageResource {
    ImageResource(
      id: ResourceID("picture"), kind: .png, width: 48, height: 32, digest: "picture", hasAlpha: false,
      content: .file(url.path))
  }

  /// A book of one page that shows a picture twice.
  private func written(
    _ image: ImageResource, _ look: (URL) throws -> Void,
    findings: ([Finding]) -> Void = { #expect($0 == []) }
  ) throws {
    let maker = try PageMaker()
    let items = [20.0, 120].map { FrameItem.image(image.id, Rect(x: $0, y: 20, width: 60, height: 40)) }
    try TestFolder.with { place in
      let pdf = place.appending(path: "book.pdf")
      let file = maker.file(
        [maker.page([], items: items)], images: ImageLibrary(images: [image.id: image]))
      findings(try file.write(to: pdf.path).findings)
      try look(pdf)
    }
  }
}
