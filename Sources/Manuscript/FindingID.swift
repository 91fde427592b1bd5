/// The closed list of findings. The raw value is stable: users name it in `--strict=` and `explain`.
public enum FindingID: String, Sendable, Hashable, CaseIterable {
  // Sources
  case sourceMissing = "source-missing"
  case sourceUnreadable = "source-unreadable"
  case sourceTooLarge = "source-too-large"
  case sourceEmpty = "source-empty"
  case sourceKind = "source-kind"
  case sourceOutside = "source-outside"
  case feedDamaged = "feed-damaged"
  case encodingConverted = "encoding-converted"
  case encodingInvalid = "encoding-invalid"
  case controlCharacters = "control-characters"
  // Headers
  case headerBroken = "header-broken"
  case headerDuplicateKey = "header-duplicate-key"
  case titleMissing = "title-missing"
  case dateMissing = "date-missing"
  case dateInvalid = "date-invalid"
  // Bodies
  case liquidUnknown = "liquid-unknown"
  case contentHidden = "content-hidden"
  case contentDropped = "content-dropped"
  case contentExcluded = "content-excluded"
  case embedReplaced = "embed-replaced"
  case navigationRemoved = "navigation-removed"
  case nestingTooDeep = "nesting-too-deep"
  case tableTooBig = "table-too-big"
  case linkUnresolved = "link-unresolved"
  case noteUndefined = "note-undefined"
  // Resources
  case imageMissing = "image-missing"
  case imageRemote = "image-remote"
  case imageOffline = "image-offline"
  case imageSubstituted = "image-substituted"
  case imageBroken = "image-broken"
  case imageUnsupported = "image-unsupported"
  case imageConverted = "image-converted"
  case imageScaled = "image-scaled"
  case imageTrackingPixel = "image-tracking-pixel"
  case imageReduced = "image-reduced"
  // Themes
  case themeMissing = "theme-missing"
  case themeInvalid = "theme-invalid"
  case themeUnknownKey = "theme-unknown-key"
  case fontMissing = "font-missing"
  case fontEmbedded = "font-embedded"
  case fontRestricted = "font-restricted"
  // Jobs
  case jobMissing = "job-missing"
  case jobInvalid = "job-invalid"
  case jobUnknownKey = "job-unknown-key"
  // Setting
  case glyphMissing = "glyph-missing"
  case hyphenationMissing = "hyphenation-missing"
  case lineOverfull = "line-overfull"
  case lineUnderfull = "line-underfull"
  case markHung = "mark-hung"
  case breakRelief = "break-relief"
  case breakEmergency = "break-emergency"
  case tableNarrowed = "table-narrowed"
  case tableTurned = "table-turned"
  case tableDivided = "table-divided"
  case tableTooWide = "table-too-wide"
  case figureScaled = "figure-scaled"
  // Plans for many machines
  case planBroken = "plan-broken"
  case planExists = "plan-exists"
  case planStale = "plan-stale"
  case shardInvalid = "shard-invalid"
  case itemBroken = "item-broken"
  case itemConflict = "item-conflict"
  case itemCrashed = "item-crashed"
  // Ledgers
  case ledgerBroken = "ledger-broken"
  case ledgerNewer = "ledger-newer"
  case ledgerForeign = "ledger-foreign"
  case ledgerUnwritable = "ledger-unwritable"
  case ledgerLocked = "ledger-locked"
  case ledgerConflict = "ledger-conflict"
  case ledgerMissing = "ledger-missing"
  // Runs of jobs
  case jobRepeated = "job-repeated"
  case issueMissing = "issue-missing"
  case postChanged = "post-changed"
  case postVanished = "post-vanished"
  case limitExceeded = "limit-exceeded"
  case workerDied = "worker-died"
  // Selection
  case sourceRepeated = "source-repeated"
  case identityRepeated = "identity-repeated"
  case postAlike = "post-alike"
  case issueNotDue = "issue-not-due"
  case clockBehind = "clock-behind"
  // Newsletters
  case templateInvalid = "template-invalid"
  // Outputs
  case outputUnwritable = "output-unwritable"
  case outputInvalid = "output-invalid"
  case outputForeign = "output-foreign"
  case bookDivided = "book-divided"
  case bookTooLarge = "book-too-large"
  case volumeLeft = "volume-left"
  case blockTooLarge = "block-too-large"
}

