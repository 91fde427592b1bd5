import Foundation
import Manuscript
import Posts
import Resources

/// What an issue is made of, as far as a plan can know it: digests of everything that another machine reads again.
///
/// Pictures and fonts are not in it: they are found while an issue is made. Where they differ between two workers
/// that make one issue, their receipts differ, and that is a conflict.
package struct InputDigests: Sendable {
  /// The program, with its version.
  let generator: String
  /// Digests of themes, with everything that they take over from others. The command gives it: newsletters know
  /// no themes.
  let theme: @Sendable (JobOutput) throws(RunFailure) -> String

  /// Digests for a program of that name and version.
  package init(generator: String, theme: @escaping @Sendable (JobOutput) throws(RunFailure) -> String) {
    self.generator = generator
    self.theme = theme
  }

  /// The recipe of an issue.
  func recipe(
    _ job: Job, number: Int, _ selection: Selection, _ survey: JobSurvey
  ) throws(RunFailure) -> Recipe {
    let shared = filesOfSeveralPosts(survey.survey.posts)
    var themes: [String] = []
    for output in job.outputs { themes.append(try theme(output)) }
    return Recipe(
      generator: generator, job: Digest.sha256(ofFile: job.path) ?? "", name: job.key, number: number,
      since: selection.window.since, until: selection.window.until,
      editorial: job.issue.editorial.flatMap { Digest.sha256(ofFile: $0) }, themes: themes,
      parts: selection.parts.map { part in
        RecipePart(
          title: part.title,
          posts: part.posts.map { taken in
            let post = survey.survey.posts[taken.candidate.index]
            return RecipePost(
              id: taken.candidate.id, digest: digest(post, isAlone: !shared.contains(post.path)),
              reason: RecipePost.Reason(taken.reason))
          })
      })
  }

  /// Files with more than one post, such as feeds: another post in one changes nothing for this one.
  private func filesOfSeveralPosts(_ posts: [SurveyedPost]) -> Set<String> {
    var seen: Set<String> = []
    return Set(posts.map(\.path).filter { !seen.insert($0).inserted })
  }

  /// The digest of what a post says, in its header and its body.
  private func digest(_ post: SurveyedPost, isAlone: Bool) -> String {
    var fields = [post.title, post.date?.iso8601 ?? "", post.language.description, post.address]
    fields.append(contentsOf: post.categories + ["\u{0}"] + post.tags)
    if isAlone, let file = Digest.sha256(ofFile: post.path) { fields.append(file) }
    let lengths = fields.map { String($0.utf8.count) }.joined(separator: ",")
    return Digest.sha256(of: Array((lengths + "\n" + fields.joined()).utf8) + post.body)
  }
}

extension RecipePost.Reason {
  /// A reason of the selection.
  init(_ reason: TakenReason) {
    switch reason {
    case .new: self = .new
    case .late: self = .late
    case .waiting: self = .waiting
    }
  }

  /// The reason as the selection has it.
  var taken: TakenReason {
    switch self {
    case .new: .new
    case .late: .late
    case .waiting: .waiting
    }
  }
}
