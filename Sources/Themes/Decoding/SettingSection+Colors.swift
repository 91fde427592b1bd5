import Manuscript
import Settings

extension SettingSection {
  /// The colours of a section, some of which may name others, as in `link: accent`.
  func colors(_ keys: [String]) -> [String: Color] {
    let values = Dictionary(keys.map { ($0, scalar($0)) }, uniquingKeysWith: { first, _ in first })
    return values.keys.sorted().reduce(into: [:]) { colors, key in
      colors[key] = resolve(key, values.compactMapValues { $0 }, names: keys)
    }
  }

  /// A colour, a name of the palette, or `none`.
  func optionalColor(_ key: String, _ palette: [String: Color]) -> Color? {
    guard let (text, place) = scalar(key), text != "none" else { return nil }
    if let color = Color(hex: text) ?? palette[text] { return color }
    reportColor(text, key, names: palette.keys.sorted() + ["none"], at: place)
    return nil
  }

  /// Follows references from key to key until a colour is met.
  private func resolve(
    _ key: String, _ values: [String: (text: String, place: SourcePlace)], names: [String]
  ) -> Color {
    var seen = [key]
    while let last = seen.last, let (text, place) = values[last] {
      if let color = Color(hex: text) { return color }
      guard names.contains(text) else {
        if last == key { reportColor(text, key, names: names, at: place) }
        return .black
      }
      guard !seen.contains(text) else {
        report.invalid(
          "“\(path(key))” refers to itself", hint: (seen + [text]).joined(separator: " → "), at: place)
        return .black
      }
      seen.append(text)
    }
    return .black
  }

  private func reportColor(_ text: String, _ key: String, names: [String], at place: SourcePlace) {
    report.invalid(
      "“\(path(key))” is no colour: “\(text)”",
      hint: "write \"#rrggbb\" in quotes, or one of: " + names.joined(separator: ", "), at: place)
  }
}
