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

  /// Families by what they begin with, the longer beginnings first.
  private static let packages = [
    (prefix: "Noto Serif CJK", package: "fonts-noto-cjk"),
    (prefix: "Noto Sans CJK", package: "fonts-noto-cjk"),
    (prefix: "Noto Sans Mono CJK", package: "fonts-noto-cjk"),
    (prefix: "Noto Sans Mono", package: "fonts-noto-mono"),
    (prefix: "Noto Color Emoji", package: "fonts-noto-color-emoji"),
    (prefix: "Noto S", package: "fonts-noto-core"),
    (prefix: "LXGW WenKai", package: "fonts-lxgw-wenkai"),
  ]
}
