// swift-tools-version: 6.1
import PackageDescription

/// Settings that every target of ours shares; see ARCHITECTURE.md, “Habits”.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A C library that comes as a Debian `-dev` package; `scripts/setup` installs it.
func system(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A target of ours. It may depend only on targets that stand above it in this file.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target; every suite shares the goldens and folders of `TestSupport`.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"], swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
  name: "bifolium",
  products: [
    .library(name: "Manuscript", targets: ["Manuscript"]),
    .library(name: "Posts", targets: ["Posts"]),
    .library(name: "Themes", targets: ["Themes"]),
    .library(name: "EPUB", targets: ["EPUB"]),
    .library(name: "PDF", targets: ["PDF"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    system("CPango", "pangocairo", "libpango1.0-dev"),
    system("CHarfBuzz", "harfbuzz", "libharfbuzz-dev"),
    system("CFontconfig", "fontconfig", "libfontconfig-dev"),
    system("CRsvg", "librsvg-2.0", "librsvg2-dev"),
    system("CPixbuf", "gdk-pixbuf-2.0", "libgdk-pixbuf-2.0-dev"),
    system("CZip", "libzip", "libzip-dev"),
    system("CDeflate", "libdeflate", "libdeflate-dev"),
    system("CMark", "libcmark-gfm", "libcmark-gfm-extensions-dev"),
    system("CGumbo", "gumbo", "libgumbo-dev"),

    module("Manuscript", []),
    module("Posts", ["Manuscript", "CMark", "CGumbo", yams]),
    module("Resources", ["Manuscript", "CPixbuf"]),
    module("Themes", ["Manuscript", yams, mustache]),
    module("Zip", ["CZip", "CDeflate"]),
    module("PangoCairo", ["CPango", "CHarfBuzz", "CFontconfig", "CRsvg"]),
    module("Typesetting", ["Manuscript", "Themes", "Resources", "PangoCairo"]),
    module("Covers", ["Manuscript", "Themes", "PangoCairo", "Typesetting", mustache]),
    module("EPUB", ["Manuscript", "Themes", "Resources", "Zip", "Covers"]),
    module("PDF", ["Manuscript", "Themes", "Resources", "PangoCairo", "Typesetting", "Covers"]),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("Manuscript", ["Manuscript"]),
    tests("Posts", ["Posts", "Manuscript"]),
  ]
)
