/// A table: rows of cells, of which the first ones may be heads.
public struct Table: Sendable, Equatable {
  /// A cell. Spans count columns and rows; cells that a span covers are not listed.
  public struct Cell: Sendable, Equatable {
    public var blocks: [Block]
    /// A head names its row or column.
    public var isHead: Bool
    public var columnSpan: Int
    public var rowSpan: Int
    /// `nil`: as its column.
    public var alignment: TextAlignment?

    public init(
      _ blocks: [Block], isHead: Bool = false, columnSpan: Int = 1, rowSpan: Int = 1,
      alignment: TextAlignment? = nil
    ) {
      self.blocks = blocks
      self.isHead = isHead
      self.columnSpan = columnSpan
      self.rowSpan = rowSpan
      self.alignment = alignment
    }
  }

  /// The cells of one row in order.
  public typealias Row = [Cell]

  public var caption: [Inline]
  /// The alignment of each column; its count is the number of columns.
  public var columns: [TextAlignment?]
  /// Rows that are repeated on every page the table runs over.
  public var head: [Row]
  public var body: [Row]
  public var attributes: Attributes

  public init(
    caption: [Inline] = [], columns: [TextAlignment?], head: [Row], body: [Row],
    attributes: Attributes = Attributes()
  ) {
    self.caption = caption
    self.columns = columns
    self.head = head
    self.body = body
    self.attributes = attributes
  }
}
