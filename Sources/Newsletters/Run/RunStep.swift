/// The steps of a run, in their order: what progress shows, what a report times, and where tests let a run fail.
public enum RunStep: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable {
  /// Reads the job file.
  case load
  /// Takes the lock of the ledger.
  case lock
  /// Opens the ledger.
  case open
  /// Decides on the period.
  case window
  /// Reads the headers of all posts.
  case survey
  /// Asks the ledger what is known of them.
  case memory
  /// Chooses among the posts.
  case select
  /// Reads the chosen posts and makes an issue of them.
  case compose
  /// Brings to hand what all files of the issue need: themes and pictures.
  case prepare
  /// Makes each file, under a temporary name.
  case print
  /// Examines them.
  case examine
  /// Tells the ledger what is about to be published.
  case begin
  /// Gives the files their names.
  case place
  /// Tells the ledger that the issue is out.
  case record
}
