import Manuscript
import PangoCairo
import Resources
import Typesetting

extension Painter {
  /// Draws a picture of the library over a rectangle: JPEG and plain PNG byte for byte, SVG as a drawing, all
  /// others as pixels without loss. One that turns out to be damaged leaves its place empty, and there is a finding.
  mutating func paint(_ id: ResourceID, in rect: Rect) throws(PaintError) {
    guard let image = images[id] else {
      findings.append(Finding(.imageMissing, "the picture \(id) is not at hand"))
      return
    }
    do {
      switch image.kind {
      case .svg: try paintDrawing(image, in: rect)
      case .jpeg: try paintJPEG(image, in: rect)
      case .png, .gif, .webp: try paintPixels(image, in: rect)
      }
    } catch let finding as Finding {
      findings.append(finding)
    } catch let error as PaintError {
      guard case .picture(let reason) = error else { throw error }
      findings.append(Finding(.imageBroken, "the picture \(id) cannot be drawn: \(reason)"))
    } catch {
      throw PaintError.surface("\(error)")
    }
  }

  private func paintDrawing(_ image: ImageResource, in rect: Rect) throws {
    try surface.draw(SVGPicture(image.bytes(), catalogue: catalogue), in: PaintArea(rect))
  }

  private func paintJPEG(_ image: ImageResource, in rect: Rect) throws {
    let (width, height) = (Int(image.width), Int(image.height))
    if surface.hasPicture(image.digest) {
      return try surface.drawAgain(image.digest, in: PaintArea(rect))
    }
    try surface.drawJPEG(image.bytes(), id: image.digest, width: width, height: height, in: PaintArea(rect))
  }

  private mutating func paintPixels(_ image: ImageResource, in rect: Rect) throws {
    if surface.hasPicture(image.digest) {
      return try surface.drawAgain(image.digest, in: PaintArea(rect))
    }
    if let pixels = try image.deflatedPixels() { return try paint(pixels, id: image.digest, in: rect) }
    let pixels = try image.pixels()
    try surface.drawPixels(
      pixels.bytes, stride: pixels.stride, hasAlpha: pixels.hasAlpha, id: image.digest, width: pixels.width,
      height: pixels.height, in: PaintArea(rect))
  }

  /// The finishing pass finds by its number what the picture is.
  private mutating func paint(_ pixels: DeflatedPixels, id: String, in rect: Rect) throws {
    pixelFormats.append(pixels.format)
    try surface.drawDeflated(
      pixels.bytes, number: pixelFormats.count, id: id, width: pixels.format.width,
      height: pixels.format.height, in: PaintArea(rect))
  }
}
