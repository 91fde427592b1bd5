import Settings
import Themes

extension JobKeys {
  /// The keys of `issue`.
  static var issue: JSONValue {
    [
      "title": key("The title.", words, default: .string(JobDefaults.title)),
      "subtitle": key("A second title below the first.", words),
      "author": key("Who compiles it: one, or a list.", oneOrMore(words)),
      "publisher": key("The publisher.", words),
      "rights": key("Copyright or licence, in words.", words),
      "language": key("The language; without it, that of most posts.", pattern(.language)),
      "identifier": key("An identifier such as a URL; it should tell the issue's number.", words),
      "editorial": key(
        "A Markdown file that opens the issue; relative to the folder of the job file.", words),
      "first-number": key(
        "The number of the first issue.", ["type": "integer", "minimum": 1, "maximum": 1_000_000],
        default: .number("\(JobDefaults.firstNumber)")),
    ]
  }

  /// An object of `outputs`.
  static var output: JSONValue {
    section(outputKeys, required: ["path"]).adding([
      "anyOf": [
        ["required": ["format"]], ["properties": ["path": ["pattern": .string(ending("epub|pdf"))]]],
      ],
      "allOf": [
        [
          "if": ["properties": ["format": ["const": "epub"]], "required": ["format"]],
          "then": ["properties": ["page": false, "path": ["not": ["pattern": .string(ending("pdf"))]]]],
        ],
        [
          "if": ["properties": ["format": ["const": "pdf"]], "required": ["format"]],
          "then": [
            "properties": forPDF.adding(["path": ["not": ["pattern": .string(ending("epub"))]]])
          ],
        ],
        [
          "if": ["properties": ["path": ["pattern": .string(ending("pdf"))]]],
          "then": ["properties": forPDF],
        ],
        [
          "if": ["properties": ["path": ["pattern": .string(ending("epub"))]]],
          "then": ["properties": ["page": false]],
        ],
      ],
    ])
  }

  /// A PDF is made for every reader, has its page numbers, and any size.
  private static var forPDF: JSONValue {
    [
      "profile": ["const": .string(JobDefaults.profile)],
      "page-list": ["const": .string(JobOutput.PageListChoice.auto.rawValue)],
      "max-size": false,
    ]
  }

  /// An output of which only the path is given.
  static var bareOutput: JSONValue {
    ["type": "string", "allOf": [["pattern": .string(ending("epub|pdf"))], ["pattern": .string(varying)]]]
  }

  private static var outputKeys: JSONValue {
    [
      "format": key(
        "The format; without it, what the ending of the path says.", choice(JobOutput.Format.self)),
      "path": key(
        "A template of the file's path, relative to the folder of the job file; a number or a date must be in it.",
        ["type": "string", "pattern": .string(varying)]),
      "theme": key(
        "The look: the name of a theme, or the path of a theme file.", words,
        default: .string(JobDefaults.theme)),
      "page": key(
        "The trim size of a PDF; without it, the theme's own.",
        any(
          ["enum": JSONValue(PageSize.names)],
          ["type": "string", "pattern": #"^[0-9]+(\.[0-9]+)?x[0-9]+(\.[0-9]+)?(mm|cm|in|pt)$"#])),
      "profile": key(
        "The reading systems that an EPUB is made for.", ["enum": JSONValue(JobOutput.profiles)],
        default: .string(JobDefaults.profile)),
      "page-list": key(
        "Whether an EPUB shows the page numbers of the first PDF of the issue.",
        choice(JobOutput.PageListChoice.self), default: .string(JobOutput.PageListChoice.auto.rawValue)),
      "max-size": key(
        "The most that an EPUB may have, such as 40MB: pictures are packed again, then made smaller; without it, no limit.",
        pattern(.bytes)),
    ]
  }

  /// A path that names something that differs from issue to issue.
  private static let varying =
    #"\{\{[{&#^]?\s*issue\.(number|year|month|day|title|since|until|date)\b"#

  /// One of some endings, in whatever case.
  private static func ending(_ endings: String) -> String {
    let letters = endings.map { $0.isLetter ? "[\($0)\($0.uppercased())]" : String($0) }.joined()
    return #"\.("# + letters + ")$"
  }
}
