import Checking
import PDFDocuments

extension Archive {
  /// The file as such.
  static let file: [Requirement] = [
    .archive("6.1.2", "the header says PDF 1.0 to 1.7") { .that($0.version.hasPrefix("1."), "header") },
    .archive("6.1.3", "the file has an identifier, and is not encrypted") {
      .that($0.trailer["ID"].array?.count == 2 && !$0.isEncrypted, "trailer")
    },
    .archive("6.1.7.1", "no data stand outside of the file") { file in
      .every(file.streams, file.place) {
        $0.value["F"].isNull && $0.value["FFilter"].isNull && $0.value["FDecodeParms"].isNull
      }
    },
    .archive("6.1.7.2", "data are not packed with LZW or encrypted") { file in
      .every(file.streams, file.place) { entry in
        let filters = entry.value["Filter"].array ?? [entry.value["Filter"]]
        return !filters.contains { ["LZWDecode", "Crypt"].contains($0.name) }
      }
    },
    .archive("6.1.13", "names have at most 127 bytes, and strings 32,767") { file in
      .every(file.objects, file.place) { $0.value.nested.allSatisfy(\.isShort) }
    },
    .archive("6.4.1", "forms do not ask viewers to draw them") { file in
      file.catalog["AcroForm"].isNull
        ? .notApplicable : .that(file.catalog["AcroForm"]["NeedAppearances"].boolean != true, "AcroForm")
    },
    .archive("6.8", "files within the file are PDF/A") { file in
      .every(file.objects.lazy.filter { !$0.value["EF"].isNull }, file.place) { _ in false }
    },
    .archive("6.9", "layers have names and change nothing by themselves") { file in
      file.catalog["OCProperties"].isNull
        ? .notApplicable
        : .that(file.catalog["OCProperties"]["D"]["AS"].isNull, "OCProperties")
    },
    .archive("6.10", "there are no alternate presentations") { file in
      .that(
        file.catalog["Names"]["AlternatePresentations"].isNull
          && file.pages.allSatisfy { $0.entries["PresSteps"].isNull }, "catalog")
    },
    .archive("6.11", "the catalog asks viewers for nothing") {
      .that($0.catalog["Requirements"].isNull, "catalog")
    },
  ]

  /// Metadata.
  static let metadata: [Requirement] = [
    .archive("6.6.2.1", "there is metadata") { .that($0.metadata != nil, "catalog") },
    .archive("6.6.3", "the document information says what the metadata says") { file in
      let pairs = [
        ("Title", "dc:title"), ("Author", "dc:creator"), ("Subject", "dc:description"),
        ("Keywords", "pdf:Keywords"), ("Creator", "xmp:CreatorTool"), ("Producer", "pdf:Producer"),
      ]
      let said = pairs.compactMap { pair in file.information[pair.0].text.map { (pair, $0) } }
      return .every(said.filter { !$0.1.isEmpty }, \.0.0) { pair, text in
        guard let value = file.metadata?[pair.1] else { return false }
        return value.split(whereSeparator: \.isWhitespace) == text.split(whereSeparator: \.isWhitespace)
      }
    },
    .archive("6.6.4", "the metadata names PDF/A-2 and level U or A") {
      .that(
        $0.metadata?["pdfaid:part"] == "2" && ["U", "A"].contains($0.metadata?["pdfaid:conformance"]),
        "metadata")
    },
  ]
}

extension PDFValue {
  /// Whether a name or a string is no longer than PDF/A allows, and of a dictionary its keys.
  fileprivate var isShort: Bool {
    switch self {
    case .name(let name): name.utf8.count <= 127
    case .string(let bytes): bytes.count <= PDFValue.mostBytes
    default: (entries ?? [:]).keys.allSatisfy { $0.utf8.count <= 127 }
    }
  }
}

extension CheckedFile {
  var streams: [Entry] { objects.filter { if case .stream = $0.value { true } else { false } } }
}
