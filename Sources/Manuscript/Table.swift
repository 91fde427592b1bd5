/// A table: rows of cells, of which the first ones may be heads.
public struct Table: Sendable, Equatable {
  /// A cell. Spans count columns and rows; cells that a span covers are not listed.
  public struct Cell: Sendable, Equatable {
    /// What stands in the cell.
    public var blocks: [Block]
    /// A head names its row or column.
    public var isHead: Bool
    /// Columns that the cell covers, at least one.
    public var columnSpan: Int
    /// Rows that the cell covers, at least one.
    public var rowSpan: Int
    /// `nil`: as its column.
    public var alignment: TextAlignment?

    /// A cell of one column and one row unless said otherwise.
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

  /// What stands with the table as its caption; empty for none.
  public var caption: [Inline]
  /// The alignment of each column; its count is the number of columns.
  public var columns: [TextAlignment?]
  /// Rows that are repeated on every page the table runs over.
  public var head: [Row]
  /// The rows below the heads.
  public var body: [Row]
  /// Anchor, language and place.
  public var attributes: Attributes

  /// A table; `columns` says how many columns it has and how each is aligned.
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
