/// What a shop or its reading systems ask for beyond EPUB 3.3. All such rules stand in this file and nowhere else, each with
/// its source: the exporter keeps to them, and the checker holds any book against them.
package struct ProfileRules: Sendable, Equatable {
  /// What becomes of the cover besides the picture.
  package enum CoverPage: Sendable {
    /// It has a page of its own in the spine.
    case needed
    /// No page shows it: readers would see it twice.
    case unwanted
  }

  /// The media types of pictures that content documents may show.
  package var pictures = core
  /// Those that a cover may have.
  package var covers = core
  /// Those of embedded fonts.
  package var fonts: Set = ["font/otf", "font/ttf", "font/woff", "font/woff2"]
  /// Whether pictures may have transparent parts. If not, the exporter gives them a white ground.
  package var hasTransparency = true
  /// Whether pictures may move. If not, their first frame stands for them.
  package var hasAnimation = true
  /// The most pixels of a picture.
  package var mostPixels: Double?
  /// The most bytes of a picture.
  package var mostBytes: Int?
  /// `nil` where it does not matter; then covers have no page.
  package var coverPage: CoverPage?
  /// Whether documents may have scripts.
  package var hasScripts = true
  /// Whether embedded fonts must be announced to Apple Books.
  package var hasAppleOptions = false
  /// The most bytes of a book, for those who do not say another number.
  package var maximumSize: Int?

  /// The pictures that are core media types (EPUB 3.3 §3.2).
  private static let core: Set = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml"]
  /// OpenType and TrueType, under the names that they have and had (EPUB 3.3 §3.2, EPUB 3.0.1 §5.1).
  private static let openType: Set = [
    "font/otf", "font/ttf", "application/vnd.ms-opentype", "application/font-sfnt",
  ]

  /// Every reading system of EPUB 3.
  package static let generic = ProfileRules()

  /// Amazon Kindle Publishing Guidelines, “Image Guidelines – Reflowable” and “Cover Image Guidelines” (KDP Help
  /// G75V4YX5X8GRGXWV, G6GTK3T3NUHKLEFX): GIF, JPEG and PNG; SVG only in part, and not in Enhanced Typesetting; no GIF of
  /// several frames, “nor any image with a transparency”; 5 MB a picture; a cover of 1,600 × 2,560 in JPEG and no page of
  /// HTML for it, or it is shown twice; OTF and TTF; no scripts. Send to Kindle takes 200 MB (amazon.com/sendtokindle). The
  /// guide and the NCX that it asks for are in every book of ours, as is `primary-writing-mode` in vertical ones.
  package static let kindle = ProfileRules(
    pictures: ["image/jpeg", "image/png", "image/gif"], covers: ["image/jpeg"], fonts: openType,
    hasTransparency: false, hasAnimation: false, mostBytes: 5_000_000, coverPage: .unwanted,
    hasScripts: false, maximumSize: 200_000_000)

  /// Kobo EPUB Guidelines (github.com/kobolabs/epub-spec): “Images should not have transparent backgrounds”; “GIF files
  /// are not supported for covers”; “Cover images must be contained in their own XHTML files”; TTF, OTF and WOFF fonts,
  /// not WOFF2; scripts are shown by some of its apps only. Kobo's own renderer shows WebP, but a plain `.epub` on its
  /// paper-like screens is shown by Adobe's, which knows the pictures of EPUB 2 only: GIF, JPEG, PNG, SVG (OPS 2.0.1
  /// §1.3.7).
  package static let kobo = ProfileRules(
    pictures: ["image/jpeg", "image/png", "image/gif", "image/svg+xml"],
    covers: ["image/jpeg", "image/png"], fonts: openType.union(["font/woff", "application/font-woff"]),
    hasTransparency: false, coverPage: .needed, hasScripts: false)

  /// Apple Books Asset Guide 5.3, “Interior Image Requirements”, “Book Cover Art” and “Fonts”: JPEG and PNG, also GIF and
  /// SVG; 5.6 million pixels a picture; a cover in JPEG or PNG, its shorter side of 1,400 pixels at least, which drawn
  /// ones have; embedded fonts show only where `ibooks:specified-fonts` says so; 2 GB a book.
  package static let apple = ProfileRules(
    pictures: ["image/jpeg", "image/png", "image/gif", "image/svg+xml"],
    covers: ["image/jpeg", "image/png"],
    fonts: openType.union(["font/woff", "font/woff2", "application/font-woff"]), mostPixels: 5_600_000,
    hasAppleOptions: true, maximumSize: 2_000_000_000)
}
