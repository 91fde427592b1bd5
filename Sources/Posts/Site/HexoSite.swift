import Manuscript

extension Site {
  /// Reads `_config.yml` as Hexo does.
  mutating func configureHexo(_ findings: inout [Finding]) {
    guard let root else { return }
    let value =
      jekyllConfiguration(in: root).flatMap { Site.configuration($0, findings: &findings) } ?? .map([])
    takeCommon(value)
    served = [Path.join(root, "source")]
    base = root
    language = value["language"]?.texts.first.map { Language($0) }
    takeAddress(value["url"]?.text)
    if let path = value["root"]?.text { baseURL = Site.basePath(path) }
    permalink = Permalink(style: value["permalink"]?.text ?? ":year/:month/:day/:title/")
    excludes = value["exclude"]?.texts ?? []
    includes = value["include"]?.texts ?? []
  }

  /// The post that a file of a Hexo site is: those in `source/_posts`, and drafts.
  func hexoPost(_ path: String) -> PostFile? {
    for (folder, isDraft) in [("source/_posts", false), ("source/_drafts", true)] {
      guard let inner = Path.relative(path, to: folder) else { continue }
      var post = PostFile(sitePath: path, name: withoutExtension(inner))
      post.isInPosts = !isDraft
      post.isDraft = isDraft
      return post
    }
    return nil
  }
}
