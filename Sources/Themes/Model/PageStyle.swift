/// The pages of the PDF. All lengths are points.
public struct PageStyle: Sendable, Equatable {
  /// Which way lines run: it decides along which side of the page they are measured.
  public var writing = WritingMode.horizontal
  /// The trim size.
  public var size: PageSize
  /// The blank around the type area.
  public var margins: Margins
  /// How the type area is divided.
  public var columns: Columns
  /// The first article of an issue.
  public var lead = LeadStyle()
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
  /// How far the cover reaches over the trim, where paper is cut.
  public var bleed = 0.0
  /// Whether marks on the sheet around the page show where it is cut.
  public var marks = false
}

/// Which way the lines of a book run, and with them its pages.
public enum WritingMode: String, Sendable, Hashable, CaseIterable {
  /// From left to right, line below line; the spine is at the left of the first page.
  case horizontal
  /// From top to bottom, line after line to the left; the spine is at the right of the first page.
  case vertical
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

/// The first article, where chapters run on in several columns.
public struct LeadStyle: Sendable, Equatable {
  /// The columns that its head and its first picture take; 1: it looks like any other.
  public var span = 1
  /// The size of its title in points, where it takes more than one.
  public var size = 26.0
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
  /// Whose fonts show the text.
  public enum Fonts: String, Sendable, CaseIterable {
    /// Those of the reading system, which its user chooses.
    case reader
    /// The theme's, cut down to the characters of the book and put into it.
    case embed
  }

  /// Whose fonts show the text.
  public var fonts = Fonts.reader
  /// The text of the theme's own style sheets, from `base` to the theme itself, appended to the made one.
  public var css: String
}

/// The cover.
public struct CoverStyle: Sendable, Equatable {
  /// The text of the SVG template, with Mustache placeholders.
  public var template: String
}
