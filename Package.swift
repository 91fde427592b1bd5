// swift-tools-version: 6.1
import PackageDescription

/// Settings that every target of ours shares; see CONTRIBUTING.md, “Habits”.
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

/// A program of `docs/examples`, which sees only what is public.
func example(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: "example-" + name, dependencies: dependencies, path: "docs/examples/" + name, packageAccess: false,
    swiftSettings: strict)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")

let package = Package(
  name: "bifolium",
  products: [
    .library(name: "Manuscript", targets: ["Manuscript"]),
    .library(name: "Posts", targets: ["Posts"]),
    .library(name: "Themes", targets: ["Themes"]),
    .library(name: "EPUB", targets: ["EPUB"]),
    .library(name: "PDF", targets: ["PDF"]),
    .library(name: "Newsletters", targets: ["Newsletters"]),
    .executable(name: "bifolium", targets: ["bifolium"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    system("CPango", "pangocairo", "libpango1.0-dev"),
    system("CHarfBuzz", "harfbuzz", "libharfbuzz-dev"),
    system("CHarfBuzzSubset", "harfbuzz-subset", "libharfbuzz-dev"),
    system("CFontconfig", "fontconfig", "libfontconfig-dev"),
    system("CRsvg", "librsvg-2.0", "librsvg2-dev"),
    .systemLibrary(name: "CHyphen", providers: [.apt(["libhyphen-dev"])]),
    system("CPixbuf", "gdk-pixbuf-2.0", "libgdk-pixbuf-2.0-dev"),
    system("CQPDF", "libqpdf", "libqpdf-dev"),
    system("CLittleCMS", "lcms2", "liblcms2-dev"),
    system("CXML", "libxml-2.0", "libxml2-dev"),
    system("CICU", "icu-uc", "libicu-dev"),
    .systemLibrary(name: "CIconv"),
    system("CCurl", "libcurl", "libcurl4-openssl-dev"),
    system("CZip", "libzip", "libzip-dev"),
    system("CDeflate", "libdeflate", "libdeflate-dev"),
    system("CNettle", "nettle", "nettle-dev"),
    system("CMark", "libcmark-gfm", "libcmark-gfm-extensions-dev"),
    system("CGumbo", "gumbo", "libgumbo-dev"),

    module("Manuscript", []),
    module("Settings", ["Manuscript", yams]),
    module("Highlighting", ["Manuscript"]),
    module("Specimens", ["Manuscript", "Highlighting"]),
    module("Posts", ["Manuscript", "Settings", "Highlighting", "CMark", "CGumbo", "CXML", "CIconv", yams]),
    module("Resources", ["Manuscript", "CPixbuf", "CLittleCMS", "CDeflate", "CNettle", "CXML", "CCurl"]),
    module("Publishing", ["Manuscript", "Resources"]),
    module("Themes", ["Manuscript", "Settings", mustache]),
    module("Zip", ["CZip", "CDeflate"]),
    module(
      "PangoCairo",
      [
        "CPango", "CHarfBuzz", "CHarfBuzzSubset", "CFontconfig", "CRsvg", "CDeflate", "CICU",
        "CHyphen", "CIconv",
      ]),
    module("PDFDocuments", ["CQPDF", "CLittleCMS", "CDeflate", "CNettle"]),
    module("XMLDocuments", ["CXML"]),
    module("Checking", []),
    module("Profiles", []),
    module("PDFChecking", ["PDFDocuments", "Checking"]),
    module("EPUBChecking", ["XMLDocuments", "Zip", "Checking", "Profiles"]),
    module("Typesetting", ["Manuscript", "Themes", "Resources", "PangoCairo", mustache]),
    module("Covers", ["Manuscript", "Themes", "PangoCairo", "Typesetting", mustache]),
    module("EPUB", ["Manuscript", "Themes", "Resources", "PangoCairo", "Zip", "Profiles", "Covers"]),
    module(
      "PDF", ["Manuscript", "Themes", "Resources", "PDFDocuments", "PangoCairo", "Typesetting", "Covers"]),
    module(
      "Newsletters",
      ["Manuscript", "Settings", "Themes", "Posts", "Resources", "Publishing", mustache, grdb]),
    .executableTarget(
      name: "bifolium",
      dependencies: [
        "Manuscript", "Settings", "Posts", "Resources", "Publishing", "Themes", "EPUB", "PDF", "PDFDocuments",
        "Checking", "PDFChecking", "EPUBChecking", "Newsletters", "Specimens", argumentParser,
      ],
      swiftSettings: strict),

    example("manuscript", ["Manuscript"]),
    example("posts", ["Manuscript", "Posts"]),
    example("themes", ["Manuscript", "Themes"]),
    example("epub", ["Manuscript", "Posts", "Themes", "EPUB"]),
    example("pdf", ["Manuscript", "Posts", "Themes", "PDF"]),
    example("newsletters", ["Manuscript", "Newsletters"]),

    .executableTarget(
      name: "fuzz", dependencies: ["Posts", "Manuscript"], path: "benchmarks/fuzz", swiftSettings: strict),

    .executableTarget(
      name: "reading", dependencies: ["Posts", "Manuscript"], path: "benchmarks/reading",
      swiftSettings: strict),

    .executableTarget(
      name: "composer", dependencies: ["Manuscript", "Themes", "PangoCairo", "Typesetting"],
      path: "benchmarks/composer", swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    tests("Manuscript", ["Manuscript"]),
    tests("Typesetting", ["Typesetting", "Manuscript", "Themes", "Resources", "PangoCairo"]),
    tests("Command", ["bifolium", "Newsletters", "Settings"]),
    tests("PangoCairo", ["PangoCairo"]),
    tests("Publishing", ["Publishing"]),
    tests("Resources", ["Manuscript", "Resources", "CDeflate", "CLittleCMS"]),
    tests("Themes", ["Manuscript", "Settings", "Themes"]),
    tests("Specimens", ["Manuscript", "Specimens"]),
    tests("Covers", ["Manuscript", "Themes", "Resources", "PangoCairo", "Typesetting", "Covers"]),
    tests(
      "PDF",
      [
        "Manuscript", "Themes", "Resources", "CQPDF", "PDFDocuments", "PDFChecking", "Checking", "PangoCairo",
        "Typesetting", "PDF",
      ]),
    tests("Zip", ["Zip"]),
    tests("EPUBChecking", ["EPUBChecking", "Checking", "Zip"]),
    tests("EPUB", ["EPUB", "Manuscript", "Themes", "Resources", "Zip"]),
    tests("Posts", ["Posts", "Manuscript", "CIconv"]),
    tests("Highlighting", ["Highlighting", "Manuscript"]),
    .executableTarget(
      name: "LedgerWriter", dependencies: ["Manuscript", "Newsletters", "Publishing"],
      path: "Tests/LedgerWriter",
      swiftSettings: strict),
    tests(
      "Newsletters",
      [
        "Newsletters", "Manuscript", "Settings", "Posts", "Resources", "Publishing", "Themes", "EPUB", "PDF",
        "LedgerWriter",
      ]),
  ]
)
