import PDFDocuments

/// The structure tree, in reading order.
struct StructureFacts {
  /// What stands in an element besides other elements.
  enum Content {
    case marked(page: Int, number: Int)
    case object(PDFObjectID)
  }

  struct Element {
    /// The type as written, and the standard type that it stands for.
    var name: String
    var role: String
    var parent: Int
    var entries: PDFValue
    /// Attributes of all owners in one.
    var attributes: [String: PDFValue]
    var language: String?
    var kids: [Int] = []
    var content: [Content] = []
    var page: Int?
    var number: Int

    var place: String { (page.map { "page \($0), " } ?? "") + "\(name) (element \(number + 1))" }
  }

  private(set) var elements: [Element] = []
  /// The types that are mapped, with those to which they lead; empty where a mapping ends nowhere or in a circle.
  private(set) var mappings: [(name: String, role: String)] = []
  /// Whether there is a tree at all.
  let isThere: Bool
  private let roleMap: [String: PDFValue]

  /// An element that waits to be read.
  private struct Waiting {
    var value: PDFValue
    var parent: Int
    var page: Int?
  }

  init(_ root: PDFValue, _ document: PDFDocument, _ pages: [CheckedFile.Page]) {
    isThere = root["Type"].name == "StructTreeRoot" || root["K"] != .null
    roleMap = document.resolved(root["RoleMap"]).entries ?? [:]
    mappings = roleMap.keys.sorted().map { ($0, "") }
    for index in mappings.indices { mappings[index].role = standard(mappings[index].name) ?? "" }
    let numbers = Dictionary(pages.map { ($0.id, $0.number) }) { first, _ in first }
    let language = document[document.catalog]["Lang"].text
    var seen: Set<PDFObjectID> = []
    var waiting = StructureFacts.kids(root, document).reversed().map {
      Waiting(value: $0, parent: -1, page: nil)
    }
    while let next = waiting.popLast() {
      if let id = next.value.reference, !seen.insert(id).inserted { continue }
      read(next, language, document, numbers, &waiting)
    }
  }

  private mutating func read(
    _ next: Waiting, _ language: String?, _ document: PDFDocument, _ numbers: [PDFObjectID: Int],
    _ waiting: inout [Waiting]
  ) {
    let value = document.resolved(next.value)
    guard let name = value["S"].name else { return }
    let page = value["Pg"].reference.flatMap { numbers[$0] } ?? next.page
    let inherited = next.parent < 0 ? language : elements[next.parent].language
    var element = Element(
      name: name, role: standard(name) ?? name, parent: next.parent, entries: value,
      attributes: StructureFacts.attributes(value, document), language: value["Lang"].text ?? inherited,
      page: page, number: elements.count)
    var inner: [Waiting] = []
    for kid in StructureFacts.kids(value, document) {
      if let number = kid.integer {
        element.content.append(.marked(page: page ?? 0, number: number))
        continue
      }
      let content = document.resolved(kid)
      if let number = content["MCID"].integer, content["S"].isNull {
        let home = content["Pg"].reference.flatMap { numbers[$0] } ?? page
        element.content.append(.marked(page: home ?? 0, number: number))
      } else if let object = content["Obj"].reference {
        element.content.append(.object(object))
      } else {
        inner.append(Waiting(value: kid, parent: elements.count, page: page))
      }
    }
    if next.parent >= 0 { elements[next.parent].kids.append(elements.count) }
    elements.append(element)
    waiting += inner.reversed()
  }

  private static func kids(_ value: PDFValue, _ document: PDFDocument) -> [PDFValue] {
    let kids = value["K"]
    if let array = document.resolved(kids).array { return array }
    return kids.isNull ? [] : [kids]
  }

  private static func attributes(_ value: PDFValue, _ document: PDFDocument) -> [String: PDFValue] {
    let entry = document.resolved(value["A"])
    let all = entry.array ?? [entry]
    return all.map { document.resolved($0).entries ?? [:] }.reduce(into: [:]) {
      $0.merge($1) { first, _ in first }
    }
  }

  /// The standard type that a type leads to; `nil` where it leads to none.
  private func standard(_ name: String) -> String? {
    var (name, steps) = (name, 0)
    while !StandardType.all.contains(name), steps < 64 {
      guard let next = roleMap[name]?.name else { return nil }
      (name, steps) = (next, steps + 1)
    }
    return StandardType.all.contains(name) ? name : nil
  }

  /// Elements of some standard types.
  func elements(_ roles: String...) -> [Element] { elements.filter { roles.contains($0.role) } }

  func role(_ index: Int) -> String? { index < 0 ? nil : elements[index].role }
}

/// The standard structure types (ISO 32000-1 §14.8.4).
enum StandardType {
  static let all: Set<String> = [
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct",
    "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH",
    "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link",
    "Annot",
    "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
  ]
}
