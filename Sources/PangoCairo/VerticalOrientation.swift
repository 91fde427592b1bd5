import CICU

/// How characters stand in vertical lines.
package enum VerticalOrientation {
  /// Whether a character stands upright, or has a vertical form that does (UAX #50: `U` and `Tu`).
  package static func isUpright(_ scalar: UInt32) -> Bool { bifolium_stands_upright(scalar) != 0 }
}
