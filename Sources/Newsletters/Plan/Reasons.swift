extension TakenReason {
  /// The stable name of the reason, for programs.
  public var code: String {
    switch self {
    case .new: "new"
    case .late: "late"
    case .waiting: "waiting"
    }
  }

  /// The reason in words, for the table.
  var words: String {
    switch self {
    case .new: "new"
    case .late: "late"
    case .waiting: "waited"
    }
  }
}

extension LeftReason {
  /// The stable name of the reason, for programs.
  public var code: String {
    switch self {
    case .header: "header"
    case .draft: "draft"
    case .expired: "expired"
    case .undated: "undated"
    case .tooOld: "too-old"
    case .notYet: "not-yet"
    case .category: "category"
    case .tag: "tag"
    case .language: "language"
    case .issued: "issued"
    case .issuedAs: "issued-as"
    case .duplicate: "duplicate"
    case .waiting: "waiting"
    case .tooFew: "too-few"
    }
  }

  /// The reason in words, for the table.
  var words: String {
    switch self {
    case .header: "its header says so"
    case .draft: "a draft"
    case .expired: "past its expiry date"
    case .undated: "no date"
    case .tooOld: "before the period"
    case .notYet: "after the period"
    case .category: "its categories"
    case .tag: "its tags"
    case .language: "its language"
    case .issued(let number, let edited): "\(issue(number))\(edited ? ", edited since" : "")"
    case .issuedAs(let id, let number, let by): "\(issue(number)) as \(id) (\(by.words))"
    case .duplicate(let other, .similar, let similarity): "\(percent(similarity)) like \(other)"
    case .duplicate(let other, let by, _): "\(by.words) as \(other)"
    case .waiting: "no room: waits"
    case .tooFew: "too few: waits"
    }
  }

  private func issue(_ number: Int) -> String { number == 0 ? "adopted as issued" : "in issue \(number)" }
}

extension SelectionRules.Duplicate {
  fileprivate var words: String {
    switch self {
    case .id: "same id"
    case .url: "same address"
    case .content: "same text"
    case .similar: "similar text"
    }
  }
}
