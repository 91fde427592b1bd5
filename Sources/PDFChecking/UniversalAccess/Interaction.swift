import Checking
import PDFDocuments

extension UniversalAccess {
  /// Optional content, files, security, annotations, forms.
  static let interaction: [Requirement] = [
    .universalAccess("20-001", "settings of layers have names and change nothing by themselves") { file in
      let layers = file.catalog["OCProperties"]
      let settings = [layers["D"]] + (layers["Configs"].array ?? [])
      return .every(settings.filter { $0.entries != nil }, { _ in "OCProperties" }) {
        ($0["Name"].text?.isEmpty == false || settings.count == 1) && $0["AS"].isNull
      }
    },
    .universalAccess("21-001", "files within the file have names") { file in
      .every(file.objects.lazy.filter { !$0.value["EF"].isNull }, file.place) {
        !$0.value["F"].isNull && !$0.value["UF"].isNull
      }
    },
    .universalAccess("25-001", "there is no dynamic form") { file in
      file.catalog["AcroForm"].isNull
        ? .notApplicable : .that(file.catalog["AcroForm"]["XFA"].isNull, "AcroForm")
    },
    .universalAccess("26-002", "those who encrypt it let it be read aloud") {
      $0.isEncrypted ? .that($0.allowsReadingAloud, "trailer") : .notApplicable
    },
    .universalAccess("28-002", "annotations are in the tree") { file in
      let owned = file.structure.objects
      let visible = file.annotations.filter { $0.isVisible && !["Popup", "PrinterMark"].contains($0.kind) }
      return .every(visible, file.place) { $0.id.map(owned.contains) ?? false }
    },
    .universalAccess("28-004", "annotations have words that stand for them") { file in
      let others = file.annotations.filter {
        $0.isVisible && !["Link", "Widget", "Popup", "PrinterMark"].contains($0.kind)
      }
      return .every(others, file.place) { $0.entries["Contents"].text?.isEmpty == false }
    },
    .universalAccess("28-007", "there is no TrapNet annotation") { file in
      .every(file.annotations, file.place) { $0.kind != "TrapNet" }
    },
    .universalAccess("28-009", "the tabulator follows the structure where there are annotations") { file in
      let pages = Set(file.annotations.map(\.page))
      return .every(file.pages.lazy.filter { pages.contains($0.number) }, file.place) {
        $0.entries["Tabs"].name == "S"
      }
    },
    .universalAccess("28-010", "fields of forms stand in Form elements") { file in
      let owners = file.structure.owners
      return .every(file.annotations.lazy.filter { $0.kind == "Widget" && $0.isVisible }, file.place) {
        $0.id.flatMap { owners[$0] } == "Form"
      }
    },
    .universalAccess("28-011", "links stand in Link elements") { file in
      let owners = file.structure.owners
      return .every(file.annotations.lazy.filter { $0.kind == "Link" && $0.isVisible }, file.place) {
        $0.id.flatMap { owners[$0] } == "Link"
      }
    },
    .universalAccess("28-012", "links have words that stand for them") { file in
      .every(file.annotations.lazy.filter { $0.kind == "Link" }, file.place) {
        $0.entries["Contents"].text?.isEmpty == false
      }
    },
    .universalAccess("28-013", "annotations know their place in the tree") { file in
      .every(file.annotations.lazy.filter { $0.kind == "Link" || $0.kind == "Widget" }, file.place) {
        $0.entries["StructParent"].integer != nil
      }
    },
    .universalAccess("30-001", "nothing is drawn from other files") { file in
      .every(file.objects.lazy.filter { $0.value["Subtype"].name == "Form" }, file.place) {
        $0.value["Ref"].isNull
      }
    },
  ]

  /// Fonts.
  static let fonts: [Requirement] = [
    .universalAccess("31-004", "TrueType fonts of many characters map them to glyphs") { file in
      .every(file.fonts.lazy.filter { $0.descendant["Subtype"].name == "CIDFontType2" }, file.place) {
        $0.descendant["CIDToGIDMap"].name == "Identity" || !$0.descendant["CIDToGIDMap"].isNull
      }
    },
    .universalAccess("31-006", "encodings of many characters are known or embedded") { file in
      .every(file.fonts.lazy.filter(\.isComposite), file.place) {
        $0.encoding.name.map { $0.hasPrefix("Identity") || $0.contains("-") } ?? ($0.encoding.entries != nil)
      }
    },
    .universalAccess("31-009", "fonts are embedded") { file in
      .every(file.fonts, file.place) { $0.isEmbedded }
    },
    .universalAccess("31-020", "TrueType fonts of letters have a known encoding") { file in
      .every(file.fonts.lazy.filter { $0.kind == "TrueType" && !$0.isSymbolic }, file.place) {
        let base = $0.encoding.name ?? $0.encoding["BaseEncoding"].name
        return base == "WinAnsiEncoding" || base == "MacRomanEncoding"
      }
    },
    .universalAccess("31-024", "TrueType fonts of symbols have none") { file in
      .every(file.fonts.lazy.filter { $0.kind == "TrueType" && $0.isSymbolic }, file.place) {
        $0.encoding.isNull
      }
    },
    .universalAccess("31-027", "the text of every glyph is known") { file in
      .every(
        file.fonts,
        { "font \($0.name), \($0.codesWithoutText.count) codes, first \($0.codesWithoutText.first ?? 0)" }
      ) { $0.codesWithoutText.isEmpty }
    },
    .universalAccess("31-028", "no glyph stands for U+0000, U+FEFF or U+FFFE") { file in
      .every(file.fonts, file.place) { $0.codesWithForbiddenText.isEmpty }
    },
    .universalAccess("31-030", "the glyph for missing characters is not shown") { file in
      .every(file.fonts.lazy.filter(\.codesAreGlyphs), file.place) { !$0.codes.contains(0) }
    },
  ]
}

extension CheckedFile.Annotation {
  /// Not hidden (ISO 32000-1 table 165).
  var isVisible: Bool { (entries["F"].integer ?? 0) & 2 == 0 }
}

extension StructureFacts {
  /// The annotations in the tree.
  var objects: Set<PDFObjectID> { Set(owners.keys) }

  /// … and the types of the elements that they stand in.
  var owners: [PDFObjectID: String] {
    var owners: [PDFObjectID: String] = [:]
    for element in elements {
      for case .object(let id) in element.content { owners[id] = element.role }
    }
    return owners
  }
}
