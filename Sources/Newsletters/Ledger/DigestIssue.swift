import Resources

extension IssuedIssue {
  /// SHA-256 over all that a ledger keeps of the issue but the time at which it was published: so the same
  /// issue made again has the same digest.
  var digest: String {
    var fields = FieldList()
    fields.add(number)
    fields.add(title)
    fields.add(window.since)
    fields.add(window.until)
    for post in posts { fields.add(post) }
    for output in outputs { fields.add(output) }
    return Digest.sha256(of: fields.bytes)
  }
}

/// Values one after the other, so that different lists of values are different lists of bytes.
private struct FieldList {
  var bytes: [UInt8] = []

  mutating func add(_ text: String) {
    bytes += Array("\(text.utf8.count):".utf8)
    bytes += Array(text.utf8)
  }

  mutating func add(_ number: Int?) { add(number.map(String.init) ?? "-") }

  mutating func add(_ post: IssuedPost) {
    for text in ["post", post.id, post.url, post.title, post.fingerprint.content] { add(text) }
    add(post.instant)
    add(post.fingerprint.length)
    bytes += post.fingerprint.shingles.bytes
  }

  mutating func add(_ output: IssuedOutput) {
    for text in ["output", output.path, output.format, output.sha256] { add(text) }
    add(output.bytes)
    add(output.pages)
  }
}
