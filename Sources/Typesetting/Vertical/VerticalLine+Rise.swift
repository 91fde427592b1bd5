import PangoCairo

extension VerticalLine {
  /// How far text is raised so that the middle of its em box is that of the line's, whatever its size. Superior text is
  /// raised half as far as in horizontal lines from there, which brings its right edge to that of the line.
  static func rise(_ rise: Double, of size: Double, in lineSize: Double) -> Double {
    rise / 2 + centre * (lineSize - size)
  }
}
