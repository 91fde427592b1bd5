import Manuscript

extension Specimen {
  /// A table with a head over several columns, and figures.
  static var table: Block {
    .table(
      Table(
        caption: [.text("三家纸坊的月产量")], columns: [nil, .end, .end, .center],
        head: [
          [head("纸坊", rows: 2), head("产量（令）", columns: 2), head("丝缕", rows: 2)],
          [head("一月"), head("二月")],
        ],
        body: [
          [cell("东溪"), cell("1,204"), cell("1,180.5"), cell("长")],
          [cell("西桥"), cell("986"), cell("1,002"), cell("短")],
          [cell("合计"), cell("2,190"), cell("2,182.5"), cell("—")],
        ]))
  }

  /// A table with more in it than the measure of a small page holds.
  static var wide: Block {
    .table(
      Table(
        columns: [nil, .end, .end, .end, .end, nil],
        head: [["开本", "宽", "高", "每行字数", "行数", "说明"].map { head($0) }],
        body: [
          ["A5", "148", "210", "30", "26", "一只手拿得住的书，散文与小说多用它"],
          ["大32开", "140", "203", "28", "26", "中国书店里最常见的大小"],
          ["16开", "185", "260", "36", "34", "课本与画册，桌上摊开了看"],
          ["A4", "210", "297", "40", "38", "报告、讲义，也可以分成两栏或三栏"],
        ].map { $0.map { cell($0) } }))
  }

  private static func head(_ text: String, columns: Int = 1, rows: Int = 1) -> Table.Cell {
    Table.Cell([paragraph(text)], isHead: true, columnSpan: columns, rowSpan: rows)
  }

  private static func cell(_ text: String) -> Table.Cell { Table.Cell([paragraph(text)]) }
}
