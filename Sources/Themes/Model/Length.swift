/// A length as a theme writes it: absolute, or relative to the size of the text that it belongs to.
public enum Length: Sendable, Equatable {
  /// Points, 72 per inch.
  case points(Double)
  /// Multiples of the text's size.
  case em(Double)

  /// The length in points for text of `size` points.
  public func points(at size: Double) -> Double {
    switch self {
    case .points(let points): points
    case .em(let em): em * size
    }
  }
}
