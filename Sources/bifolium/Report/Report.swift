/// What a run did, for programs: the content of `--report FILE` and of `--json`.
///
/// The shape is part of the command's interface: fields are added, never renamed, within one `version`.
struct Report: Sendable, Encodable {
  /// The version of this shape.
  let version = 1
  /// The program that wrote it.
  let generator = "bifolium \(Version.text)"
  /// The exit status of the run.
  var exit: Int32
  /// A mistake for which there is no finding.
  var message: String?
  /// When the run began (ISO 8601, UTC).
  var started: String
  /// The sources as they were named.
  var inputs: [String]
  var book: Book?
  var selection: Selection
  var outputs: [Output]
  /// All findings, also those that were not printed.
  var findings: [ReportedFinding]
  /// How often each id was found.
  var counts: [String: Int]
  /// Seconds by stage, and `total`.
  var timings: [String: Double]
  /// What the process used.
  var resources: Resources

  /// The book as a whole.
  struct Book: Sendable, Encodable {
    var title: String
    var language: String
    var chapters: Int
    /// Different pictures.
    var images: Int
  }

  /// Which posts were read, and why those that are not in the book are not.
  struct Selection: Sendable, Encodable {
    var selected: Int
    var skipped: Int
    var posts: [Post]
  }

  /// One post that was looked at.
  struct Post: Sendable, Encodable {
    var path: String
    var title: String
    var date: String?
    var selected: Bool
    /// Why it is not in the book: `header`, `draft`, `date`, `category`, `tag`, `excluded-tag` or `limit`.
    var reason: String?
    var language: String?
    var categories: [String]?
    var tags: [String]?
    /// How many characters its text has, white space not counted.
    var characters: Int?
  }

  /// One book that was asked for.
  struct Output: Sendable, Encodable {
    /// The file as it was named; `-` for standard output.
    var path: String
    var format: String
    /// Whether it stands in its place.
    var made: Bool
    /// Why it does not.
    var error: String?
    var bytes: Int?
    /// In hexadecimal.
    var sha256: String?
    /// The pages of a PDF.
    var pages: Int?
  }

  /// Use of the machine (`getrusage`).
  struct Resources: Sendable, Codable {
    /// The most memory that the process held, in bytes.
    var peakMemory: Int
    /// Seconds of processor time, in user and system mode.
    var cpuSeconds: Double
  }
}