extension FindingID {
  /// The severity that a finding has unless its maker knows better.
  public var severity: Severity {
    switch self {
    case .contentHidden, .contentDropped, .contentExcluded, .navigationRemoved, .embedReplaced,
      .imageConverted,
      .imageScaled, .imageReduced, .fontEmbedded, .imageSubstituted, .imageTrackingPixel, .markHung,
      .breakRelief, .hyphenationMissing,
      .headerDuplicateKey, .tableNarrowed, .tableTurned, .tableDivided,
      .figureScaled,
      .controlCharacters, .sourceKind, .encodingConverted, .sourceRepeated, .postAlike, .issueNotDue:
      .note
    case .sourceMissing, .sourceUnreadable, .sourceEmpty, .themeMissing, .themeInvalid, .themeUnknownKey,
      .fontMissing, .ledgerBroken, .ledgerNewer, .ledgerForeign, .ledgerUnwritable, .ledgerLocked,
      .ledgerConflict, .ledgerMissing, .outputUnwritable, .outputInvalid, .templateInvalid, .jobMissing,
      .jobInvalid, .jobUnknownKey, .planBroken, .planExists, .planStale, .shardInvalid, .itemBroken,
      .itemConflict, .itemCrashed, .jobRepeated, .issueMissing, .limitExceeded, .workerDied,
      .outputForeign:
      .error
    default: .warning
    }
  }

