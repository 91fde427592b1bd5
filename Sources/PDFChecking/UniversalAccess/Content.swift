import Checking
import PDFDocuments

extension UniversalAccess {
  /// Real content and artifacts, role mapping, and what the document says of itself.
  static let content: [Requirement] = [
    .universalAccess("01-003", "no artifact stands within tagged content") { file in
      .every(file.contents, { "page \($0.page)" }) { $0.artifactsInside == 0 }
    },
    .universalAccess("01-004", "no tagged content stands within an artifact") { file in
      .every(file.contents, { "page \($0.page)" }) { $0.taggedInArtifacts == 0 }
    },
    .universalAccess("01-005", "all content is tagged or an artifact") { file in
      .every(
        file.contents.lazy.filter(\.paints),
        { "page \($0.page), \($0.unmarked) times, first \($0.firstUnmarked ?? "")" }
      ) { $0.unmarked == 0 }
    },
    .universalAccess("01-006", "marked content is in the tree once, and is on its page") { file in
      let owned = ContentOwners(file)
      return .every(file.contents.lazy.filter { !$0.numbers.isEmpty }, { "page \($0.page)" }) {
        $0.isBalanced && $0.repeated.isEmpty && owned.match($0)
      }
    },
    .universalAccess("01-007", "nothing is suspect") { file in
      .that(file.catalog["MarkInfo"]["Suspects"].boolean != true, "MarkInfo")
    },
    .universalAccess("02-001", "every type leads to a standard one") { file in
      .every(file.structure.elements, file.place) { StandardType.all.contains($0.role) }
    },
    .universalAccess("02-003", "no type is mapped in a circle") { file in
      .every(file.structure.mappings, \.name) { !$0.role.isEmpty }
    },
    .universalAccess("02-004", "no standard type is mapped to another") { file in
      .every(file.structure.mappings, \.name) { !StandardType.all.contains($0.name) || $0.role == $0.name }
    },
  ]

  /// Metadata, viewer settings, languages.
  static let document: [Requirement] = [
    .universalAccess("06-001", "there is metadata") { .that($0.metadata != nil, "catalog") },
    .universalAccess("06-002", "the metadata names PDF/UA-1") {
      .that($0.metadata?["pdfuaid:part"] == "1", "metadata")
    },
    .universalAccess("06-003", "the metadata has a title") {
      .that($0.metadata?["dc:title"]?.isEmpty == false, "metadata")
    },
    .universalAccess("07-001", "the viewer is told to show the title") {
      .that(!$0.catalog["ViewerPreferences"]["DisplayDocTitle"].isNull, "ViewerPreferences")
    },
    .universalAccess("07-002", "… and not the name of the file") {
      .that($0.catalog["ViewerPreferences"]["DisplayDocTitle"].boolean == true, "ViewerPreferences")
    },
    .universalAccess("11-001", "the language of all text is known") { file in
      .every(file.structure.elements.lazy.filter { !$0.content.isEmpty }, file.place) {
        $0.language?.isEmpty == false
      }
    },
    .universalAccess("11-002", "… and of all alternatives") { file in
      .every(
        file.structure.elements.lazy.filter { !$0.entries["Alt"].isNull || !$0.entries["ActualText"].isNull },
        file.place
      ) { $0.language?.isEmpty == false }
    },
    .universalAccess("11-003", "… and of the outline") { file in
      file.catalog["Outlines"].isNull ? .notApplicable : .that(file.hasLanguage, "catalog")
    },
    .universalAccess("11-004", "… and of the words of annotations") { file in
      .every(file.annotations.lazy.filter { !$0.entries["Contents"].isNull }, file.place) { annotation in
        file.hasLanguage || !annotation.entries["Lang"].isNull
      }
    },
    .universalAccess("11-006", "… and of the metadata") { .that($0.hasLanguage, "catalog") },
    .universalAccess("11-007", "languages are tags of BCP 47") { file in
      let said = file.structure.elements.filter { $0.entries["Lang"].text != nil }
      return .every(said, file.place) { LanguageTag.isWellFormed($0.entries["Lang"].text ?? "") }
    },
  ]
}

extension CheckedFile {
  var hasLanguage: Bool { LanguageTag.isWellFormed(catalog["Lang"].text ?? "") }
}

/// Tags of languages (RFC 5646 §2.1), as far as their shape goes.
enum LanguageTag {
  static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...8).contains(first.count) || first == "x" || first == "i" else {
      return false
    }
    return first.allSatisfy { $0.isASCII && $0.isLetter }
      && parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
  }
}

/// Which marked content the tree owns, and how often.
private struct ContentOwners {
  private var numbers: [Int: Set<Int>] = [:]
  private var repeated: Set<Int> = []

  init(_ file: CheckedFile) {
    for element in file.structure.elements {
      for case .marked(let page, let number) in element.content
      where !numbers[page, default: []].insert(number).inserted { repeated.insert(page) }
    }
  }

  func match(_ content: ContentFacts) -> Bool {
    !repeated.contains(content.page) && numbers[content.page, default: []] == content.numbers
  }
}
