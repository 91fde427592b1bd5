import Glibc
import Synchronization

/// The hyphenation dictionaries of some folders, chosen by language. All workers share one, because large
/// dictionaries take long to load (German seconds): each is loaded when it is first asked for.
package final class Hyphenation: Sendable {
  /// Where Debian and most other systems keep them.
  package static let systemFolders = ["/usr/share/hyphen", "/usr/local/share/hyphen"]

  /// A dictionary file, by what its name says: `hyph_en_US.dic`, `hyph_sr-Latn_RS.dic`.
  private struct File: Sendable {
    var path: String
    var tag: LanguageParts
  }

  private let files: [File]
  /// By language tag; the value `nil` is a language that has none.
  private let loaded = Mutex<[String: HyphenationPatterns?]>([:])

  /// Looks for dictionaries in `folders`; one that does not exist is no error.
  package init(folders: [String]) {
    files = folders.flatMap { folder in
      Hyphenation.names(in: folder).compactMap { name in
        guard name.hasPrefix("hyph_"), name.hasSuffix(".dic") else { return nil }
        return File(path: "\(folder)/\(name)", tag: LanguageParts(String(name.dropFirst(5).dropLast(4))))
      }
    }
  }

  /// The file for a language: that of its script and region, else of its main region, else of any; `nil`
  /// where the language has none.
  package func file(for language: String) -> String? {
    let wanted = LanguageParts(language)
    return files.compactMap { file in wanted.rank(of: file.tag).map { (file.path, $0) } }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  /// Where a word of a language may be divided, as the number of characters before each place; `nil` where the
  /// language has no dictionary. Two characters at least stand before a hyphen, and three behind it.
  package func divisions(of word: [UInt32], language: String) -> [Int]? {
    patterns(for: language)?.divisions(of: word, before: 2, after: 3)
  }

  /// Whether there is a dictionary for a language. Loads nothing.
  package func has(_ language: String) -> Bool { file(for: language) != nil }

  private func patterns(for language: String) -> HyphenationPatterns? {
    loaded.withLock { loaded in
      if let known = loaded[language] { return known }
      let patterns = file(for: language).flatMap { HyphenationPatterns(path: $0) }
      loaded[language] = .some(patterns)
      return patterns
    }
  }

  private static func names(in folder: String) -> [String] {
    guard let listing = opendir(folder) else { return [] }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.sorted()
  }
}

/// Language, script and region of a tag or of the name of a dictionary.
private struct LanguageParts: Sendable {
  var primary: String
  var script: String?
  var region: String?

  init(_ tag: String) {
    let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).map(String.init)
    primary = parts.first?.lowercased() ?? ""
    if primary == "no" { primary = "nb" }
    script = parts.dropFirst().first { $0.count == 4 }?.lowercased()
    region = parts.dropFirst().first { $0.count == 2 }?.uppercased()
  }

  /// How well a file serves this language, 0 best; `nil` for another language or script.
  func rank(of file: LanguageParts) -> Int? {
    guard file.primary == primary, script == nil || file.script == nil || file.script == script else {
      return nil
    }
    let wanted = region ?? LanguageParts.mainRegions[primary]
    let byRegion = file.region == wanted ? 0 : file.region == nil ? 2 : isMain(file) ? 4 : 6
    return byRegion + (file.script == script ? 0 : 1)
  }

  private func isMain(_ file: LanguageParts) -> Bool {
    LanguageParts.mainRegions[primary] == file.region || primary.uppercased() == file.region
  }

  /// Where a language that several regions share is at home in most texts.
  private static let mainRegions = ["en": "US", "pt": "PT", "nb": "NO", "nn": "NO", "sr": "RS"]
}

extension Hyphenation {
  /// The Debian package with the dictionary of a language; `nil` where there is none.
  package static func debianPackage(for language: String) -> String? {
    let parts = LanguageParts(language)
    switch parts.primary {
    case "en": return parts.region == nil || parts.region == "US" ? "hyphen-en-us" : "hyphen-en-gb"
    case "pt": return parts.region == "BR" ? "hyphen-pt-br" : "hyphen-pt-pt"
    case "nb", "nn": return "hyphen-no"
    default: return packaged.contains(parts.primary) ? "hyphen-\(parts.primary)" : nil
    }
  }

  /// Languages with alphabets whose package is named by the language alone (Debian 12).
  private static let packaged: Set = [
    "af", "be", "bg", "ca", "cs", "da", "de", "el", "es", "fr", "gl", "hr", "hu", "id", "is", "it", "lt",
    "lv", "mn", "nl", "pl", "ro", "ru", "sk", "sl", "sr", "sv", "uk", "zu",
  ]
}