  /// What the finding means, for `bifolium explain`.
  public var explanation: String {
    switch self {
    case .sourceMissing: "A source that was named does not exist."
    case .sourceUnreadable: "A source exists but cannot be read."
    case .sourceTooLarge: "A file is too large to be a post, and was left out."
    case .sourceEmpty: "A source holds no post that can go into a book."
    case .sourceKind: "A folder could be more than one kind of site; it was taken for one of them."
    case .sourceOutside: "A name in a site leads out of it, or round in a circle, and was not followed."
    case .feedDamaged: "A feed is damaged; what could be read of it was."
    case .encodingConverted: "A file is not in UTF-8; its encoding was recognised and converted."
    case .encodingInvalid: "A file has bytes that are no text in its encoding; they are shown as U+FFFD."
    case .controlCharacters: "Control characters that no book format allows were taken out."
    case .headerBroken: "The header of a post cannot be parsed; title and date come from the file name."
    case .headerDuplicateKey: "A key stands twice in a header; the last one counts, as in Jekyll."
    case .titleMissing: "A post has no title; one was made from its first heading or its file name."
    case .dateMissing: "A post has no date, neither in its header nor in its file name."
    case .dateInvalid: "A date cannot be understood and was left out."
    case .liquidUnknown: "A Liquid tag is not known; its inner text was kept."
    case .contentHidden: "Content that browsers do not show was left out."
    case .contentDropped: "An element that no book can show was left out."
    case .contentExcluded: "Elements that --drop names were left out."
    case .embedReplaced: "An embedded frame, video or form became a link."
    case .navigationRemoved: "A line of site navigation at the end of a post was left out."
    case .nestingTooDeep: "Elements nest deeper than the reader follows; the text was kept, flattened."
    case .tableTooBig: "A table has more cells than a book can hold; those at its end were left out."
    case .linkUnresolved: "A link leads to a place that is not in the book or the site."
    case .noteUndefined: "A note is referred to but not written; its mark was kept as text."
    case .imageMissing: "A picture cannot be found or fetched; its alternative text stands in its place."
    case .imageRemote: "A picture on the network was not fetched; its alternative text stands in its place."
    case .imageOffline:
      "A picture on the network is not in the cache, and the run was offline; its alternative text stands in its place."
    case .imageSubstituted:
      "A picture could not be fetched; the copy of an earlier run, or another one that the post names, stands in its place."
    case .imageBroken: "A picture is damaged, or is a web page in the place of a picture."
    case .imageUnsupported: "A picture is of a kind that cannot be shown."
    case .imageConverted: "A picture of a kind that not every reader shows was converted to PNG or JPEG."
    case .imageScaled: "A picture with more pixels than a page can show was made smaller."
    case .imageReduced:
      "Pictures were packed with less quality, or made smaller, so that a book is not too large."
    case .imageTrackingPixel: "An invisible picture of one pixel was left out."
    case .themeMissing: "No theme of that name was found."
    case .themeInvalid: "A theme file cannot be understood."
    case .themeUnknownKey: "A theme has a key that does not exist."
    case .fontMissing: "A font that the theme names is not installed."
    case .fontEmbedded: "Fonts were cut down to the characters of a book and put into it."
    case .fontRestricted: "A font does not allow to be put into books."
    case .jobMissing: "A job file does not exist or cannot be read."
    case .jobInvalid: "A job file cannot be understood."
    case .jobUnknownKey: "A job file has a key that does not exist."
    case .glyphMissing: "No installed face has a glyph for a character."
    case .hyphenationMissing: "No dictionary for the hyphenation of a language is installed."
    case .lineOverfull: "A line is wider than its measure because nothing in it can break or shrink."
    case .lineUnderfull: "A line is set looser than its rules allow, or left short: nothing else fits."
    case .markHung: "A comma or stop hangs beyond its line, which has no room for it."
    case .breakRelief: "Closing marks that overfill a line were let onto the next one."
    case .breakEmergency: "A word without a place to break was broken anywhere."
    case .tableNarrowed: "A table was set smaller to fit its measure."
    case .tableTurned: "A table was too wide for its page, and lies on one of its own."
    case .tableDivided:
      "The columns of a table that was too wide were divided; each part has the first column."
    case .tableTooWide:
      "A table is too wide for any page, even at its smallest size; words in it were broken."
    case .figureScaled: "A picture was made smaller to fit the page."
    case .planBroken: "A file of a plan folder is missing, damaged or of another version."
    case .planExists: "A plan folder holds something else already, and was left as it is."
    case .planStale: "What an issue is made of has changed since it was planned; it was not made."
    case .shardInvalid: "A worker was not told which shard to do, or told one that the plan does not have."
    case .itemBroken: "A finished issue of a plan is not as its receipt says."
    case .itemConflict: "The same recipe made different bytes, or the ledger has another issue already."
    case .itemCrashed: "The process that made an issue died, or went beyond the limits of its job."
    case .ledgerBroken: "A ledger is damaged, or is no ledger; it was left as it is."
    case .ledgerNewer: "A ledger was written by a newer version of Bifolium."
    case .ledgerForeign: "A ledger belongs to another job."
    case .ledgerUnwritable: "A ledger, or the folder that it is in, cannot be written."
    case .ledgerLocked: "Another run holds the ledger."
    case .ledgerConflict: "A ledger has another issue of that number already."
    case .ledgerMissing: "There is no ledger, or it has no such issue or post."
    case .jobRepeated: "Two job files have one key, or would write one file."
    case .issueMissing: "An issue that is to be made again was never made."
    case .postChanged: "A post has changed since the issue that is made again was published."
    case .postVanished: "A post of an issue that is made again is gone."
    case .limitExceeded: "A job took more memory or time than its limits allow, and was ended."
    case .workerDied: "The process that ran a job ended without a word; nothing was published."
    case .sourceRepeated: "A source leads to files that an earlier source has; they count for that one."
    case .identityRepeated:
      "Two posts of a source have the same id in their headers; an issue has one at most."
    case .postAlike: "A post is nearly the same as another one, which the issue takes instead."
    case .issueNotDue: "The schedule of a job has no issue to make yet."
    case .clockBehind: "The clock shows a time before the end of the latest issue."
    case .templateInvalid:
      "A template of a newsletter job cannot be filled, or comes to a name that no file can have."
    case .outputUnwritable: "An output file cannot be written."
    case .outputInvalid: "An output did not pass its own checks and was not published."
    case .outputForeign: "A file that this job has not made stands where an output is to go."
    case .bookDivided: "A book that is too large even with small pictures was divided into volumes."
    case .bookTooLarge: "A book is larger than was asked for, or than its readers take."
    case .volumeLeft: "A file beside a book is named like a volume of it, and the book has no such volume."
    case .blockTooLarge:
      "A table, a list or another block is so large that a document of the EPUB cannot be divided; some readers give up on it."
    }
  }
}
