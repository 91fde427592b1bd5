package import Settings
import Themes

/// What the JSON Schema of job files says of each key.
package enum JobKeys: SettingsSchema {
  /// The schema itself.
  package static var root: JSONValue {
    let heading: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:bifolium:schema:job:1",
      "title": "Bifolium newsletter job",
      "description": "What an issue of a newsletter is, and when it is due.",
    ]
    return heading.adding(section(JobKeys.keys, required: ["job", "sources", "outputs"])).adding([
      "if": [
        "properties": ["select": ["properties": ["until": ["const": "due"]], "required": ["until"]]],
        "required": ["select"],
      ],
      "then": ["required": ["schedule"]],
    ])
  }

  static let positive: JSONValue = ["type": "integer", "minimum": 1, "maximum": 10_000]

  static func pattern(_ pattern: JobPatterns) -> JSONValue {
    ["type": "string", "pattern": .string(pattern.pattern)]
  }
}

extension JobKeys {
  /// The keys of a job.
  private static var keys: JSONValue {
    [
      "version": key("The version of this format.", ["const": 1], default: 1),
      "job": key(
        "The name of the job: of its entries in the ledger, and `{{job}}` in templates.",
        ["type": ["string", "number"], "pattern": .string(JobPatterns.name.pattern)]),
      "timezone": key(
        "The IANA time zone of the schedule, of dates in this file, and of posts that name none.",
        pattern(.timeZone), default: "UTC"),
      "ledger": key(
        "The file that remembers what was in which issue; without it, the name of the job file with the ending "
          + ".ledger.", words),
      "sources": key(
        "Where posts come from: sites, folders of posts, single files.",
        ["type": "array", "minItems": 1, "items": any(words, source)]),
      "select": key("Which posts an issue takes.", section(selection)),
      "issue": key("What an issue says about itself. Texts are Mustache templates.", section(issue)),
      "outputs": key(
        "The files that are made of an issue.",
        ["type": "array", "minItems": 1, "items": any(bareOutput, output)]),
      "drop": key(
        "Elements of posts that no issue has: CSS selectors such as .share or div#ads > p.", oneOrMore(words)),
      "schedule": key(
        "When issues are due: a cron line, or an object.",
        any(cron, section(schedule, required: ["cron"]))),
      "limits": key(
        "What one run may use; beyond it the run is stopped, and nothing is published.", section(limits)),
    ]
  }

  private static var source: JSONValue {
    section(
      [
        "id": key(
          "A name that is part of each post's identity; without it, the last name of the path, or site.",
          ["type": ["string", "number"], "pattern": .string(JobPatterns.name.pattern)]),
        "path": key("The source; relative to the folder of the job file.", words),
      ], required: ["path"])
  }

  private static var schedule: JSONValue {
    [
      "cron": key("Minute, hour, day of the month, month, day of the week, as in crontab(5).", cron),
      "missed": key(
        "What happens after instants that passed without a run: one issue for all, or none for those that passed "
          + "more than a day ago.", choice(Schedule.Missed.self), default: "run-once"),
    ]
  }

  private static var cron: JSONValue {
    let nicknames = CronLine.nicknames.keys.sorted().joined(separator: "|")
    let field = "[0-9A-Za-z*,/\\-]+"
    return [
      "type": "string", "pattern": .string("^\\s*(\(nicknames)|\(field)(\\s+\(field)){4})\\s*$"),
      "examples": ["0 7 * * 5", "@monthly"],
    ]
  }

  private static var limits: JSONValue {
    [
      "memory": key("Resident memory, such as 1GB or 512MiB; without it, no limit.", pattern(.bytes)),
      "wall": key("Time by the clock, such as 15m or 2h; without it, no limit.", pattern(.duration)),
    ]
  }
}
