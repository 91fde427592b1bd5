import Checking
import PDFDocuments

extension Archive {
  /// Colours, pictures, transparency.
  static let graphics: [Requirement] = [
    .archive("6.2.3", "the colours meant are described by a profile") { file in
      .that([1, 3, 4].contains(file.profileComponents), "OutputIntents")
    },
    .archive("6.2.4.3", "device colours are those of the profile") { file in
      let ofObjects = file.objects.flatMap { entry in
        entry.value["ColorSpace"].deviceSpaces.map { (space: $0, place: file.place(entry)) }
      }
      let ofPages = file.contents.flatMap { page in
        page.deviceSpaces.sorted().map { (space: $0, place: "page \(page.page)") }
      }
      return .every(ofObjects + ofPages, \.place) {
        switch $0.space {
        case "DeviceRGB": file.profileComponents == 3
        case "DeviceCMYK": file.profileComponents == 4
        default: file.profileComponents != nil
        }
      }
    },
    .archive("6.2.5", "graphics states change no transfer function") { file in
      .every(file.objects.lazy.filter { $0.value["Type"].name == "ExtGState" }, file.place) {
        $0.value["TR"].isNull && ($0.value["TR2"].isNull || $0.value["TR2"].name == "Default")
          && $0.value["HTP"].isNull
      }
    },
    .archive("6.2.8", "pictures are not to be smoothed, and have no others in their place") { file in
      .every(file.objects.lazy.filter { $0.value["Subtype"].name == "Image" }, file.place) {
        $0.value["Interpolate"].boolean != true && $0.value["Alternates"].isNull && $0.value["OPI"].isNull
      }
    },
    .archive("6.2.9", "no form holds PostScript or stands for another file") { file in
      .every(
        file.objects.lazy.filter { ["Form", "PS"].contains($0.value["Subtype"].name) }, file.place
      ) {
        $0.value["Subtype"].name != "PS" && $0.value["Subtype2"].name != "PS" && $0.value["OPI"].isNull
          && $0.value["PS"].isNull && $0.value["Ref"].isNull
      }
    },
    .archive("6.2.10", "layers blend in known ways") { file in
      let states = file.objects.filter { !$0.value["BM"].isNull }
      return .every(states, file.place) { state in
        let modes = state.value["BM"].array ?? [state.value["BM"]]
        return modes.allSatisfy { $0.name.map(BlendMode.all.contains) ?? false }
      }
    },
  ]

  /// Fonts.
  static let fonts: [Requirement] = [
    .archive("6.2.11.4.1", "fonts are embedded") { file in
      .every(file.fonts, file.place) { $0.isEmbedded }
    },
    .archive("6.2.11.7.2", "the text of every glyph is known") { file in
      .every(file.fonts, file.place) { $0.codesWithoutText.isEmpty }
    },
    .archive("6.2.11.8", "the glyph for missing characters is not shown") { file in
      .every(file.fonts.lazy.filter(\.codesAreGlyphs), file.place) { !$0.codes.contains(0) }
    },
  ]
}

/// Blend modes of ISO 32000-1 §11.3.5.
private enum BlendMode {
  static let all: Set<String> = [
    "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
    "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
  ]
}
