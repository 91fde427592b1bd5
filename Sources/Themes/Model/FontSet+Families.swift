public import Manuscript

extension FontSet {
  /// Every family that the theme names, in alphabetical order.
  public var families: [String] {
    Set(stacks.values.flatMap { [$0.latin].compactMap { $0 } + $0.han.values }).sorted()
  }

  /// A finding for each family that `isInstalled` does not know.
  ///
  /// Fontconfig would take any other font without a word, so families are checked before the first line is set.
  public func missing(isInstalled: (String) -> Bool) -> [Finding] {
    families.filter { !isInstalled($0) }.map { family in
      Finding(
        .fontMissing, "the font “\(family)” is not installed",
        hint: Self.debianPackage(of: family).map { "install the Debian package \($0)" }
          ?? "install it, or name another in the theme")
    }
  }

  /// The Debian package that has a family; `nil` where it is not known.
  public static func debianPackage(of family: String) -> String? {
    packages.first { family.hasPrefix($0.prefix) }?.package
  }

  /// The Debian package (of Debian 12) with a font that has a character; `nil` where it is not known.
  public static func debianPackage(having scalar: UInt32) -> String? {
    switch scalar {
    case 0x1F000...0x1FAFF: "fonts-noto-color-emoji"
    case 0x20000...0x2EBE0, 0x2F800...0x2FA1F: "fonts-hanazono"
    case 0x2EBF0...0x323AF: "fonts-babelstone-han"
    case 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF: "fonts-noto-cjk"
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: nil
    case 0..<0x2E80, 0xA000..<0xAC00, 0x10000..<0x1F000: "fonts-noto-core, or fonts-noto-extra"
    default: nil
    }
  }

  /// Families by what they begin with, the longer beginnings first.
  private static let packages = [
    (prefix: "Noto Serif CJK", package: "fonts-noto-cjk"),
    (prefix: "Noto Sans CJK", package: "fonts-noto-cjk"),
    (prefix: "Noto Sans Mono CJK", package: "fonts-noto-cjk"),
    (prefix: "Noto Sans Mono", package: "fonts-noto-mono"),
    (prefix: "Noto Color Emoji", package: "fonts-noto-color-emoji"),
    (prefix: "Noto S", package: "fonts-noto-core"),
    (prefix: "LXGW", package: "fonts-lxgw-wenkai"),
  ]
}
