import Manuscript
import Posts

extension Report.Post {
  /// A post of the book.
  init(_ post: PostSummary) {
    self.init(path: post.path, title: post.title, date: post.date?.iso8601, selected: true)
    language = post.language.description
    categories = post.categories
    tags = post.tags
    characters = post.characters
  }

  /// A post that is not in the book.
  init(_ post: SkippedPost) {
    self.init(
      path: post.path, title: post.title, date: post.date?.iso8601, selected: false,
      reason: post.reason.rawValue)
  }
}

extension Report.Selection {
  /// All posts that were looked at; those of the book first, in its order.
  init(_ reading: Reading) {
    selected = reading.posts.count
    skipped = reading.skipped.count
    posts = reading.posts.map(Report.Post.init) + reading.skipped.map(Report.Post.init)
  }
}
