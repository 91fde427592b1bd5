package import Manuscript
package import Posts

/// Makes the issue that a selection comes to: facts → title → editorial → posts → statements → files.
///
/// The same job, number, selection and posts make the same issue; nothing here asks the clock.
///
/// - Parameters:
///   - job: the order.
///   - number: of the issue.
///   - selection: its posts, by their places in the survey.
///   - survey: all posts of the job's sources.
///   - jobs: how many posts are read at the same time.
/// - Returns: the issue, with its publication and the files to make.
/// - Throws: why there can be no issue: a template that says nothing, an editorial that cannot be read.
package func composeIssue(
  _ job: Job, number: Int, selection: Selection, from survey: Survey, jobs: Int
) async throws(Finding) -> Issue {
  let templates = try issueTemplates(job, number: number, selection: selection)
  var options = ReadingOptions()
  options.language = templates.language
  options.jobs = jobs
  options.drops = job.drops
  let reader = PostReader(options: options)
  let editorial = try await addEditorial(to: survey, job, templates, reader)
  let parts = selection.parts.map { part in
    SurveyedPart(title: part.title, posts: part.posts.map(\.candidate.index))
  }
  let opening = editorial.map { [SurveyedPart(posts: [$0.place])] } ?? []
  var reading = await reader.compose(editorial?.survey ?? survey, parts: opening + parts)
  if let editorial { reading.markEditorial(editorial.path) }

  var publication = reading.publication
  let credits = survey.credits(parts.flatMap(\.posts))
  publication.sayWhereFrom(selection, names: survey, areMany: credits.count > 1)
  publication.metadata = try statements(job, templates, sources: credits)
  publication.metadata.subjects = subjects(selection)
  let orders = try orderOutputs(job, templates)
  return Issue(
    job: job, number: number, selection: selection, facts: templates.facts, publication: publication,
    orders: orders, findings: reading.findings)
}

/// What fills the templates of a job for an issue: its facts, title included, in its language.
func issueTemplates(
  _ job: Job, number: Int, selection: Selection
) throws(Finding) -> FillTemplates {
  let language = job.issue.language ?? commonestLanguage(selection) ?? .zhHans
  var templates = FillTemplates(
    facts: IssueFacts(job, number: number, selection: selection), language: language)
  templates.facts.title = try title(job, templates)
  return templates
}

/// The title; the key of the job where its template comes to nothing.
private func title(_ job: Job, _ templates: FillTemplates) throws(Finding) -> String {
  let text = try templates.text(job.issue.title).trimmingBlanks
  return text.isEmpty ? job.key : text
}

/// What the issue says about itself.
private func statements(
  _ job: Job, _ templates: FillTemplates, sources: [SourceCredit]
) throws(Finding) -> Metadata {
  func filled(_ template: String?) throws(Finding) -> String? {
    guard let text = try template.map({ text throws(Finding) in try templates.text(text).trimmingBlanks })
    else { return nil }
    return text.isEmpty ? nil : text
  }
  var metadata = Metadata(title: templates.facts.title, language: templates.language)
  metadata.subtitle = try filled(job.issue.subtitle)
  for author in job.issue.authors {
    if let name = try filled(author) { metadata.creators.append(Creator(name: name, role: "edt")) }
  }
  metadata.identifier = try filled(job.issue.identifier)
  metadata.publisher = try filled(job.issue.publisher)
  metadata.rights = try filled(job.issue.rights)
  metadata.date = templates.facts.date
  metadata.series = Series(name: nameSeries(job), number: String(templates.facts.number))
  metadata.sources = sources
  return metadata
}

/// The categories of its posts, each once, where it stands first.
private func subjects(_ selection: Selection) -> [String] {
  var seen: Set<String> = []
  return selection.taken.flatMap(\.candidate.categories).filter { seen.insert($0).inserted }
}

/// The language of most posts; of several, the one that stands first.
private func commonestLanguage(_ selection: Selection) -> Language? {
  var counts: [Language: Int] = [:]
  for post in selection.taken { counts[post.candidate.language, default: 0] += 1 }
  let most = counts.values.max()
  return selection.taken.map(\.candidate.language).first { counts[$0] == most }
}

extension Publication {
  /// Gives every article the address at which it was published, where its header does not name another, and
  /// the name of its site where the issue has posts of several.
  fileprivate mutating func sayWhereFrom(_ selection: Selection, names survey: Survey, areMany: Bool) {
    var taken = selection.taken[...]
    for part in parts.indices {
      for chapter in parts[part].chapters.indices where parts[part].chapters[chapter].role == .article {
        guard let candidate = taken.popFirst()?.candidate else { return }
        var byline = parts[part].chapters[chapter].byline
        let isAddress = candidate.url.hasPrefix("https://") || candidate.url.hasPrefix("http://")
        if byline.source == nil, isAddress { byline.source = candidate.url }
        if areMany { byline.sourceName = survey.credits([candidate.index]).first?.name }
        parts[part].chapters[chapter].byline = byline
      }
    }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    let end = start.reversed().prefix { $0.isWhitespace }.count
    return String(start.dropLast(end))
  }
}
