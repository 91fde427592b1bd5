/// The parts of a ledger as they are exported: times in seconds since 1970, digests in hexadecimal.
enum ExportRecord {
  struct Issue: Encodable {
    var number: Int
    var title: String
    var since: Int?
    var until: Int
    var published: Int
    var outputs: [IssuedOutput]
  }

  struct Post: Encodable {
    var issue: Int
    var id: String
    var url: String
    var title: String
    var instant: Int?
    var content: String
    var length: Int
    var shingles: String?

    init(_ post: IssuedPost) {
      (issue, id, url, title) = (post.number, post.id, post.url, post.title)
      (instant, content, length) = (post.instant, post.fingerprint.content, post.fingerprint.length)
      let shingles = post.fingerprint.shingles
      self.shingles = shingles.isEmpty ? nil : shingles.bytes.hexadecimal
    }
  }

  struct Attempt: Encodable {
    var id: Int
    var number: Int
    var began: Int
    var state: String
    var message: String?
    var outputs: [PlannedOutput]

    init(_ attempt: RecordedAttempt) {
      (id, number, began) = (attempt.id, attempt.attempt.number, attempt.attempt.began)
      (state, message, outputs) = (attempt.state.rawValue, attempt.message, attempt.attempt.outputs)
    }
  }
}
