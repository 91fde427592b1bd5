import Settings

/// The JSON Schema of theme files (draft 2020-12), for editors. What a schema cannot say, the decoder does.
public enum ThemeSchema {
  /// The schema as text, ending in a line feed.
  public static var text: String { ThemeKeys.root.text() + "\n" }
}
