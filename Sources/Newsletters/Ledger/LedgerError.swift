public import Manuscript

/// Why a ledger cannot be used, or will not do what it was asked to.
public struct LedgerError: Error, Sendable, Equatable {
  /// The kinds of trouble, by what a user has to do about them.
  public enum Kind: Sendable, Equatable {
    /// The file is damaged, or is no ledger at all.
    case broken
    /// The file was written by a version of Bifolium that knows more than this one.
    case newer
    /// The file is the ledger of another job, or the database of another program.
    case foreign
    /// The file or its folder cannot be written, or the disk is full.
    case unwritable
    /// Another run is at work.
    case locked
    /// The ledger has something else in the place of what was to be recorded.
    case conflict
    /// What was asked for is not there.
    case missing
  }

  /// What kind of trouble it is.
  public var kind: Kind
  /// The path of the ledger.
  public var path: String
  /// What happened, as one sentence without a full stop.
  public var message: String
  /// What the user can do about it.
  public var hint: String?

  /// Trouble with the ledger at `path`.
  public init(_ kind: Kind, _ path: String, _ message: String, hint: String? = nil) {
    self.kind = kind
    self.path = path
    self.message = message
    self.hint = hint ?? kind.hint
  }

  /// The error as users are told of it.
  public var finding: Finding {
    Finding(kind.finding, message, hint: hint, at: SourcePlace(path: path))
  }
}

extension LedgerError.Kind {
  /// The identifier of the finding.
  public var finding: FindingID {
    switch self {
    case .broken: .ledgerBroken
    case .newer: .ledgerNewer
    case .foreign: .ledgerForeign
    case .unwritable: .ledgerUnwritable
    case .locked: .ledgerLocked
    case .conflict: .ledgerConflict
    case .missing: .ledgerMissing
    }
  }

  /// What helps in most cases of the kind.
  var hint: String? {
    switch self {
    case .broken:
      "put back a copy of it; or save what can be read with `newsletter ledger export`, move it away, and begin "
        + "anew with `newsletter ledger adopt`"
    case .newer: "use that version, or a newer one; nothing was changed"
    case .foreign: "name another ledger with the key `ledger` of the job, or give the job its old name again"
    case .unwritable: "make room, or see who may write to the file and to its folder"
    case .locked: "wait for it to end, and run again"
    case .conflict, .missing: nil
    }
  }
}
