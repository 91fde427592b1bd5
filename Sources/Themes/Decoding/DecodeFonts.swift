import Manuscript
import Settings

extension FontSet {
  /// Decodes `fonts`: one section for each role.
  init(_ section: SettingSection) {
    var stacks: [FontRole: FontStack] = [:]
    for role in FontRole.allCases { stacks[role] = section.section(role.rawValue, FontStack.init) }
    self.init(stacks: stacks)
  }
}

extension FontStack {
  /// The languages for which a theme may name families.
  static let languages = ["zh-Hans", "zh-Hant", "zh-Hant-HK", "ja", "ko"]

  /// Decodes `latin`, `latin-scale`, `latin-beside-han` and `han`, which is one family or a family for each language.
  init(_ section: SettingSection) {
    let latin = section.optionalSetting("latin").flatMap { _ in section.scalar("latin")?.text }
    let scale = section.optionalSetting("latin-scale").map { _ in section.number("latin-scale", in: 0.5...1.5)
    }
    let besideHan = section.optionalSetting("latin-beside-han").map { _ in
      section.choice("latin-beside-han", LatinBesideHan.latin)
    }
    let han: [String: String]
    if let family = section.optionalSetting("han")?.text {
      han = [Language.zhHans.description: family]
    } else {
      han = section.section("han", Self.families)
    }
    self.init(latin: latin, latinScale: scale ?? 1, latinBesideHan: besideHan ?? .latin, han: han)
  }

  private static func families(_ section: SettingSection) -> [String: String] {
    languages.reduce(into: [:]) { families, language in
      guard section.optionalSetting(language) != nil else { return }
      families[language] = section.scalar(language)?.text
    }
  }
}
