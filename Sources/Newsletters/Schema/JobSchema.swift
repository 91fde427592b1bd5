import Settings

/// The JSON Schema of job files (draft 2020-12), for editors. What a schema cannot say, the decoder does.
public enum JobSchema {
  /// The schema as text, ending in a line feed.
  public static var text: String { JobKeys.root.text() + "\n" }
}
