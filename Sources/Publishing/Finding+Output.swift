package import Manuscript

extension Finding {
  /// The finding with the name that the user knows: that of the draft is gone with it.
  package func naming(_ name: String, insteadOf draft: String) -> Finding {
    var result = self
    result.message = message.split(separator: draft, omittingEmptySubsequences: false).joined(separator: name)
    return result
  }
}

extension PublishError {
  /// The error as users are told of it, of an output of that name.
  package func finding(_ name: String) -> Finding {
    Finding(.outputUnwritable, "\(name) cannot be written: \(reason)", hint: hint)
  }
}
