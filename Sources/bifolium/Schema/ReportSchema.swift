import Manuscript
import Newsletters
import Settings

/// The JSON Schema of what `--report` and `--json` write: of an export, or of a run of newsletter jobs. Later versions of the
/// command may add keys, so none is forbidden.
enum ReportSchema: SettingsSchema {
  /// The schema as text, ending in a line feed.
  static var text: String { root.text() + "\n" }

  static var root: JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": "urn:bifolium:schema:report:1",
      "title": "Bifolium report",
      "description": "What a run of export or of newsletter run did.",
      "anyOf": [["$ref": "#/$defs/export"], ["$ref": "#/$defs/run"]],
      "$defs": [
        "export": object(
          export, optional: ["message", "book"], "What export did."),
        "run": object(run, "What newsletter run did."),
        "job": object(
          job, optional: ["job", "reason", "number", "title", "window", "selection", "resources"],
          "How the run of one job ended."),
        "finding": object(
          finding, optional: ["hint", "path", "line", "column"],
          "Something that a user should know; bifolium explain ID says what to do."),
        "output": object(
          output, optional: ["error", "bytes", "sha256", "pages"], "A file that was asked for."),
        "resources": object(resources, "What the process used."),
      ],
    ]
  }

  /// An object that has these keys, all but those that are `optional`, and perhaps others.
  static func object(_ properties: JSONValue, optional: [String] = [], _ description: String) -> JSONValue {
    let required = properties.members.map(\.key).filter { !optional.contains($0) }
    return key(description, ["type": "object", "properties": properties, "required": JSONValue(required)])
  }

  static let line: JSONValue = ["type": "string"]
  static let count: JSONValue = ["type": "integer", "minimum": 0]
  static let seconds: JSONValue = ["type": "number", "minimum": 0]

  static func list(of name: String) -> JSONValue {
    ["type": "array", "items": ["$ref": .string("#/$defs/\(name)")]]
  }

  static func map(_ value: JSONValue) -> JSONValue { ["type": "object", "additionalProperties": value] }
}

extension ReportSchema {
  private static var run: JSONValue {
    [
      "version": version, "generator": key("The program that wrote it.", line),
      "exit": key("The exit status.", count),
      "started": key("When the run began: ISO 8601, UTC.", line),
      "dryRun": key("Whether everything was made and nothing kept.", ["type": "boolean"]),
      "jobs": key("Every job, in the order in which they were named.", list(of: "job")),
      "statuses": key("How many jobs ended how.", map(count)),
      "counts": key("How often each finding was found.", map(count)),
      "seconds": key("From beginning to end.", seconds),
    ]
  }

  private static var job: JSONValue {
    [
      "path": key("The job file as it was named.", line), "job": key("The key of the job.", line),
      "status": key("How it ended.", choice(JobOutcome.Status.self)),
      "reason": key("Why there is no issue.", line),
      "exit": key("The exit status that the job has by itself.", count),
      "number": key("The number of the issue.", count), "title": key("The title of the issue.", line),
      "window": key("The period of the issue.", ["type": "object"]),
      "selection": key("Which posts were taken and left, and why.", ["type": "object"]),
      "outputs": key("The files of the issue.", ["type": "array", "items": ["type": "object"]]),
      "findings": key("All findings.", list(of: "finding")), "timings": key("Seconds by step.", map(seconds)),
      "resources": ["$ref": "#/$defs/resources"],
    ]
  }

  static var version: JSONValue { key("The version of this shape.", ["const": 1]) }
}
