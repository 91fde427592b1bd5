public import Foundation
public import Manuscript
public import Posts

/// The order to compile issues of a newsletter: a job file, decoded and checked.
public struct Job: Sendable, Equatable {
  /// The job file as the user named it. Relative paths in it begin in its folder.
  public var path: String
  /// What the job is called: the key of its entries in the ledger.
  public var key: String
  /// The zone of its schedule, of its dates and of posts that name none.
  public var timeZone: TimeZone
  /// Where posts come from; never empty.
  public var sources: [JobSource]
  /// Which posts an issue takes.
  public var selection: SelectionRules
  /// What an issue says about itself.
  public var issue: IssueTemplate
  /// The files that are made of an issue; never empty.
  public var outputs: [JobOutput]
  /// When issues are due; `nil` where only the user says so.
  public var schedule: Schedule?
  /// Elements of posts that no issue has.
  public var drops: [ElementSelector] = []
  /// What one run may use of the machine.
  public var limits: JobLimits
  /// The ledger, resolved against the folder of the job file.
  public var ledgerPath: String
}

/// A place that posts come from.
public struct JobSource: Sendable, Equatable {
  /// A short name, unique in the job; part of the identity of each post, so that a source may move.
  public var id: String
  /// A site, a folder or a file, resolved against the folder of the job file.
  public var path: String
}

/// Which posts an issue takes.
public struct SelectionRules: Sendable, Equatable {
  /// Where the period of an issue begins.
  public enum Since: Sendable, Equatable {
    /// Where that of the issue before ended.
    case lastIssue
    /// So many seconds before its end.
    case period(Int)
    /// At an instant, seconds since 1970.
    case instant(Int)
  }

  /// Where the period of an issue ends; that instant itself is not in it.
  public enum Until: Sendable, Equatable {
    /// At the latest instant of the schedule that has passed, however late the run begins.
    case due
    /// When the run begins.
    case now
    /// At an instant, seconds since 1970.
    case instant(Int)
  }

  /// What the first issue of a job takes, when there is no issue before it.
  public enum FirstRun: Sendable, Equatable {
    /// Posts of so many seconds before its end.
    case period(Int)
    /// Every post before its end.
    case all
  }

  /// What to do with posts that are dated before the period and were in no issue.
  public enum Late: String, Sendable, CaseIterable {
    case include, exclude
  }

  /// What makes two posts one.
  public enum Duplicate: String, Sendable, CaseIterable {
    /// The same identity in the same source.
    case id
    /// The same address.
    case url
    /// The same text, white space and marks apart.
    case content
    /// Nearly the same text.
    case similar
  }

  /// The order of posts within a part.
  public enum Order: String, Sendable, CaseIterable {
    case dateAscending = "date-ascending"
    case dateDescending = "date-descending"
    case title
  }

  /// What makes parts of an issue.
  public enum Grouping: String, Sendable, CaseIterable {
    case none, category, day, source
  }

  /// Where the period of an issue begins.
  public var since: Since
  /// Where it ends.
  public var until: Until
  /// What the first issue takes.
  public var firstRun: FirstRun
  /// What happens to late posts.
  public var late: Late
  /// Which posts are wanted, whenever they were written.
  public var filter: PostFilter
  /// What makes two posts one.
  public var duplicates: Set<Duplicate>
  /// The share of common text from which posts are nearly the same, above 0 to 1 (Jaccard index of shingles).
  public var similarity: Double
  /// The order of posts.
  public var order: Order
  /// What makes parts.
  public var groupBy: Grouping
  /// With fewer posts there is no issue; they wait for the next one.
  public var minimum: Int
  /// With more posts, the rest waits for the next issue; `nil` takes all.
  public var maximum: Int?
}

/// Conditions that a post must meet; an empty one is always met. Names are compared without regard to case.
public struct PostFilter: Sendable, Equatable {
  /// Conditions on names, such as tags.
  public struct Names: Sendable, Equatable {
    /// At least one of them.
    public var any: [String] = []
    /// Each of them.
    public var all: [String] = []
    /// Not one of them.
    public var none: [String] = []

    /// A condition that is always met.
    public init(any: [String] = [], all: [String] = [], none: [String] = []) {
      (self.any, self.all, self.none) = (any, all, none)
    }
  }

  /// Conditions on categories.
  public var categories = Names()
  /// Conditions on tags.
  public var tags = Names()
  /// Languages, of which a post has one; `zh` stands for every kind of Chinese.
  public var languages: [LanguageRange] = []

  /// A filter that every post passes.
  public init() {}
}

/// What an issue says about itself. Texts are Mustache templates over ``IssueFacts``.
public struct IssueTemplate: Sendable, Equatable {
  /// The title.
  public var title: String
  /// A second title below the first.
  public var subtitle: String?
  /// Who compiles it.
  public var authors: [String]
  /// The publisher.
  public var publisher: String?
  /// Copyright or licence, in words.
  public var rights: String?
  /// The language of the issue; `nil` takes that of most of its posts.
  public var language: Language?
  /// An identifier such as a URL.
  public var identifier: String?
  /// The path of a Markdown file that opens the issue, resolved against the folder of the job file when it is
  /// filled.
  public var editorial: String?
  /// The number of the first issue.
  public var firstNumber: Int
}

/// A file that is made of an issue.
public struct JobOutput: Sendable, Equatable {
  /// The format.
  public enum Format: String, Sendable, CaseIterable {
    case epub, pdf
  }

  /// The format of the file.
  public var format: Format
  /// A Mustache template over ``IssueFacts``, resolved against the folder of the job file when it is filled.
  public var path: String
  /// The name of a theme, or the path of a theme file resolved against the folder of the job file.
  public var theme: String
  /// The trim size of a PDF, as themes name it; `nil` leaves it to the theme.
  public var page: String?
  /// The reading systems that an EPUB is made for.
  public var profile: String
  /// Whether an EPUB shows the page numbers of the first PDF of its issue.
  public var pageList = PageListChoice.auto
  /// The most bytes that an EPUB may have; `nil` for any number.
  public var maximumSize: Int?

  /// Whether an EPUB shows page numbers.
  public enum PageListChoice: String, Sendable, CaseIterable {
    /// Where its issue has a PDF.
    case auto
    /// Never.
    case none
  }
}

/// When issues are due.
public struct Schedule: Sendable, Equatable {
  /// What happens when several instants passed without a run.
  public enum Missed: String, Sendable, CaseIterable {
    /// One issue for all of them.
    case runOnce = "run-once"
    /// None for those that passed more than a day ago; their posts are in the next issue.
    case skip
  }

  /// The instants.
  public var cron: CronLine
  /// What happens when instants passed without a run.
  public var missed: Missed
}

/// What one run may use of the machine; beyond it the run is stopped and nothing is published.
public struct JobLimits: Sendable, Equatable {
  /// Resident memory in bytes.
  public var memory: Int?
  /// Seconds of the wall clock.
  public var wall: Int?
}
