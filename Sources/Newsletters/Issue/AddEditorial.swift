import Manuscript
import Posts

/// The editorial of an issue, behind the posts that were surveyed.
struct SurveyedEditorial {
  var survey: Survey
  /// Its place in the survey.
  var place: Int
  /// The path that findings about it show.
  var path: String
}

/// Adds the editorial that a job names to a survey; `nil` where it names none.
///
/// - Throws: why it cannot be read. An issue without the editorial that it was promised is none.
func addEditorial(
  to survey: Survey, _ job: Job, _ templates: FillTemplates, _ reader: PostReader
) async throws(Finding) -> SurveyedEditorial? {
  guard let template = job.issue.editorial else { return nil }
  let path = resolve(try templates.path(template), besides: job.path)
  do throws(ReadingError) {
    let extended = try await reader.survey(.path(path), behind: survey)
    if extended.posts.count == survey.posts.count + 1 {
      return SurveyedEditorial(survey: extended, place: survey.posts.count, path: path)
    }
  } catch {
    var finding = error.findings.first ?? unreadable(path)
    finding.message = "the editorial: " + finding.message
    throw finding
  }
  throw unreadable(path)
}

private func unreadable(_ path: String) -> Finding {
  Finding(
    .sourceUnreadable, "the editorial “\(path)” is not one file that can be read",
    hint: "name a Markdown file",
    at: SourcePlace(path: path))
}

extension Reading {
  /// Makes the first part, which holds nothing else, the editorial: with the word of its language as its title
  /// where it has none of its own. One without text is left out; there is a finding that says so.
  mutating func markEditorial(_ path: String) {
    guard !publication.parts.isEmpty, publication.parts[0].chapters.count == 1 else { return }
    var chapter = publication.parts[0].chapters[0]
    if chapter.blocks.isEmpty {
      publication.parts.removeFirst()
      return
    }
    chapter.role = .editorial
    let isUntitled: (Finding) -> Bool = { $0.id == .titleMissing && $0.place?.path == path }
    if findings.contains(where: isUntitled) {
      findings.removeAll(where: isUntitled)
      chapter.title = Wording(chapter.language).editorial
    }
    publication.parts[0].chapters[0] = chapter
  }
}
