public import Manuscript
public import Posts

/// The posts of all sources of a job, as selection sees them.
public struct JobSurvey: Sendable {
  /// The posts as the reader knows them, from which an issue is composed.
  public var survey: Survey
  /// The same posts in the same order.
  public var candidates: [Candidate]
  /// What a user should know of the sources.
  public var findings: [Finding]
}

/// Reads the headers of all posts of a job: survey → candidates, with their texts fingerprinted side by side.
///
/// - Parameters:
///   - job: whose sources are read.
///   - jobs: how many posts at a time; the result does not depend on it.
///   - progress: is told how many posts have been fingerprinted.
/// - Returns: the posts of all sources, those of `_drafts` too.
/// - Throws: what is wrong, if a source does not exist, cannot be read or holds no post.
public func surveyJob(
  _ job: Job, jobs: Int = 1, progress: Tally.Listener? = nil
) async throws(ReadingError) -> JobSurvey {
  var options = ReadingOptions()
  options.includesDrafts = true
  options.jobs = jobs
  let survey = try await PostReader(options: options).survey(job.sources.map { .path($0.path) })
  let tally = Tally(of: survey.posts.count, progress)
  let candidates = await mapInOrder(Array(survey.posts.enumerated()), jobs: jobs) { index, post in
    defer { tally.count() }
    return Candidate(post, at: index, in: job)
  }
  return JobSurvey(survey: survey, candidates: candidates, findings: survey.findings)
}

extension Candidate {
  /// A post of a survey.
  init(_ post: SurveyedPost, at index: Int, in job: Job) {
    let source = job.sources[post.source].id
    func instant(_ date: PostDate?) -> Int? { date.map { firstInstant(of: $0, in: job.timeZone) } }
    // Hugo's `publishDate`: a post is new when readers first see it, not when it was written.
    let instants = [instant(post.date), instant(post.publishDate)].compactMap(\.self)
    self.init(
      index: index, id: "\(source):\(post.identity)", source: source, path: post.path, title: post.title,
      date: post.date, instant: post.date == nil ? nil : instants.max(),
      language: post.language, categories: post.categories, tags: post.tags,
      url: post.address.contains("://") ? post.address : "\(source):\(post.address)",
      exclusion: post.exclusion?.rawValue,
      fingerprint: Fingerprint(of: post.body, title: post.title, date: post.date?.iso8601 ?? ""),
      pictures: countPictures(post.body), expiry: instant(post.expiryDate))
  }
}

/// Marks of pictures in Markdown and in HTML.
private func countPictures(_ body: [UInt8]) -> Int {
  body.indices.count { index in
    switch body[index] {
    case UInt8(ascii: "!"): body[index...].starts(with: "![".utf8)
    case UInt8(ascii: "<"):
      body[index...].starts(with: "<img".utf8) || body[index...].starts(with: "<IMG".utf8)
    default: false
    }
  }
}
