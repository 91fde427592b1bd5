import Manuscript
import Settings
import Themes

extension IssueTemplate {
  init(_ section: SettingSection) {
    // A title that names itself would have no end.
    let titleFacts = IssueFacts.names.filter { $0 != "issue.title" }
    self.init(
      title: section.template("title", known: titleFacts) ?? JobDefaults.title,
      subtitle: section.template("subtitle"),
      authors: (section.optionalTexts("author") ?? []).map(\.text),
      publisher: section.template("publisher"), rights: section.template("rights"),
      language: section.optionalScalar("language").flatMap {
        section.language($0.text, "language", at: $0.place)
      },
      identifier: section.template("identifier"),
      editorial: section.template("editorial"),
      firstNumber: section.optionalInteger("first-number", in: 1...1_000_000) ?? JobDefaults.firstNumber)
  }
}

extension JobOutput {
  /// Decodes an output; without a path there is none.
  init?(section: SettingSection, folder: String) {
    let named = section.optionalChoice("format", Format.self)
    let theme = section.optionalText("theme").map { Self.themePath($0, in: folder) } ?? JobDefaults.theme
    let page = section.optional("page", is: "a page size", hint: Self.pageHint) { text in
      PageSize(named: text).map { _ in text }
    }
    let profile = section.profile()
    let pageList = section.optionalChoice("page-list", PageListChoice.self) ?? .auto
    let size = section.optional("max-size", is: "a number of bytes, such as 40MB") { ByteSize($0)?.bytes }
    guard let (path, place) = section.requiredText("path") else { return nil }
    if let named, let ending = Self.format(of: path), ending != named {
      section.report.invalid(
        "“\(path)” has the ending of \(ending.rawValue), but its format is \(named.rawValue)", at: place)
    }
    self.init(path, named, at: place, section, theme: theme, page: page, profile: profile)
    (self.pageList, maximumSize) = (pageList, size)
    switch format {
    case .epub: section.refuse("page", page != nil, in: "an EPUB", hint: "pages are for PDF")
    case .pdf:
      section.refuse("profile", profile != JobDefaults.profile, in: "a PDF", hint: "profiles are for EPUB")
      section.refuse("page-list", pageList != .auto, in: "a PDF", hint: "a PDF always has page numbers")
      section.refuse("max-size", size != nil, in: "a PDF", hint: "sizes are for EPUB")
    }
  }

  /// An output of which only the path is given.
  init?(_ path: String, at place: SourcePlace, _ section: SettingSection) {
    self.init(
      path, nil, at: place, section, theme: JobDefaults.theme, page: nil, profile: JobDefaults.profile)
  }

  private init?(
    _ path: String, _ named: Format?, at place: SourcePlace, _ section: SettingSection, theme: String,
    page: String?, profile: String
  ) {
    if let problem = JobTemplate(path).problem(known: IssueFacts.names) {
      section.report.invalid("“\(path)”: \(problem.message)", hint: problem.hint, at: place)
    }
    guard let format = named ?? Self.format(of: path) else {
      // A format that does not exist was reported.
      if section.has("format") { return nil }
      section.report.invalid(
        "“\(path)” does not tell the format of the output",
        hint: "end it in .epub or .pdf, or write “format: epub”", at: place)
      return nil
    }
    self.init(format: format, path: path, theme: theme, page: page, profile: profile)
  }

  private static func format(of path: String) -> Format? {
    Format.allCases.first { path.lowercased().hasSuffix("." + $0.rawValue) }
  }

  private static func themePath(_ text: String, in folder: String) -> String {
    let isPath = text.contains("/") || text.hasSuffix(".yml") || text.hasSuffix(".yaml")
    return isPath ? JobPath.resolve(text, in: folder) : text
  }

  private static let pageHint = "one of \(PageSize.names.joined(separator: ", ")), or 140x203mm"
}

extension SettingSection {
  /// A template that parses and names known facts only.
  fileprivate func template(_ key: String, known: [String] = IssueFacts.names) -> String? {
    guard let text = optionalText(key) else { return nil }
    if let problem = JobTemplate(text).problem(known: known) {
      report.invalid("“\(path(key))”: \(problem.message)", hint: problem.hint, at: valuePlace(of: key))
    }
    return text
  }

  /// Says of a key that it means nothing, where it is given.
  fileprivate func refuse(_ key: String, _ isGiven: Bool, in output: String, hint: String) {
    guard isGiven else { return }
    report.invalid("“\(path(key))” means nothing in \(output)", hint: hint, at: place(of: key))
  }

  fileprivate func profile() -> String {
    optional(
      "profile", is: "a profile", hint: "there is: " + JobOutput.profiles.joined(separator: ", ")
    ) { text in
      JobOutput.profiles.contains(text) ? text : nil
    } ?? JobDefaults.profile
  }

  /// A text that must be there and say something.
  func requiredText(_ key: String) -> (text: String, place: SourcePlace)? {
    guard let (text, place) = scalar(key) else { return nil }
    if !text.allSatisfy(\.isWhitespace) { return (text, place) }
    report.invalid("“\(path(key))” is empty", at: place)
    return nil
  }
}
