import Settings

extension Theme {
  /// A theme file that begins where this theme is: it extends it, and every key that there is stands there as a comment,
  /// with what it is for and the value that it has now. Whoever wants another value takes the `#` away.
  ///
  /// - Parameters:
  ///   - name: what the new theme is called.
  ///   - parent: how its file is to call this theme.
  /// - Returns: YAML that loads as it is, and makes this theme again.
  public func startingFile(named name: String, extending parent: String) -> String {
    StartingTheme(self, name: name, parent: parent).text
  }
}

/// Writes what a new theme begins with.
private struct StartingTheme {
  private(set) var text: String

  init(_ theme: Theme, name: String, parent: String) {
    text = """
      # yaml-language-server: $schema=theme.schema.json
      # (written by “bifolium schema theme > theme.schema.json”; editors then complete and check this file)
      #
      # Below stands every key, with the value that it has in \(parent.replacing("\n", with: " ")). Take away “# ” before a key,
      # and before the section that it is in, and give it the value that you want. “bifolium theme check” names
      # mistakes, “bifolium theme specimen” shows what has become of it. A style sheet called epub.css and a cover called
      # cover.svg, laid beside this file, are taken too.
      version: 1
      name: \(quoted(name))
      extends: \(quoted(parent))
      description: \(quoted("A look of our own."))

      """
    let values = theme.dump.split(separator: "\n", omittingEmptySubsequences: false)
    let own = ThemeKeys.own.members.map(\.key)
    let body = values.drop { line in line.isEmpty || own.contains { line.hasPrefix($0 + ":") } }
    write(Array(body))
  }

  /// Comments out the lines of a theme, each with what the schema says of its key.
  private mutating func write(_ lines: [Substring]) {
    var path: [String] = []
    for line in [""] + lines {
      let depth = line.prefix { $0 == " " }.count / 2
      let key = String(line.drop { $0 == " " }.prefix { $0 != ":" })
      path = path.prefix(depth) + [key]
      guard !line.isEmpty else {
        text += "\n"
        continue
      }
      let about = ThemeKeys.description(of: path).map { "  # \($0)" } ?? ""
      text += "# \(line)\(about)\n"
    }
    if !text.hasSuffix("\n") { text += "\n" }
  }
}

extension ThemeKeys {
  /// What the schema says of the key that a path of keys leads to.
  static func description(of path: [String]) -> String? {
    var schema = root
    for key in path {
      let choices = [schema] + (schema["anyOf"].map(Self.items) ?? [])
      guard let next = choices.lazy.compactMap({ $0["properties"]?[key] }).first else { return nil }
      schema = next
    }
    guard case .string(let text)? = schema["description"] else { return nil }
    return text
  }

  private static func items(_ value: JSONValue) -> [JSONValue] {
    guard case .list(let items) = value else { return [] }
    return items
  }
}
