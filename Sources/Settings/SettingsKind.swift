package import Manuscript

/// What files of one kind call their mistakes: themes and jobs are read by the same rules and speak of them in
/// words of their own.
package struct SettingsKind: Sendable {
  /// The finding of a file that cannot be read.
  package var missing: FindingID
  /// The finding of a value that cannot be used, and of a file that is not YAML.
  package var invalid: FindingID
  /// The finding of a key that does not exist.
  package var unknownKey: FindingID
  /// What to do about a key that must be there and is not.
  package var missingHint: String?
  /// What to do about a key without a value.
  package var emptyHint: String?

  /// A kind of file by its findings.
  package init(
    missing: FindingID, invalid: FindingID, unknownKey: FindingID, missingHint: String? = nil,
    emptyHint: String? = nil
  ) {
    self.missing = missing
    self.invalid = invalid
    self.unknownKey = unknownKey
    self.missingHint = missingHint
    self.emptyHint = emptyHint
  }
}
