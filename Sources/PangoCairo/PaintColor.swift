/// An opaque sRGB colour as the painter sets it.
package struct PaintColor: Sendable, Hashable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }
}

/// A rectangle in points: `x`, `y` is its top left corner.
package struct PaintArea: Sendable, Hashable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
