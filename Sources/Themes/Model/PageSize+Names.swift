extension PageSize {
  /// The trim sizes that have names, in millimetres (ISO 216, JIS P 0138, 开本 of GB/T 788, ANSI).
  private static let named: [(name: String, width: Double, height: Double)] = [
    ("A4", 210, 297), ("A5", 148, 210), ("B5", 176, 250), ("JIS-B5", 182, 257), ("16开", 185, 260),
    ("大32开", 140, 203), ("32开", 130, 184), ("Letter", 215.9, 279.4), ("phone", 75, 133),
  ]

  /// The names that ``init(named:)`` knows.
  public static let names = named.map(\.name)

  /// The size of that name, whatever its case, or of the form `140x203mm`; `nil` for anything else.
  public init?(named name: String) {
    let name = name.lowercased()
    if let size = Self.named.first(where: { $0.name.lowercased() == name }) {
      self.init(width: size.width * 72 / 25.4, height: size.height * 72 / 25.4)
      return
    }
    let sides = name.split(separator: "x", omittingEmptySubsequences: false)
    guard sides.count == 2, let height = Length(String(sides[1])), case .points(let height) = height else {
      return nil
    }
    let unit = String(sides[1].drop { !$0.isLetter })
    guard case .points(let width)? = Length(sides[0] + unit), width >= 72, height >= 72 else { return nil }
    self.init(width: width, height: height)
  }

  /// The name of this size, if it has one.
  public var name: String? {
    Self.names.first { PageSize(named: $0) == self }
  }
}
