import Checking
import XMLDocuments

extension Requirement {
  /// What the book says about its accessibility, against what it holds (EPUB Accessibility 1.1 §2).
  static let accessibility: [Requirement] = [
    Requirement(.accessibility, "metadata", "modes, features and hazards are there") { book in
      .every(["accessMode", "accessibilityFeature", "accessibilityHazard"], { "schema:\($0)" }) {
        !book.properties("schema:\($0)").isEmpty
      }
    },
    Requirement(.accessibility, "summary", "there is a summary in words") { book in
      .that(!book.properties("schema:accessibilitySummary").isEmpty, "schema:accessibilitySummary")
    },
    Requirement(.accessibility, "modes", "pictures are among the modes where there are any") { book in
      let modes = Set(book.properties("schema:accessMode"))
      guard !modes.isEmpty else { return .notApplicable }
      let visual = modes.contains("visual")
      return .that(visual == book.hasPictures && modes.contains("textual"), "schema:accessMode")
    },
    Requirement(.accessibility, "claims", "no feature is claimed that the book has not") { book in
      .every(book.properties("schema:accessibilityFeature"), { "claims \($0)" }) { book.has($0) }
    },
    Requirement(.accessibility, "hazards", "no hazard and unknown ones exclude the others") { book in
      let hazards = book.properties("schema:accessibilityHazard")
      guard !hazards.isEmpty else { return .notApplicable }
      let alone = hazards.contains("none") || hazards.contains("unknown")
      return .that(!alone || hazards.count == 1, "schema:accessibilityHazard")
    },
  ]
}

extension Book {
  fileprivate var pictures: [XMLElement] { documents.flatMap { $0.elements.filter { $0.name == "img" } } }

  fileprivate var hasPictures: Bool {
    documents.contains { document in document.elements.contains { ["img", "svg"].contains($0.name) } }
  }

  private func holds(_ name: String) -> Bool {
    documents.contains { document in document.elements.contains { $0.name == name } }
  }

  /// Whether the book has a feature of the vocabulary, as far as a machine can see it.
  fileprivate func has(_ feature: String) -> Bool {
    switch feature {
    case "tableOfContents": !entries(of: "toc").isEmpty
    case "structuralNavigation": holds("h1") || holds("h2")
    case "alternativeText":
      hasPictures && pictures.allSatisfy { $0["alt"] != nil } && pictures.contains { $0["alt"] != "" }
    case "rubyAnnotations": holds("ruby")
    case "MathML": holds("math")
    case "index": documents.contains { $0.elements.contains { $0.isOfType("index") } }
    case "pageNavigation": !entries(of: "page-list").isEmpty
    case "pageBreakMarkers", "printPageNumbers":
      documents.contains { $0.elements.contains(where: \.isPageBreak) }
    case "transcript", "captions", "synchronizedAudioText": holds("audio") || holds("video") || hasOverlays
    default: true
    }
  }

  private var hasOverlays: Bool { items.contains { $0.mediaType == "application/smil+xml" } }
}
