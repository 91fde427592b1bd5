import Checking
import PDFDocuments

extension UniversalAccess {
  /// Headings, figures, formulas, notes.
  static let structure: [Requirement] = [
    .universalAccess("06-009", "the file is tagged") {
      .that($0.catalog["MarkInfo"]["Marked"].boolean == true && $0.structure.isThere, "catalog")
    },
    .universalAccess("09-005", "lists are built as lists") { file in
      let parts = file.structure.elements("L", "LI", "Lbl", "LBody")
      return .every(parts, file.place) { file.structure.isRightList($0) }
    },
    .universalAccess("09-006", "contents are built as contents") { file in
      .every(file.structure.elements("TOC", "TOCI"), file.place) { element in
        let kids = element.kids.map { file.structure.elements[$0].role }
        return element.role == "TOC"
          ? kids.allSatisfy { ["TOC", "TOCI", "Caption"].contains($0) }
          : file.structure.role(element.parent) == "TOC"
      }
    },
    .universalAccess("09-007", "ruby is built as ruby") { file in
      .every(file.structure.elements("Ruby", "RB", "RT", "RP"), file.place) { element in
        let kids = element.kids.map { file.structure.elements[$0].role }
        return element.role == "Ruby"
          ? kids == ["RB", "RT"] || kids == ["RB", "RP", "RT", "RP"]
          : file.structure.role(element.parent) == "Ruby"
      }
    },
    .universalAccess("13-004", "figures have words that stand for them") { file in
      .every(file.structure.elements("Figure"), file.place) {
        $0.entries["Alt"].text?.isEmpty == false || !$0.entries["ActualText"].isNull
      }
    },
    .universalAccess("14-002", "the first heading is of the first level") { file in
      let headings = file.structure.headings
      guard let first = headings.first else { return .notApplicable }
      return .that(first.role == "H1", first.place)
    },
    .universalAccess("14-003", "no level of headings is skipped") { file in
      let headings = file.structure.headings
      return .every(zip(headings, headings.dropFirst()), { $0.1.place }) { above, below in
        below.level <= above.level + 1
      }
    },
    .universalAccess("14-006", "no element has more than one H") { file in
      .every(file.structure.elements.lazy.filter { !$0.kids.isEmpty }, file.place) { element in
        element.kids.count { file.structure.elements[$0].role == "H" } < 2
      }
    },
    .universalAccess("14-007", "H and numbered headings are not mixed") { file in
      let plain = file.structure.elements("H")
      return .every(plain, file.place) { _ in file.structure.headings.isEmpty }
    },
    .universalAccess("17-002", "formulas have words that stand for them") { file in
      .every(file.structure.elements("Formula"), file.place) { $0.entries["Alt"].text?.isEmpty == false }
    },
    .universalAccess("19-003", "notes have identifiers") { file in
      .every(file.structure.elements("Note"), file.place) { !$0.entries["ID"].isNull }
    },
    .universalAccess("19-004", "… and no two the same") { file in
      var seen: Set<String> = []
      let named = file.structure.elements("Note").compactMap { note in
        note.entries["ID"].text.map { (note, $0) }
      }
      return .every(named, { $0.0.place }) { seen.insert($0.1).inserted }
    },
  ]

  /// Tables.
  static let tables: [Requirement] = [
    .universalAccess("09-004", "tables are built as tables") { file in
      let parts = file.structure.elements("Table", "THead", "TBody", "TFoot", "TR", "TH", "TD")
      return .every(parts, file.place) { file.structure.isRightTable($0) }
    },
    .universalAccess("15-003", "heads of tables say what they head") { file in
      .every(file.structure.elements("TH"), file.place) { cell in
        let scope = cell.attributes["Scope"]?.name
        return scope.map { ["Row", "Column", "Both"].contains($0) } ?? file.structure.usesHeaders(cell)
      }
    },
    .universalAccess("15-005", "rows of a table are of the same length") { file in
      .every(file.structure.elements("Table"), file.place) { file.structure.isRegular($0) }
    },
  ]
}

extension StructureFacts.Element {
  /// The level of a numbered heading; 0 for anything else.
  var level: Int { role.count == 2 && role.hasPrefix("H") ? Int(role.dropFirst()) ?? 0 : 0 }
}

extension StructureFacts {
  var headings: [Element] { elements.filter { $0.level > 0 } }

  private func kidRoles(_ element: Element) -> Set<String> { Set(element.kids.map { elements[$0].role }) }

  /// ISO 32000-1 table 336.
  func isRightList(_ element: Element) -> Bool {
    switch element.role {
    case "L": kidRoles(element).isSubset(of: ["LI", "L", "Caption"])
    case "LI": role(element.parent) == "L" && kidRoles(element).isSubset(of: ["Lbl", "LBody"])
    case "LBody": role(element.parent) == "LI"
    default:
      ["LI", "Note", "TOCI", "BibEntry", "Reference", "P", "Caption", "Link"].contains(role(element.parent))
    }
  }

  /// ISO 32000-1 table 337.
  func isRightTable(_ element: Element) -> Bool {
    switch element.role {
    case "Table": kidRoles(element).isSubset(of: ["TR", "THead", "TBody", "TFoot", "Caption"])
    case "TR":
      ["Table", "THead", "TBody", "TFoot"].contains(role(element.parent))
        && kidRoles(element).isSubset(of: ["TH", "TD"])
    case "TH", "TD": role(element.parent) == "TR"
    default: role(element.parent) == "Table" && kidRoles(element).isSubset(of: ["TR"])
    }
  }

  /// Whether the cells of a head's table name their heads.
  func usesHeaders(_ cell: Element) -> Bool {
    var table = cell.parent
    while table >= 0, elements[table].role != "Table" { table = elements[table].parent }
    guard table >= 0 else { return false }
    let cells = cells(of: table)
    return !cell.entries["ID"].isNull && !cells.isEmpty
      && cells.allSatisfy { $0.attributes["Headers"] != nil }
  }

  /// The cells of a table that are no heads, without those of tables in them.
  private func cells(of table: Int) -> [Element] {
    var (cells, waiting) = ([Element](), elements[table].kids)
    while let next = waiting.popLast() {
      if elements[next].role == "Table" { continue }
      if elements[next].role == "TD" { cells.append(elements[next]) }
      waiting += elements[next].kids
    }
    return cells
  }

  /// Whether the rows of a table, with what reaches into them from above, cover the same columns.
  func isRegular(_ table: Element) -> Bool {
    let rows = table.kids.flatMap { kid in
      elements[kid].role == "TR" ? [kid] : elements[kid].kids.filter { elements[$0].role == "TR" }
    }
    var (widths, reaching) = (Set<Int>(), [(rows: Int, columns: Int)]())
    for row in rows {
      var width = reaching.reduce(0) { $0 + $1.columns }
      reaching = reaching.map { ($0.rows - 1, $0.columns) }.filter { $0.0 > 0 }
      for cell in elements[row].kids {
        let (tall, wide) = (span("RowSpan", cell), span("ColSpan", cell))
        width += wide
        if tall > 1 { reaching.append((tall - 1, wide)) }
      }
      widths.insert(width)
    }
    return widths.count < 2
  }

  private func span(_ key: String, _ cell: Int) -> Int {
    min(max(elements[cell].attributes[key]?.integer ?? 1, 1), 10_000)
  }
}
