import Manuscript
import Resources

/// What a profile asks for beyond EPUB 3.3. All such rules stand here and nowhere else, each with its source.
struct ProfileRules: Sendable, Equatable {
  /// The kinds of pictures that content documents may show. Others become JPEG or PNG.
  var kinds: Set<ImageResource.Kind> = [.jpeg, .png, .gif, .webp, .svg]
  /// The kinds that a cover may have.
  var coverKinds: Set<ImageResource.Kind> = [.jpeg, .png, .gif, .webp, .svg]
  /// Whether pictures may have transparent parts. If not, they get a white ground.
  var hasTransparency = true
  /// Whether pictures may move. If not, their first frame stands for them.
  var hasAnimation = true
  /// The most pixels of a picture.
  var mostPixels: Double?
  /// The most bytes of a picture.
  var mostBytes: Int?
  /// Whether the cover has a page of its own in the spine.
  var hasCoverPage = false
  /// Whether embedded fonts must be announced to Apple Books.
  var hasAppleOptions = false
  /// The most bytes of a book, for those who do not say another number.
  var maximumSize: Int?
}

extension EPUBProfile {
  /// The rules of the profile.
  var rules: ProfileRules {
    switch self {
    case .generic: ProfileRules()
    case .kindle: .kindle
    case .kobo: .kobo
    case .apple: .apple
    }
  }
}

extension ProfileRules {
  /// Amazon Kindle Publishing Guidelines, “Image Guidelines – Reflowable” and “Cover Image Guidelines” (KDP Help
  /// G75V4YX5X8GRGXWV, G6GTK3T3NUHKLEFX): GIF, JPEG and PNG; SVG only in part, and not in Enhanced Typesetting; no GIF of
  /// several frames, “nor any image with a transparency”; 5 MB a picture; a cover of 1,600 × 2,560 in JPEG and no page of
  /// HTML for it, or it is shown twice. Send to Kindle takes 200 MB (amazon.com/sendtokindle). The guide and the NCX that
  /// it asks for are in every book of ours, as is `primary-writing-mode` in vertical ones.
  static let kindle = ProfileRules(
    kinds: [.jpeg, .png, .gif], coverKinds: [.jpeg], hasTransparency: false, hasAnimation: false,
    mostBytes: 5_000_000, maximumSize: 200_000_000)

  /// Kobo EPUB Guidelines (github.com/kobolabs/epub-spec): “Images should not have transparent backgrounds”; “GIF files
  /// are not supported for covers”; “Cover images must be contained in their own XHTML files”; TTF, OTF and WOFF fonts,
  /// not WOFF2. Kobo's own renderer shows WebP, but a plain `.epub` on its paper-like screens is shown by Adobe's, which
  /// knows the pictures of EPUB 2 only: GIF, JPEG, PNG, SVG (OPS 2.0.1 §1.3.7).
  static let kobo = ProfileRules(
    kinds: [.jpeg, .png, .gif, .svg], coverKinds: [.jpeg, .png], hasTransparency: false, hasCoverPage: true)

  /// Apple Books Asset Guide 5.3, “Interior Image Requirements”, “Book Cover Art” and “Fonts”: JPEG and PNG, also GIF and
  /// SVG; 5.6 million pixels a picture; a cover in JPEG or PNG, its shorter side of 1,400 pixels at least, which drawn
  /// ones have; embedded fonts show only where `ibooks:specified-fonts` says so; 2 GB a book.
  static let apple = ProfileRules(
    kinds: [.jpeg, .png, .gif, .svg], coverKinds: [.jpeg, .png], mostPixels: 5_600_000,
    hasAppleOptions: true, maximumSize: 2_000_000_000)
}
