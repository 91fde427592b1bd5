import Foundation
import Manuscript
import Mustache
import Settings

extension SettingsKind {
  /// Theme files, in the words of themes.
  static let theme = SettingsKind(
    missing: .themeMissing, invalid: .themeInvalid, unknownKey: .themeUnknownKey,
    missingHint: "every theme extends base, which gives it",
    emptyHint: "“#” begins a comment: put colours in quotes")
}

/// One theme file as it was read, before it is merged with those that it extends.
struct ThemeFile: Sendable {
  /// The name of every theme file.
  static let name = "theme.yml"
  /// What every theme extends in the end: the file in which every key is given.
  static let floor = "base"
  /// Keys that speak of the file itself and are not inherited.
  static let ownKeys = ["version", "name", "extends", "description"]

  /// The path as it was asked for.
  let path: String
  /// The whole file.
  let root: Setting

  /// Reads the file; broken YAML is an error with the place that the parser names.
  init(path: String) throws(ThemeError) {
    self.path = path
    do {
      root = try Setting(file: path, .theme)
    } catch {
      throw ThemeError(error.findings)
    }
  }

  /// The folder that holds the file and what it needs beside it.
  var folder: String { URL(filePath: path).deletingLastPathComponent().relativePath }

  /// The name that the file gives itself, else that of its folder.
  var themeName: String { root["name"]?.text ?? folderName }

  private var folderName: String {
    URL(filePath: path).standardizedFileURL.deletingLastPathComponent().lastPathComponent
  }

  /// The sentence about the theme.
  var summary: String { root["description"]?.text ?? "" }

  /// The theme that this one extends, and where it says so; `nil` for the file of `base`, which extends none.
  var parent: (name: String, place: SourcePlace)? {
    if let parent = root["extends"], let name = parent.text { return (name, parent.place) }
    return folderName == Self.floor ? nil : (Self.floor, root.place)
  }
}

extension ThemeFile {
  /// The theme's own style sheet: the file that `epub.css` names, else `epub.css` where it lies beside.
  func styleSheet(_ report: SettingReport) -> String? {
    guard let (css, place) = companion(root["epub"]?["css"], "epub.css", report) else { return nil }
    // What a style sheet refers to would not be packaged (EPUB 3.3 §3.6: no remote resources).
    for reference in ["url(", "@import"] where css.contains(reference) {
      report.invalid("the style sheet refers to another file with \(reference)", at: place)
    }
    return css
  }

  /// The theme's own cover: the file that `cover.template` names, else `cover.svg` where it lies beside.
  func coverTemplate(_ report: SettingReport) -> String? {
    guard let (template, place) = companion(root["cover"]?["template"], "cover.svg", report) else {
      return nil
    }
    do {
      _ = try MustacheTemplate(string: template)
    } catch {
      report.invalid("the cover's template cannot be read: \(error)", at: place)
    }
    return template
  }

  private func companion(
    _ named: Setting?, _ standard: String, _ report: SettingReport
  ) -> (text: String, place: SourcePlace)? {
    let path = "\(folder)/\(named?.text ?? standard)"
    if let data = FileManager.default.contents(atPath: path) {
      if let text = String(validating: data, as: UTF8.self) { return (text, SourcePlace(path: path)) }
      report.invalid("the file is not UTF-8", at: SourcePlace(path: path))
    } else if let named, let file = named.text {
      report.invalid("there is no file “\(file)” beside the theme", at: named.place)
    }
    return nil
  }
}
