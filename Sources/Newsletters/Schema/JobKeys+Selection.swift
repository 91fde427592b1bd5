import Settings

extension JobKeys {
  /// The keys of `select`.
  static var selection: JSONValue {
    [
      "since": key(
        "Where the period of an issue begins: at the end of the one before, so long before its end, or at a date.",
        any(["const": "last-issue"], pattern(.duration), pattern(.date)), default: "last-issue"),
      "until": key(
        "Where it ends: at the latest due instant of the schedule, when the run begins, or at a date; without it, "
          + "due where there is a schedule, else now.",
        any(["enum": ["due", "now"]], pattern(.date))),
      "first-run": key(
        "What the first issue takes: posts of so long before its end, or all.",
        any(["const": "all"], pattern(.duration)), default: .string(JobDefaults.firstRun)),
      "late": key(
        "Posts that are dated before the period and were in no issue.", choice(SelectionRules.Late.self),
        default: "include"),
      "where": key("Conditions that a post must meet.", section(filter)),
      "duplicates": key(
        "What makes two posts one: identity, address, the same text, or nearly the same text.",
        oneOrMore(choice(SelectionRules.Duplicate.self)),
        default: JSONValue(JobDefaults.duplicates.map(\.rawValue))),
      "similarity": key(
        "The share of common text from which posts count as similar.",
        ["type": "number", "exclusiveMinimum": 0, "maximum": 1], default: .number("\(JobDefaults.similarity)")
      ),
      "order": key(
        "The order of posts within a part.", choice(SelectionRules.Order.self), default: "date-ascending"),
      "group-by": key("What makes parts of an issue.", choice(SelectionRules.Grouping.self), default: "none"),
      "minimum": key(
        "With fewer posts there is no issue; they wait for the next one.", positive,
        default: .number("\(JobDefaults.minimum)")),
      "maximum": key(
        "With more posts, the rest waits for the next issue; without it, all are taken.", positive),
    ]
  }

  private static var filter: JSONValue {
    [
      "categories": key("Conditions on categories; a list means any of them.", names),
      "tags": key("Conditions on tags; a list means any of them.", names),
      "languages": key(
        "Languages, of which a post has one; zh is every kind of Chinese.", oneOrMore(pattern(.language))),
    ]
  }

  private static var names: JSONValue {
    any(
      words, ["type": "array", "items": words],
      section([
        "any": key("At least one of them.", oneOrMore(words)),
        "all": key("Each of them.", oneOrMore(words)),
        "none": key("Not one of them.", oneOrMore(words)),
      ]))
  }
}
