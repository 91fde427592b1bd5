extension PageStyle {
  /// The narrowest column that keeps its neighbours when a page is made smaller, in em: below it, lines of
  /// Chinese have too few gaps to be justified evenly.
  private static let leastColumn = 14.0

  /// The shortest measure that keeps a column beside it when a page is made smaller, in em.
  private static let leastBesideSide = 24.0

  /// The width of the type area: all columns with their gutters.
  public var typeWidth: Double { size.width - margins.inner - margins.outer }

  /// The height of the type area.
  public var typeHeight: Double { size.height - margins.top - margins.bottom }

  /// The side of the type area along which lines run.
  public var lineExtent: Double { writing == .vertical ? typeHeight : typeWidth }

  /// The side of the type area along which line follows line.
  public var blockExtent: Double { writing == .vertical ? typeWidth : typeHeight }

  /// What the column beside the text takes, with its gutter.
  public var sideExtent: Double { columns.count == 1 && side.width > 0 ? side.width + side.gutter : 0 }

  /// The length of a line in one column: the measure of body text.
  public var measure: Double {
    (lineExtent - sideExtent - Double(columns.count - 1) * columns.gutter) / Double(columns.count)
  }

  /// How many lines of `text` the type area holds.
  public func lines(of text: TextStyle) -> Int { Int(Self.whole(blockExtent / text.leading)) }

  /// The same page with a measure of whole em of `text` and whole lines: what is left over goes to the outer and
  /// the bottom margin, so that justified Han stand in solid setting.
  public func fitted(to text: TextStyle) -> PageStyle {
    var page = self
    let measure = max(Self.whole(measure / text.size), 1) * text.size
    let along = measure * Double(columns.count) + Double(columns.count - 1) * columns.gutter + sideExtent
    let across = max(Self.whole(blockExtent / text.leading), 1) * text.leading
    let (width, height) = writing == .vertical ? (across, along) : (along, across)
    page.margins.outer = size.width - margins.inner - width
    page.margins.bottom = size.height - margins.top - height
    return page
  }

  /// The page on another trim size: margins keep their share of it, columns that would become too narrow are
  /// joined, one beside the text is left out, and the rest is fitted as in ``fitted(to:)``.
  public func resized(to size: PageSize, for text: TextStyle) -> PageStyle {
    let across = size.width / self.size.width
    let down = size.height / self.size.height
    var page = self
    page.size = size
    page.margins = Margins(
      top: margins.top * down, bottom: margins.bottom * down, inner: margins.inner * across,
      outer: margins.outer * across)
    if page.measure < Self.leastBesideSide * text.size { page.side.width = 0 }
    while page.columns.count > 1, page.measure < Self.leastColumn * text.size { page.columns.count -= 1 }
    return page.fitted(to: text)
  }

  /// Rounds down, unless the next whole number is missed by no more than a rounded millimetre would.
  private static func whole(_ number: Double) -> Double { (number + 0.02).rounded(.down) }
}

extension Theme {
  /// The theme with its page on another trim size; see ``PageStyle/resized(to:for:)``.
  public func resized(to size: PageSize) -> Theme {
    var theme = self
    theme.page = page.resized(to: size, for: text)
    return theme
  }

  /// The theme with its page fitted to its text; see ``PageStyle/fitted(to:)``.
  public func fitted() -> Theme {
    var theme = self
    theme.page = page.fitted(to: text)
    return theme
  }
}
