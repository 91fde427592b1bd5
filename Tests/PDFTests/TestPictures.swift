import Foundation
import Manuscript
import Resources
import TestSupport

/// A picture of each kind: a drawing with text, pixels with a transparent part, a photograph's format.
enum TestPictures {
  static let svg = ResourceID("drawing")
  static let png = ResourceID("ring")
  static let jpeg = ResourceID("stripes")

  static let library = ImageLibrary(images: [
    svg: resource(svg, .svg, "drawing.svg", 100, 100),
    png: resource(png, .png, "ring.png", 60, 60),
    jpeg: resource(jpeg, .jpeg, "stripes.jpg", 120, 60),
  ])

  static let folder = TestFolder.suite.appending(path: "pdf")

  private static func resource(
    _ id: ResourceID, _ kind: ImageResource.Kind, _ file: String, _ width: Double, _ height: Double
  ) -> ImageResource {
    ImageResource(
      id: id, kind: kind, width: width, height: height, digest: file, hasAlpha: kind == .png,
      content: .file(folder.appending(path: file).path))
  }
}
