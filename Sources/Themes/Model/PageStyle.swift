/// The pages of the PDF. All lengths are points.
public struct PageStyle: Sendable, Equatable {
  /// The trim size.
  public var size: PageSize
  /// The blank around the type area.
  public var margins: Margins
  /// How the type area is divided.
  public var columns: Columns
  /// Where a chapter begins.
  public var chapterStart: ChapterStart
  /// What stands above the type area.
  public var head: RunningContent
  /// What stands below the type area.
  public var foot: RunningContent
  /// The table of contents.
  public var contents: ContentsStyle
  /// What becomes of the addresses of external links on paper.
  public var links: LinkStyle
}

/// The trim size.
public struct PageSize: Sendable, Equatable {
  /// The shorter side, unless the page lies.
  public var width: Double
  /// The other side.
  public var height: Double

  /// A size of two sides in points.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// Margins, mirrored between recto and verso.
public struct Margins: Sendable, Equatable {
  /// Above the type area.
  public var top: Double
  /// Below the type area.
  public var bottom: Double
  /// At the spine.
  public var inner: Double
  /// At the fore edge.
  public var outer: Double
}

/// The columns of the type area.
public struct Columns: Sendable, Equatable {
  /// 1 to 3.
  public var count: Int
  /// Between two columns.
  public var gutter: Double
  /// Whether a hairline stands in the gutter.
  public var rule: Bool
}

/// Where a chapter begins.
public enum ChapterStart: String, Sendable, CaseIterable {
  /// On the next page.
  case page
  /// On the next right-hand page.
  case recto
  /// Right after the one before.
  case runOn = "run-on"
}

/// A template for a running head or foot: `{{book.title}}`, `{{chapter.title}}`, `{{folio}}`.
public struct RunningContent: Sendable, Equatable {
  /// On left pages, which have even folios.
  public var verso: String
  /// On right pages, which have odd folios.
  public var recto: String
}

/// The table of contents.
public struct ContentsStyle: Sendable, Equatable {
  /// 0: none; 1: chapters; 2: also headings of level 2, and so on.
  public var depth: Int
  /// Whether dots lead from a title to its page.
  public var leaders: Bool
  /// Whether a summary box on the first page stands for contents pages (newsletters).
  public var summary: Bool
}

/// What becomes of the addresses of external links on paper.
public enum LinkStyle: String, Sendable, CaseIterable { case notes, inline, none }

/// The EPUB.
public struct EPUBStyle: Sendable, Equatable {
  /// Whether the reader's own fonts are used, or the theme's are embedded.
  public enum Fonts: String, Sendable, CaseIterable { case reader, embed }

  /// Whose fonts are used.
  public var fonts: Fonts
  /// The text of the theme's own style sheets, from `base` to the theme itself, appended to the made one.
  public var css: String
}

/// The cover: a template on a canvas 1600 units wide, and the boxes into which its texts are broken.
///
/// The canvas is as high as the output wants it: 2560 units in an EPUB, in a PDF so high that it has the shape
/// of the page. Templates therefore place things by per cent of the height.
public struct CoverStyle: Sendable, Equatable {
  /// The width of every cover, in units.
  public static let width = 1600.0

  /// The text of the SVG template, with Mustache placeholders.
  public var template: String
  /// Where the title stands.
  public var title: CoverBox
  /// Where the subtitle stands.
  public var subtitle: CoverBox
  /// Where the titles of up to three articles stand, one below the other.
  public var highlights: CoverBox
}

/// A box of a cover that text is broken into. It takes the largest of its sizes at which the text fits.
public struct CoverBox: Sendable, Equatable {
  /// How lines stand between left and right.
  public enum Alignment: String, Sendable, CaseIterable {
    /// At the left: `x` of a line is the left edge.
    case start
    /// In the middle: `x` of a line is the middle of the box.
    case center
  }

  /// Where the lines stand together, if they do not fill the box.
  public enum Anchor: String, Sendable, CaseIterable { case top, middle, bottom }

  /// The font role of the text.
  public var font: FontRole
  /// The weight of the text.
  public var weight: FontWeight
  /// Sizes in units, from the largest to the smallest.
  public var sizes: [Double]
  /// From baseline to baseline, in multiples of the size.
  public var leading: Double
  /// From the left edge of the cover to the box, in units.
  public var left: Double
  /// From the box to the right edge of the cover, in units.
  public var right: Double
  /// Where the box begins: a share of the height of the cover, from its top.
  public var top: Double
  /// Where the box ends: a share of the height of the cover, from its top.
  public var bottom: Double
  /// How lines stand between left and right.
  public var align: Alignment
  /// Where the lines stand together between top and bottom.
  public var anchor: Anchor
}
