import Manuscript
import Settings

extension ReportSchema {
  static var export: JSONValue {
    [
      "version": version, "generator": key("The program that wrote it.", line),
      "exit": key("The exit status.", count),
      "message": key("A mistake for which there is no finding.", line),
      "started": key("When the run began: ISO 8601, UTC.", line),
      "inputs": key("The sources as they were named.", ["type": "array", "items": line]),
      "book": object(book, "The book as a whole."),
      "selection": object(
        selection, "Which posts were read, and why those that are not in the book are not."),
      "outputs": key("The files that were asked for, in their order.", list(of: "output")),
      "findings": key("All findings, also those that were not printed.", list(of: "finding")),
      "counts": key("How often each finding was found.", map(count)),
      "timings": key("Seconds by stage, and in total.", map(seconds)),
      "resources": ["$ref": "#/$defs/resources"],
    ]
  }

  private static var book: JSONValue {
    ["title": line, "language": line, "chapters": count, "images": key("Different pictures.", count)]
  }

  private static var selection: JSONValue {
    [
      "selected": count, "skipped": count,
      "posts": [
        "type": "array",
        "items": object(
          post, optional: ["date", "reason", "language", "categories", "tags", "characters"],
          "A post that was looked at."),
      ],
    ]
  }

  private static var post: JSONValue {
    [
      "path": line, "title": line, "date": key("ISO 8601.", line),
      "selected": key("Whether it is in the book.", ["type": "boolean"]),
      "reason": key("Why it is not.", line), "language": line,
      "categories": ["type": "array", "items": line], "tags": ["type": "array", "items": line],
      "characters": key("How many its text has, white space not counted.", count),
    ]
  }

  static var output: JSONValue {
    [
      "path": key("As it was named; - is standard output.", line), "format": choice(OutputFormat.self),
      "made": key("Whether it stands in its place.", ["type": "boolean"]),
      "error": key("Why it does not.", line),
      "bytes": count, "sha256": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
      "pages": key("Of a PDF.", count),
    ]
  }

  static var finding: JSONValue {
    let ids: JSONValue = ["enum": JSONValue(FindingID.allCases.map(\.rawValue).sorted())]
    return [
      "event": ["const": "finding"], "id": ids,
      "severity": ["enum": JSONValue(Severity.allCases.map(\.rawValue))], "message": line,
      "hint": key("What to do.", line), "path": key("The file.", line), "line": count, "column": count,
    ]
  }

  static var resources: JSONValue {
    [
      "peakMemory": key("The most memory that the process held, in bytes.", count),
      "cpuSeconds": key("Seconds of processor time.", seconds),
    ]
  }
}
