/// What an issue would be like: a guess that helps to see a mistake before it is printed.
public struct IssueEstimate: Sendable, Equatable {
  /// Letters and digits of all posts.
  public var characters: Int
  /// Pictures of all posts, about.
  public var pictures: Int
  /// What is expected of each output, in the order of the job.
  public var outputs: [Output]
  /// How long the run would take, about, on one core.
  public var seconds: Double

  /// What is expected of a file.
  public struct Output: Sendable, Equatable {
    /// The path as the job writes it, its template filled.
    public var path: String
    /// The format.
    public var format: JobOutput.Format
    /// Pages of a PDF, about.
    public var pages: Int?
  }
}

/// Measured on generated posts of random Han in paragraphs of two to five sentences, without pictures: 20 of 870
/// letters (44 and 15 pages), 20 of 3,350 (129, 42), 200 of 870 (410, 115) and 60 of 3,720 (426, 131):
///
///     bifolium export pdf POSTS --theme book | brief
///     bifolium export epub POSTS
private enum Measured {
  /// How a theme spends pages.
  struct Pages {
    /// Letters on a page that is full.
    var letters: Double
    /// Pages that a chapter takes besides its letters: its title, and what it leaves blank.
    var ofChapter: Double
  }

  /// A5, each chapter on a page of its own: theme `book`.
  static let book = Pages(letters: 584, ofChapter: 0.55)
  /// A4 in two columns, articles run on: theme `brief`.
  static let brief = Pages(letters: 1840, ofChapter: 0.08)
  /// Cover, contents and colophon.
  static let otherPages = 4.0
  /// A picture of the width of its column.
  static let pagesOfPicture = 0.33
  /// Seconds to start, to choose fonts and to draw a cover.
  static let secondsOfFile = 0.2
  /// Seconds for a million letters on one core.
  static let secondsOfMillion = (epub: 0.4, pdf: 2.5)
  /// Seconds to read and convert a picture of a megapixel.
  static let secondsOfPicture = 0.05
}

extension IssueEstimate {
  /// What an issue of `posts` would be like; `names` are the paths of its outputs.
  init(of posts: [TakenPost], for job: Job, names: [String]) {
    characters = posts.reduce(0) { $0 + $1.candidate.fingerprint.length }
    pictures = posts.reduce(0) { $0 + $1.candidate.pictures }
    let (characters, pictures) = (Double(characters), Double(pictures))
    outputs = zip(job.outputs, names).map { output, name in
      let pages = output.format == .pdf ? pagesOf(output, characters, pictures, chapters: posts.count) : nil
      return Output(path: name, format: output.format, pages: pages)
    }
    seconds = job.outputs.reduce(0) { sum, output in
      let perMillion = output.format == .pdf ? Measured.secondsOfMillion.pdf : Measured.secondsOfMillion.epub
      return sum + Measured.secondsOfFile + characters / 1e6 * perMillion
        + pictures * Measured.secondsOfPicture
    }
  }
}

/// Pages of a PDF. A theme that is not known is taken for one of its page: A4 for a newsletter, others for books.
private func pagesOf(_ output: JobOutput, _ letters: Double, _ pictures: Double, chapters: Int) -> Int {
  let isA4 = output.page.map { $0.uppercased() == "A4" } ?? !["base", "book"].contains(output.theme)
  let measured = isA4 ? Measured.brief : Measured.book
  let text = letters / measured.letters + Double(chapters) * measured.ofChapter
  return Int((text + pictures * Measured.pagesOfPicture + Measured.otherPages).rounded())
}
