import Checking
import PDFDocuments

extension Archive {
  /// Annotations and actions.
  static let annotations: [Requirement] = [
    .archive("6.3.1", "annotations are of known kinds, without sound, film or trap nets") { file in
      .every(file.annotations, file.place) {
        !["Sound", "Movie", "Screen", "3D", "TrapNet", ""].contains($0.kind)
      }
    },
    .archive("6.3.2", "annotations are printed and never hidden") { file in
      .every(file.annotations.lazy.filter { $0.kind != "Popup" }, file.place) {
        // Print is set; Invisible, Hidden, NoView and ToggleNoView are not (ISO 32000-1 table 165).
        $0.entries["F"].integer.map { $0 & 4 != 0 && $0 & (1 | 2 | 32 | 256) == 0 } ?? false
      }
    },
    .archive("6.3.3", "annotations bring their looks along") { file in
      .every(file.annotations.lazy.filter { !["Popup", "Link"].contains($0.kind) }, file.place) {
        !$0.entries["AP"].isNull
      }
    },
    .archive("6.5.1", "actions do nothing but lead somewhere") { file in
      let found = file.objects.flatMap { entry in
        entry.value.nested.compactMap { $0["S"].name }.filter(Action.all.contains)
      }
      return .every(found, { $0 }) { !Action.forbidden.contains($0) }
    },
    .archive("6.5.2", "nothing happens by itself") { file in
      .that(
        file.catalog["AA"].isNull && file.pages.allSatisfy { $0.entries["AA"].isNull }
          && file.annotations.allSatisfy { $0.entries["AA"].isNull }, "catalog, pages or annotations")
    },
  ]
}

/// Kinds of actions (ISO 32000-1 table 198).
private enum Action {
  static let forbidden: Set<String> = [
    "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState", "Rendition", "Trans",
    "GoTo3DView", "JavaScript",
  ]
  static let all: Set<String> = forbidden.union([
    "GoTo", "GoToR", "GoToE", "URI", "Named", "SubmitForm", "Thread",
  ])
}
